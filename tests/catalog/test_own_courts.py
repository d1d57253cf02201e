"""Courts of a firm: files in its root that add or replace a court, and faults in them."""

import re
from pathlib import Path
from textwrap import dedent

import pypdfium2
import pytest

from assembler.catalog import Catalog
from assembler.commands.explain import explain
from assembler.commands.list import listing
from tests.support.places import ROOT
from tests.support.runs import build, check, errors, one_error, place, write_file, write_matter

NOT_HERE = ROOT / "docs" / "not-here.md"

STATE_COURT_KEYS = "jurisdiction: none\namount: none\nnumber: none\n"
"""Changes that remove the federal keys from the small suit."""


@pytest.fixture(autouse=True)
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in an empty root."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write_court(root: Path, text: str, name: str = "ours") -> Path:
    """Write the court *name* and return a matter in it."""
    write_file(root / "courts", text, f"{name}.yaml")
    return write_matter(root, f"court: {name}\n{STATE_COURT_KEYS}")


@pytest.mark.slow
def test_a_paper_is_built_from_the_ten_lines_on_the_page_on_courts(root: Path) -> None:
    (lines,) = re.findall(r"```yaml\n(.*?)```", (ROOT / "docs" / "courts.md").read_text("utf-8"), re.DOTALL)
    assert len(lines.splitlines()) == 10
    matter = write_court(root, lines, "exmuni")
    matter.write_text(f"{matter.read_text('utf-8')}county: Example\nfilings: [{{paper: complaint}}]\n", "utf-8")

    run = build(matter)

    assert (run.status, errors(run)) == (0, [])
    assert (root / "output" / "matter" / "complaint.pdf").read_bytes().startswith(b"%PDF")
    assert [row["name"] for row in listing("courts", "exmuni", root)] == ["Municipal Court of Exampleville"]
    sheet = explain("exmuni", root)
    assert "IN THE MUNICIPAL COURT OF EXAMPLEVILLE" in sheet
    assert "firm\n    cite: the clerk's guide" in sheet
    assert "inherited from `state`" in sheet


def test_a_court_of_a_tribe_needs_no_county_and_no_law_of_a_state(root: Path) -> None:
    (text,) = re.findall(r"```yaml\n(extends: state\nname: Tribal.*?)```", NOT_HERE.read_text("utf-8"), re.DOTALL)
    matter = write_court(root, text, "silver-creek")
    matter.write_text(f"{matter.read_text('utf-8')}filings: [{{paper: complaint}}]\n", "utf-8")
    run = build(matter)
    assert (run.status, errors(run)) == (0, [])


def test_a_file_of_the_same_name_takes_the_place_of_a_court(root: Path) -> None:
    program_file = next(folder / "wawd.yaml" for folder in Catalog().folders("court"))
    write_file(
        root / "courts", program_file.read_text("utf-8").replace("AT SEATTLE", "SEATTLE COURTHOUSE"), "wawd.yaml"
    )
    assert Catalog(root).record("court", "wawd").divisions.value[0].line == "SEATTLE COURTHOUSE"
    assert Catalog().record("court", "wawd").divisions.value[0].line == "AT SEATTLE"


def test_a_file_of_the_same_name_may_override_the_programs_court(root: Path) -> None:
    write_file(root / "courts", "extends: wawd\nnumber_label: {value: Cause No., basis: convention}\n", "wawd.yaml")
    firm_court = Catalog(root).record("court", "wawd")
    program_court = Catalog().record("court", "wawd")
    assert firm_court.number_label.value == "Cause No."
    restored = firm_court.model_copy(update={"number_label": program_court.number_label, "extends": "federal"})
    assert restored.model_dump() == program_court.model_dump()
    assert firm_court.program == program_court
    assert "copy; inherited from `federal`" in explain("wawd", root)
    assert "convention; inherited from the program’s `wawd`" in explain("wawd", root)
    assert "    firm\n" in explain("wawd", root)


def test_a_firm_may_add_a_style_of_citation(root: Path) -> None:
    style = "id: oregon\nname: the Oregon Appellate Courts Style Manual\nreporters: {F.2d: F2d}\n"
    write_file(root / "citation_styles", style, "oregon.yaml")
    write_file(root / "courts", "extends: wawd\ncitation_styles: {value: [oregon], basis: memory}\n", "wawd.yaml")
    (style_of_court,) = Catalog(root).record("court", "wawd").citation_styles.value
    assert style_of_court.reporters == {"F.2d": "F2d"}


def test_a_county_of_a_firms_own_overrides_its_court(root: Path) -> None:
    text = "extends: wasuper\nname: Superior Court for Pierce County\nnumber_label: {value: Cause No., basis: memory}\n"
    write_file(root / "courts" / "wasuper", f"id: wasuper/pierce\n{text}", "pierce.yaml")
    assert Catalog(root).record("court", "wasuper", "Pierce").number_label.value == "Cause No."
    assert Catalog(root).record("court", "wasuper", "King").number_label.value == "No."


