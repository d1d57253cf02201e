"""One wrong key or value does not hide the findings on the rest of a matter, and causes none by itself."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from assembler.catalog import Catalog
from assembler.commands.report import UNCHECKED_REMARK, last_line
from assembler.findings.finding import Finding, MatterError
from assembler.findings.path import KeyPath
from assembler.load.source import Source
from assembler.load.yaml_reader import read_yaml
from assembler.pipeline import check_matter
from assembler.results import Options
from assembler.validate import validate
from tests.support.matters import SUIT
from tests.support.places import ROOT
from tests.support.runs import build, check, write_file

pytestmark = pytest.mark.usefixtures("folder")


def errors_after(folder: Path, *changes: tuple[str, str]) -> list[tuple[str, str]]:
    """Return the code and message of each error in the suit after *changes*, which map old texts to new ones."""
    text = SUIT
    for right, wrong in changes:
        assert right in text
        text = text.replace(right, wrong, 1)
    run = check(write_file(folder, text))
    return [(error["code"], error["message"]) for error in run.findings if error["severity"] == "error"]


WRONG_PARTS = [
    (("court: nysd", "cuort: nysd"), ("MAT002", "`cuort` is not a known key here")),
    (("role: plaintiff", "role: plaintif"), ("MAT003", "unknown role `plaintif`")),
    (("amount: 75000", "amount: much"), ("MAT003", "`amount`, `much`, is not a sum of money")),
    (
        ("date: 2025-03-03", "date: soon"),
        ("MAT003", "`date`, `soon`, is not a date such as 2021-03-02 or March 2, 2021"),
    ),
    (("text: Alpha paid.", "words: Alpha paid."), ("MAT002", "`words` is not a known key here")),
    (("cause: ny-breach-of-contract", "cause: no-such"), ("MAT004", "no cause of action is called `no-such`")),
    (("paper: complaint", "paper: no-such"), ("MAT004", "no document type is called `no-such`")),
]
"""A change of the suit, and the finding on it."""


@pytest.mark.parametrize("court", ["court: no-such", "about: A test."])
@pytest.mark.slow
def test_a_matter_whose_court_is_wrong_or_missing_is_read_without_it(folder: Path, court: str) -> None:
    text = SUIT.replace("court: nysd", f"division: Nowhere\n{court}", 1)
    findings = check(write_file(folder, text)).findings
    findings_with_bob = check(write_file(folder, text.replace("[ann]", "[bob]", 1))).findings
    assert len(findings) == 1
    assert [error["message"] for error in findings_with_bob] == [findings[0]["message"], "no attorney is called `bob`"]


@pytest.mark.parametrize(("change", "error"), WRONG_PARTS)
def test_a_wrong_part_does_not_hide_an_undefined_name_elsewhere(
    folder: Path, change: tuple[str, str], error: tuple[str, str]
) -> None:
    undefined_attorney = ("counsel: [ann]", "counsel: [bob]")
    reported = errors_after(folder, change, undefined_attorney)
    assert sorted(reported) == sorted([error, ("MAT004", "no attorney is called `bob`")])


@pytest.mark.parametrize(("change", "error"), WRONG_PARTS)
def test_a_wrong_part_alone_is_one_finding(folder: Path, change: tuple[str, str], error: tuple[str, str]) -> None:
    assert errors_after(folder, change) == [error]


def test_a_misspelled_required_key_is_one_finding_and_its_wrong_value_is_a_second_finding(folder: Path) -> None:
    assert errors_after(folder, ("role: plaintiff", "roel: plaintif")) == [
        ("MAT002", "`roel` is not a known key here"), ("MAT003", "unknown role `plaintif`")
    ]  # fmt: skip


@pytest.mark.parametrize("change", [("amount: 75000", "amuont: 75000"), ("counsel: [ann]", "counsel: [bob]")])
def test_private_numbers_are_found_although_a_key_or_a_name_is_wrong(folder: Path, change: tuple[str, str]) -> None:
    findings = errors_after(folder, change, ("Alpha paid.", "Alpha paid from 123-45-6789."))
    assert "PRV001" in [code for code, _ in findings]


def test_an_undefined_name_that_a_part_left_out_may_define_is_not_reported(folder: Path) -> None:
    paragraph = ("{id: paid, text: Alpha paid.}", "{id: paid, txet_of_it: Alpha paid.}")
    assert [code for code, _ in errors_after(folder, paragraph)] == ["MAT002"]


def test_a_name_that_is_defined_nowhere_is_reported_beside_a_part_left_out(folder: Path) -> None:
    paragraph = ("{id: paid, text: Alpha paid.}", "{id: paid, txet_of_it: Alpha paid.}")
    reported = errors_after(folder, paragraph, ("performance: [paid]", "performance: [piad, gone]"))
    assert ("MAT004", "no allegation is called `gone`") in reported


def test_places_are_those_of_the_file_although_parts_before_them_are_left_out(folder: Path) -> None:
    text = SUIT.replace("- {id: signed", "- {idd_of_it: x, id: signed", 1).replace("[ann]", "[bob]")
    text = text.replace("relief: [award damages]", "relief: [{x: y}, '[[gone]]']")
    findings = check(write_file(folder, text)).findings
    lines = text.splitlines()
    marked_words = [lines[error["line"] - 1][error["column"] - 1 : error["end_column"] - 1] for error in findings]
    assert {"idd_of_it", "bob", "gone"} <= set(marked_words)


def test_a_matter_with_an_unreadable_base_has_no_further_findings(folder: Path) -> None:
    run = check(write_file(folder, "exteds: suit.yaml\nparties: {alpha: {counsel: [bob]}}\n"))
    assert "MAT004" not in [error["code"] for error in run.findings]


def paths(data: Any, path: KeyPath = ()) -> list[KeyPath]:
    """Return *path*, which leads to *data*, and the path of each value in *data* at any depth."""
    entries: Iterable[tuple[Any, Any]] = ()
    if isinstance(data, dict):
        entries = data.items()
    elif isinstance(data, list):
        entries = enumerate(data)
    return [path, *(inner_path for key, value in entries for inner_path in paths(value, (*path, key)))]


def renamed(data: Any, path: KeyPath, ending: str) -> Any:
    """Return *data* with *ending* after the key at *path*."""
    first = path[0]
    remaining = path[1:]
    if isinstance(data, list):
        return [renamed(value, remaining, ending) if index == first else value for index, value in enumerate(data)]
    if remaining:
        return {key: renamed(value, remaining, ending) if key == first else value for key, value in data.items()}
    return {f"{key}{ending}" if key == first else key: value for key, value in data.items()}


@pytest.mark.parametrize("ending", ["s", "_is_not_it"])
@pytest.mark.parametrize("path", [path for path in paths(read_yaml(SUIT, "f").data) if path and path[-1] != 0])
def test_no_wrong_key_makes_a_finding_elsewhere(path: KeyPath, ending: str) -> None:
    document = read_yaml(SUIT, "matter.yaml")
    if not isinstance(path[-1], str):
        path = path[:-1]
    data = renamed(document.data, path, ending)
    source = Source(Path.cwd() / "matter.yaml", Path.cwd(), data, document.values, document.keys, texts={})
    other_codes = [finding.code for finding in findings_on(source) if finding.code not in {"MAT001", "MAT002"}]

    is_name = path[:-1] in {("parties",), ("counsel",)}  # another name, which nothing refers to
    is_element = path[-2:-1] in {("elements",), ("choices",)}
    assert is_name or other_codes == (["MAT004"] if is_element else [])


def findings_on(source: Source) -> tuple[Finding, ...]:
    try:
        validate(source, Catalog(Path.cwd()))
    except MatterError as error:
        return error.findings
    return ()


def test_a_batch_without_its_rows_is_one_finding(folder: Path) -> None:
    text = SUIT.replace("date: 2025-03-03", "date: <<day>>").replace("[ann]", "[bob]")
    assert [error["code"] for error in check(write_file(folder, text)).findings] == ["BAT015"]


def test_no_paper_is_built_from_the_readable_part(folder: Path) -> None:
    run = build("--out", folder / "out", write_file(folder, SUIT.replace("amount:", "amuont:")))
    assert run.status == 1
    assert not list(folder.glob("out/**/*.pdf"))


# -- The rules beside a wrong key -------------------------------------------------------------------------------------

DISMISSAL = (ROOT / "matters" / "minimal" / "matter.yaml").read_text("utf-8")
ANSWERED = DISMISSAL.replace(
    "docket_read", "events: [{event: answer, by: [strings], date: 2025-05-20}]\ndocket_read", 1
)

WRONG_KEYS = [
    ("court:", "zzz: 1\ncourt:"),
    ("court:", "zzz: {deep: [1, {er: 2}]}\ncourt:"),
    ("    kind: corporation", "    zzz: 1\n    kind: corporation"),
    ("    date: 2025-06-02", "    zzz: 1\n    date: 2025-06-02"),
    ("  - paper:", "  - zzz: 1\n    paper:"),
    ("    date: 2025-06-02", "    responses: [Denied.]\n    date: 2025-06-02"),
    ("about:", "abuot:"),
]
"""A change of a matter that adds or misspells a key."""


@pytest.mark.parametrize(("right", "wrong"), WRONG_KEYS)
def test_a_wrong_key_does_not_hide_that_a_dismissal_is_barred(folder: Path, right: str, wrong: str) -> None:
    run = check(write_file(folder, ANSWERED.replace(right, wrong, 1)))
    assert sorted(finding["code"] for finding in run.findings) == ["DIS001", "MAT002"]


def test_no_paper_is_made_beside_a_wrong_key(folder: Path) -> None:
    run = build(write_file(folder, f"{DISMISSAL}\nzzz: 1\n"), "--out", folder / "out")
    assert [finding["code"] for finding in run.findings] == ["MAT002"]
    assert not [*folder.rglob("*.pdf")]


def test_no_rule_asks_for_a_key_that_is_at_a_wrong_place(folder: Path) -> None:
    def remedies(key: str) -> list[str]:
        text = DISMISSAL.replace("earlier_dismissals: none", key, 1)
        return [finding["fix"] for finding in check(write_file(folder, text)).findings]

    assert any("add `earlier_dismissals:" in fix for fix in remedies("zzz: 1"))
    fixes = remedies("sentences: {}\nevents: [{event: appearance, date: 2025-05-01, earlier_dismissals: none}]")
    assert fixes
    assert not any("add `earlier_dismissals:" in fix for fix in fixes)


def test_after_a_wrong_value_the_last_line_says_that_most_rules_were_not_applied(folder: Path) -> None:
    wrong_value = check_matter(write_file(folder, f"{ANSWERED}\ndemand: lots\n"), Options())
    assert [finding.code for finding in wrong_value.findings] == ["MAT003"]
    assert last_line([wrong_value]) == f"1 error; {UNCHECKED_REMARK}"
    wrong_key = check_matter(write_file(folder, f"{ANSWERED}\nzzz: 1\n"), Options())
    assert last_line([wrong_key]) == "2 errors"
