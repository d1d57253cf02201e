"""The pages of docs/ and the README match the program."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from assembler.catalog.record_kinds import KINDS
from assembler.cli import cli
from assembler.docgen import RULE_PAGES, pages, stale, write
from assembler.docgen.markdown import sentences
from assembler.docgen.matter import models_of_matter
from assembler.docgen.rules import FAMILIES
from assembler.findings.faults import FAULTS
from assembler.model.filing import Filing
from assembler.model.matter import Matter
from assembler.rules import all_rules
from tests.pictures import FOLDER, PICTURES, is_current
from tests.support.places import HANDWRITTEN_PAGES, ROOT

RULES = all_rules()

README = (ROOT / "README.md").read_text("utf-8")
MINIMAL = ROOT / "matters" / "minimal" / "matter.yaml"


def code_blocks(text: str) -> list[str]:
    """Return the blocks of code of a page."""
    return re.findall(r"^```\w*\n(.*?)\n```$", text, re.DOTALL | re.MULTILINE)


@pytest.mark.slow
def test_each_generated_page_is_current() -> None:
    outdated = [str(name) for name, text in pages().items() if (ROOT / name).read_text("utf-8") != text]
    assert outdated == [], "run `make docs`"


@pytest.mark.slow
def test_there_is_a_page_for_each_rule_and_no_other() -> None:
    rule_pages = {file.relative_to(ROOT) for file in (ROOT / RULE_PAGES).glob("*.md")}
    assert rule_pages == {name for name in pages() if name.parent == RULE_PAGES}
    assert len(rule_pages) == len(RULES) + 1 > 30


def test_only_pages_that_changed_are_written_and_stale_pages_are_removed(tmp_path: Path) -> None:
    stale_page = tmp_path / RULE_PAGES / "XXX999-gone.md"
    stale_page.parent.mkdir(parents=True)
    stale_page.write_text("gone", "utf-8")
    assert [*stale(tmp_path)] == [RULE_PAGES / "XXX999-gone.md"]
    assert len([*write(tmp_path)]) == len(pages()) + 1
    assert [*write(tmp_path)] == []
    assert not stale_page.exists()


def test_the_page_on_the_matter_has_every_key_of_every_map() -> None:
    page = pages()[Path("docs/matter.md")]
    assert {Matter, Filing} < set(models_of_matter())
    model_keys = [
        (model, field.alias or key) for model in models_of_matter() for key, field in model.model_fields.items()
    ]
    rows = page.replace("**", "").replace("°", "")
    missing = [f"{model.__name__}.{key}" for model, key in model_keys if f"`{key}` |" not in rows]
    assert missing == []
    assert code_blocks(page)[1] == MINIMAL.read_text("utf-8").strip()


def test_the_page_on_the_matter_begins_with_a_map_of_its_keys_in_the_order_of_a_matter() -> None:
    keys = re.findall(r"^(\w+): ", code_blocks(pages()[Path("docs/matter.md")])[0], re.MULTILINE)
    assert sorted(keys) == sorted(field.alias or key for key, field in Matter.model_fields.items())
    readme_keys = re.findall(r"^(\w+):", code_blocks(README)[1], re.MULTILINE)
    assert len(readme_keys) > 8
    assert [key for key in keys if key in readme_keys] == readme_keys


def test_the_page_on_the_command_line_has_every_command_and_option() -> None:
    page = pages()[Path("docs/cli.md")]
    assert len(cli.commands) > 6
    for name, command in cli.commands.items():
        assert f"## assembler {name}\n" in page
        section = page.partition(f"## assembler {name}\n")[2].partition("\n## ")[0]
        options = [option for parameter in command.params for option in parameter.opts if option.startswith("--")]
        assert [option for option in options if f"`{option}`" not in section] == []


def test_every_rule_and_fault_is_in_the_tables() -> None:
    page = pages()[RULE_PAGES / "README.md"]
    assert [code for code, rule in RULES.items() if f"[{code}]({code}-{rule.name}.md)" not in page] == []
    assert [code for code in FAULTS if f"| `{code}` |" not in page] == []
    assert {code[:3] for code in RULES} == set(FAMILIES)


@pytest.mark.parametrize(
    ("text", "expected_sentences"),
    [
        ("One. Two.", ["One.", "Two."]),
        ("See Fed. R. Civ. P. 41(a). Then go.", ["See Fed. R. Civ. P. 41(a).", "Then go."]),
        ("Acme, Inc. Sues. It wins!", ["Acme, Inc. Sues.", "It wins!"]),
        ("Wash. CR 10 asks. `x` is.", ["Wash. CR 10 asks.", "`x` is."]),
        ("Alpha Corp. v. Beta Co. A page.", ["Alpha Corp. v. Beta Co. A page."]),
        ("no end", ["no end"]),
    ],
)
def test_prose_has_one_sentence_per_line_and_citations_stay_whole(text: str, expected_sentences: list[str]) -> None:
    assert [*sentences(text)] == expected_sentences


def test_the_page_on_trust_has_every_folder_of_records_and_every_code_of_trust() -> None:
    page = (ROOT / "docs" / "trust.md").read_text("utf-8")
    assert [folder for folder, _ in KINDS.values() if f"`{folder}/`" not in page] == []
    assert [code for code in FAULTS if code.startswith("TRU") and f"`{code}`" not in page] == []


def test_links_and_pictures_lead_somewhere() -> None:
    targets = [(page, target) for page in HANDWRITTEN_PAGES for target in linked_files(page)]
    assert len(targets) > 30
    assert [(page.name, target) for page, target in targets if not (page.parent / target).exists()] == []


def linked_files(page: Path) -> list[str]:
    """Return the files that *page* links to, and the files of its pictures."""
    targets = re.findall(r"\]\(([^)#\s]+)[^)]*\)|src=\"([^\"]+)\"", page.read_text("utf-8"))
    return [link or picture for link, picture in targets if "://" not in link]


def test_pictures_are_small_and_all_of_them_are_shown() -> None:
    pictures = sorted((ROOT / "docs" / "pictures").iterdir())
    pictures_shown = {Path(target).name for page in HANDWRITTEN_PAGES for target in linked_files(page)}
    assert pictures
    assert [file.name for file in pictures if file.stat().st_size >= 100_000 or file.name not in pictures_shown] == []


def test_each_picture_shows_the_page_as_it_is() -> None:
    assert {f"{name}.png" for name in PICTURES} == {file.name for file in FOLDER.glob("*.png")}
    assert [name for name in PICTURES if not is_current(name)] == [], "run `make pictures`"


def test_the_matter_in_the_readme_is_the_file_on_disk() -> None:
    assert MINIMAL.read_text("utf-8").strip() in code_blocks(README)


def test_the_finding_in_the_readme_is_the_one_that_check_gives(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (events,) = (block for block in code_blocks(README) if block.startswith("events:"))
    (report,) = (block for block in code_blocks(README) if " error DIS001: " in block)
    monkeypatch.chdir(tmp_path)
    matter = tmp_path / "matters" / "minimal" / "matter.yaml"
    matter.parent.mkdir(parents=True)
    matter.write_text(f"{MINIMAL.read_text('utf-8')}\n{events}\n", "utf-8")
    result = CliRunner().invoke(cli, ["check", "matters/minimal"])
    assert result.exit_code == 1
    assert f"{report}\n" in result.output


def test_the_readme_lists_every_command_with_the_first_paragraph_of_its_help() -> None:
    for name, command in cli.commands.items():
        about = " ".join((command.help or "").partition("\n\n")[0].split())
        assert f"| `assembler {name}` | {about} |" in README


def test_the_readme_begins_with_installation_and_disclaims_legal_advice() -> None:
    commands = code_blocks(README)[0].splitlines()
    assert [line.partition("  ")[0].split(" #")[0].strip() for line in commands] == [
        "apt-get update && apt-get install -y git make python3 python3-venv",
        "git clone ADDRESS assembler",
        "cd assembler",
        "make filing",
        "make test",
    ]
    assert "\nNothing here is legal advice.\n" in README