INVALID_COURTS = [
    ("extends: ours", (1, 10), "YML009", "`ours` extends itself: ours -> ours", "extend `state`"),
    ("extends: sate", (1, 10), "MAT004", "no court is called `sate`", "did you mean `state`"),
    ("extends: [state]", (1, 10), "MAT003", "`extends` must be the name of a court, not a list", "a single name"),
    ("extends: state\nstate: ZZ", (2, 8), "MAT003", "`state`, `ZZ`, is not the code of a state", "two-letter code"),
    ("extends: state\nstate: Ohio", (2, 8), "MAT003", "`state`, `Ohio`, is not the code of a state", "write `OH`"),
    (
        "id: others\nextends: state",
        (1, 5),
        "MAT003",
        "the id of the record is `others`, but its file is called `ours`",
        "write `id: ours`",
    ),
    (
        "extends: state\npaper: {value: letter, basis: verified}",
        (2, 8),
        "MAT003",
        "`paper` has the basis `copy`, for which a source was read, but names no authority",
        "add `cite:`",
    ),
    (
        "extends: state\npaper: {value: letter, basis: secondary, note: a blog}",
        (2, 8),
        "MAT003",
        "`paper` has the basis `secondary`, for which a source was read, but names no authority",
        "`convention` or `memory`",
    ),
    ("extends: state\npaper: {value: letter}", (2, 8), "MAT001", "`paper.basis` is missing", "add `basis:`"),
    ("extends: state\npaper: letter", (2, 8), "MAT003", "`paper`, `letter`, is not a map of keys", ""),
    (
        "extends: state\npaper: {value: letter, basis: sure}",
        (2, 31),
        "MAT003",
        "`paper.basis`, `sure`, is not an allowed value",
        "`official`, `copy`, `secondary`, `derived`, `convention`, `memory` or `firm`",
    ),
    (
        "extends: state\npaper: {value: letter, basis: offical}",
        (2, 31),
        "MAT003",
        "`paper.basis`, `offical`, is not an allowed value",
        "did you mean `official`?",
    ),
    ("extends: state\ncolor: blue", (2, 1), "MAT002", "`color` is not a known key here", ""),
    (
        "extends: state\nmargins: {value: {top: 1, botom: 1, bottom: 1, left: 1, right: 1}, basis: memory}",
        (2, 27),
        "MAT002",
        "`margins.value.botom` is not a known key here",
        "did you mean `bottom`?",
    ),
    ("name: Our Court", (1, 1), "MAT001", "the record lacks 27 values", "`extends: federal` or `extends: state`"),
    (
        'extends: state\nnumber_pattern: {value: "(", basis: memory}',
        (2, 25),
        "MAT003",
        "`number_pattern.value`, `(`, is not a regular expression: unclosed group",
        "",
    ),
    (
        "extends: state\ntitle_lines: {value: ['THE {kounty} COURT'], basis: memory}",
        (2, 23),
        "MAT003",
        "has a placeholder other than {county}, {district}, {city}",
        "",
    ),
    (
        "extends: state\npitch: {value: 0, basis: memory}",
        (2, 16),
        "MAT003",
        "`pitch.value`, `0`, is not more than 0",
        "",
    ),
    (
        "extends: state\nredaction: {value: last four, basis: memory}",
        (2, 20),
        "MAT003",
        "`redaction.value`, `last four`, is not a map of names",
        "",
    ),
    ("extends: state\ndismissal: {value: texs, basis: memory}", (2, 20), "MAT004", "`texs`", "did you mean `texas`"),
    ("extends: federal\ncircuit: 99", (2, 10), "MAT004", "no circuit is called `99`", ""),
    (
        "extends: state\ncitation_styles: {value: [blubook], basis: memory}",
        (2, 27),
        "MAT004",
        "no citation style is called `blubook`",
        "did you mean `bluebook`",
    ),
]


@pytest.mark.parametrize(("text", "at", "code", "message", "fix"), INVALID_COURTS)
def test_an_invalid_court_is_reported_at_its_line_and_column(
    text: str, at: tuple[int, int], code: str, message: str, fix: str
) -> None:
    error = one_error(check(write_court(Path(), text)))

    assert (place(error), error["code"]) == (("courts/ours.yaml", *at), code)
    assert message in error["message"]
    assert fix in error["fix"]


def test_a_cycle_of_courts_is_reported_at_its_last_link(root: Path) -> None:
    write_file(root / "courts", "extends: ours\n", "theirs.yaml")
    error = one_error(check(write_court(root, "extends: theirs")))
    assert place(error) == ("courts/theirs.yaml", 1, 10)
    assert error["message"] == "`ours` extends itself: ours -> theirs -> ours"


def test_a_fault_in_an_extended_court_is_reported_in_its_file(root: Path) -> None:
    parent = """\
        extends: state
        paper: {value: letter, basis: verified}
    """
    write_file(root / "courts", dedent(parent), "theirs.yaml")
    error = one_error(check(write_court(root, "extends: theirs")))
    assert place(error) == ("courts/theirs.yaml", 2, 8)


@pytest.mark.parametrize("rules", ["{left: double, right: single}", "{left: none, right: none}"])
def test_a_court_with_twenty_six_lines_a_page_builds_a_paper_with_or_without_rules(root: Path, rules: str) -> None:
    lines = f"""
        id: ours
        extends: state
        name: Court of Twenty-six Lines
        numbered_lines: {{value: 26, basis: convention}}
        pitch: {{value: 24, basis: convention}}
        margins: {{value: {{top: 1, bottom: 0.75, left: 1.5, right: 0.5}}, basis: convention}}
        line_rules: {{value: {rules}, basis: convention}}
    """
    matter = write_court(root, lines)
    matter.write_text(f"{matter.read_text('utf-8')}county: Example\nfilings: [{{paper: complaint}}]\n", "utf-8")

    run = build(matter)

    assert (run.status, errors(run)) == (0, [])
    with pypdfium2.PdfDocument(root / "output" / "matter" / "complaint.pdf") as document:
        numbers = document[0].get_textpage().get_text_bounded().splitlines()[:26]
    assert numbers == [str(number) for number in range(1, 27)]
