"""`assembler fix` corrects mistakes with only one remedy, shows them first, and changes all files or none."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from assembler.cli import cli
from assembler.commands.fix import certain_fixes
from assembler.findings.suggestions import certain_name, did_you_mean, similar_names
from assembler.results import Options
from assembler.write.matter_files import Change, change_files
from tests.support.matters import SUIT
from tests.support.runs import Run, check, write_file
from tests.support.terminal import Terminal

pytestmark = pytest.mark.usefixtures("folder")

MISSPELLINGS = {
    "role: plaintiff": "roel: plaintif  # who sues",
    "counsel: [ann]": "counsel: ['anne']",
    "breach: [broke]": "breech: [brok]",
    "Alpha paid.": '"Alpha paid; see [[signd]]."',
}
"""Texts of the suit, each with its misspelled form."""


def misspelled_suit() -> str:
    """Return the text of the suit with all the misspellings."""
    text = SUIT
    for correct_text, misspelled_text in MISSPELLINGS.items():
        assert correct_text in text
        text = text.replace(correct_text, misspelled_text, 1)
    return text


def fix(*arguments: str | Path) -> Run:
    result = CliRunner().invoke(cli, ["fix", *map(str, arguments)], catch_exceptions=False)
    return Run(result.exit_code, findings=[], out=result.stdout, err=result.stderr)


def test_misspelled_keys_values_names_and_references_are_corrected_and_nothing_else_changes(folder: Path) -> None:
    file = write_file(folder, misspelled_suit())
    run = fix("--write", file)

    restored = SUIT.replace("role: plaintiff", "role: plaintiff  # who sues", 1)
    restored = restored.replace("Alpha paid.", '"Alpha paid; see [[signed]]."')
    assert run.status == 0
    assert file.read_text("utf-8") == restored
    assert check(file).status == 0


def test_the_difference_is_shown_and_nothing_changes_without_confirmation(folder: Path) -> None:
    file = write_file(folder, misspelled_suit())
    run = fix(file)

    assert run.status == 1
    assert "-    roel: plaintif  # who sues" in run.out.splitlines()
    assert "+    role: plaintiff  # who sues" in run.out.splitlines()
    assert file.read_text("utf-8") == misspelled_suit()


@pytest.mark.slow
@pytest.mark.parametrize(("answer", "is_corrected"), [("y", True), ("n", False), ("", False)])
def test_on_a_terminal_only_yes_confirms_the_corrections(folder: Path, answer: str, *, is_corrected: bool) -> None:
    file = write_file(folder, misspelled_suit())
    terminal = Terminal(folder, "fix", "matter.yaml")
    terminal.answer("Make these changes? [y/N]", answer)

    assert terminal.finish() == (0 if is_corrected else 1)
    assert ("roel" not in file.read_text("utf-8")) is is_corrected


def test_a_matter_without_mistakes_is_unchanged(folder: Path) -> None:
    file = write_file(folder, SUIT)
    changed_at = file.stat().st_mtime_ns
    run = fix("--write", file)
    assert run.status == 0
    assert run.out == ""
    assert file.stat().st_mtime_ns == changed_at


def test_line_endings_and_file_mode_are_unchanged(folder: Path) -> None:
    file = folder / "matter.yaml"
    file.write_bytes(misspelled_suit().replace("\n", "\r\n").encode())
    file.chmod(0o640)
    fix("--write", file)

    assert file.read_bytes().count(b"\r\n") == file.read_bytes().count(b"\n") == SUIT.count("\n")
    assert file.stat().st_mode & 0o777 == 0o640
    assert sorted(path.name for path in folder.iterdir()) == ["matter.yaml"]


def test_a_mistake_in_the_file_that_a_matter_extends_is_corrected_there(folder: Path) -> None:
    base = write_file(folder, misspelled_suit(), "suit.yaml")
    file = write_file(folder, "extends: suit.yaml\nabuot: A test.\n")
    assert fix("--write", file).status == 0

    assert file.read_text("utf-8") == "extends: suit.yaml\nabout: A test.\n"
    assert "role: plaintiff" in base.read_text("utf-8")


@pytest.mark.parametrize(
    ("right_text", "wrong_text"),
    [
        ("court: nysd", "court: nyed1"),
        ("dismisses: all", "dismisses: [bet]"),
        ("prejudice: without", "prejudice: withou"),
        ("dismisses: all", "dismisses: [beta_2]"),
    ],
)
def test_the_court_and_the_dismissed_claims_are_never_guessed(folder: Path, right_text: str, wrong_text: str) -> None:
    file = write_file(folder, SUIT.replace(right_text, wrong_text, 1))
    run = fix("--write", file)
    assert run.status == 0
    assert run.out == ""
    assert wrong_text in file.read_text("utf-8")
    assert "1 finding without a certain remedy" in run.err


def test_yaml_that_cannot_be_read_is_reported_as_by_check(folder: Path) -> None:
    run = fix(write_file(folder, "a: b: c"))
    assert run.status == 1
    assert "YML003" in run.out


def test_a_file_that_was_saved_meanwhile_is_not_overwritten(folder: Path) -> None:
    base = write_file(folder, misspelled_suit(), "suit.yaml")
    file = write_file(folder, "extends: suit.yaml\nabuot: A test.\n")
    fixes = certain_fixes(file, Options())
    base.write_text("# saved meanwhile\n", "utf-8")

    with pytest.raises(Exception, match="has changed since it was read"):
        fixes.write()
    assert "abuot" in file.read_text("utf-8")
    assert base.read_text("utf-8") == "# saved meanwhile\n"


def test_a_file_outside_the_root_is_never_changed(folder: Path) -> None:
    outside_file = write_file(folder, "about: a\n")
    old_data = outside_file.read_bytes()
    root = folder / "root"
    root.mkdir()
    link = root / "link.yaml"
    link.symlink_to(outside_file)
    for file in (outside_file, link):
        with pytest.raises(Exception, match="outside the root"):
            change_files({file: Change(old_data, b"changed")}, root)
    assert outside_file.read_bytes() == old_data


def test_if_one_file_cannot_be_replaced_the_others_are_restored(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_file(folder, misspelled_suit(), "suit.yaml")
    file = write_file(folder, "extends: suit.yaml\nabuot: A test.\n")
    real_replace = Path.replace

    def refuse_the_second(part: Path, target: Path) -> Path:
        if target.name == "suit.yaml" and "roel" not in part.read_text("utf-8"):
            raise PermissionError
        return real_replace(part, target)

    fixes = certain_fixes(file, Options())
    monkeypatch.setattr(Path, "replace", refuse_the_second)
    with pytest.raises(Exception, match="open in another program"):
        fixes.write()
    assert "abuot" in file.read_text("utf-8")
    assert (folder / "suit.yaml").read_text("utf-8") == misspelled_suit()
    assert sorted(path.name for path in folder.iterdir()) == ["matter.yaml", "suit.yaml"]


@pytest.mark.parametrize(
    ("word", "names", "correction"),
    [
        ("plaintif", ["plaintiff", "defendant"], "plaintiff"),
        ("roel", ["role", "pro_se"], "role"),
        ("Contract", ["contract"], "contract"),
        ("count-2", ["count-1"], ""),
        ("paid_one", ["paid_on", "paid_ones"], ""),
        ("awz", ["aws"], ""),
        ("unlike", ["role"], ""),
        ("role", [], ""),
    ],
)
def test_a_correction_is_certain_if_only_one_name_is_similar(word: str, names: list[str], correction: str) -> None:
    assert certain_name(word, names) == correction


OPPOSITES = [
    ("unopposed", "opposed"),
    ("disagreed", "agreed"),
    ("answered", "unanswered"),
    ("nonplaintiff", "plaintiff"),
    ("non-plaintiff", "plaintiff"),
    ("not limited liability company", "limited liability company"),
    ("not with", "with"),
    ("without", "with"),
    ("unoposed", "opposed"),
    ("harmless", "harm"),
    ("trial not begun", "trial begun"),
    ("unlisted value", "listed_value"),
]


@pytest.mark.parametrize(("word", "opposite"), [*OPPOSITES, *((second, first) for first, second in OPPOSITES)])
def test_a_word_is_never_corrected_to_its_opposite(word: str, opposite: str) -> None:
    assert certain_name(word, [opposite]) == ""
    assert opposite not in did_you_mean(word, [opposite, "another"]).partition("did you mean")[2]


def test_the_negation_of_a_name_is_not_a_misspelling_of_another() -> None:
    assert similar_names("nonplaintiff", ["plaintiff", "involuntary plaintiff"]) == []
    assert similar_names("plaintif", ["plaintiff", "involuntary plaintiff"])[0] == "plaintiff"


def enumerated_values(schema: object) -> Iterator[str]:
    """Yield each value that a field of *schema* allows by name."""
    if isinstance(schema, dict):
        yield from (value for value in schema.get("enum", ()) if isinstance(value, str))
        schema = [*schema.values()]
    if isinstance(schema, list):
        for part in schema:
            yield from enumerated_values(part)


@pytest.mark.slow
def test_no_allowed_value_corrects_its_own_negation() -> None:
    schema = Path(__file__).parents[2] / "docs" / "matter.schema.json"
    values = sorted({*enumerated_values(json.loads(schema.read_text("utf-8")))})
    assert len(values) > 100
    for value in values:
        negations = [f"{prefix}{value}" for prefix in ("un", "dis", "non", "non-", "in", "not ", "no ")]
        if value[-1].isalpha():
            negations.append(f"{value}less")
        for negation in negations:
            assert certain_name(negation, [value]) == certain_name(value, [negation]) == "", negation
            assert similar_names(negation, [value]) == similar_names(value, [negation]) == [], negation


def test_a_misspelled_negative_word_is_corrected() -> None:
    assert certain_name("withut", ["without", "other"]) == "without"
    association = "unincorporated association"
    assert certain_name("unincorporated asociation", [association, "other"]) == association


def test_a_name_that_contains_the_whole_word_is_suggested_before_a_similar_name() -> None:
    assert similar_names("Delta", ["beta", "delta_insurance", "carl_gamma"]) == ["delta_insurance"]
    assert similar_names("deta", ["beta", "delta_insurance"]) == ["beta"]
