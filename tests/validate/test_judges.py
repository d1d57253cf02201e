"""The orders of a judge: files in a firm's `judges/` that override values of the court, and faults in them."""

import re
from pathlib import Path

import pytest
import yaml

from assembler.catalog import Catalog
from assembler.commands.explain import explain
from tests.support.places import ROOT
from tests.support.runs import check, one_error, write_file, write_matter

SAMPLE = ROOT / "matters" / "before_a_judge"


pytestmark = pytest.mark.usefixtures("folder")


def test_the_page_on_judges_shows_the_file_of_the_sample() -> None:
    page = (ROOT / "docs" / "judges.md").read_text("utf-8")
    example = re.search(r"```yaml\n(.*?)```", page, re.DOTALL)
    assert example
    assert yaml.safe_load(example[1]) == yaml.safe_load((SAMPLE / "judges" / "jordan_example.yaml").read_text("utf-8"))


def test_the_orders_of_a_judge_override_the_court_as_the_firms_word() -> None:
    catalog = Catalog(SAMPLE)
    court = catalog.record("court", "nysd", None, "JORDAN EXAMPLE")
    court_of_other_judge = catalog.record("court", "nysd", None, "Robin Example")
    assert (court.type.value.size, court.type.basis, court_of_other_judge.type.value.size) == (14, "firm", 12)
    assert court.margins == court_of_other_judge.margins
    assert court.program.type.value.size == 12


def test_the_orders_of_a_judge_override_the_values_of_the_county(folder: Path) -> None:
    text = "for_judge: Jordan Example\nextends: wasuper\nnumber_pattern: {value: x, basis: memory}\n"
    write_file(folder / "judges", text, "example.yaml")
    court = Catalog(folder).record("court", "wasuper", "King", "Jordan Example")
    assert (court.number_pattern.value, court.motion.value.order.required) == ("x", True)


def test_a_matter_without_a_judge_on_file_is_checked_against_the_court(folder: Path) -> None:
    motion = "{paper: motion_for_voluntary_dismissal, date: 2025-06-02, dismisses: all, prejudice: without}"
    suit = f"court: wawd\ndivision: Seattle\nnumber: 2:25-cv-00000\nfilings:\n  - {motion}\n"

    def messages(word: str) -> list[str]:
        order = f"{{paper: order_of_dismissal, date: 2025-06-02{word}}}"
        findings = check(str(write_matter(folder, f"{suit}  - {order}\n"))).findings
        return [finding["message"] for finding in findings if finding["code"] == "JDG001"]

    assert messages("") == ["`wawd` wants proposed orders in Word, by e-mail to chambers"]
    assert messages(", word: true") == []


def test_a_matter_is_checked_against_the_orders_of_its_judge(folder: Path) -> None:
    judge_orders = (
        "proposed_orders: {value: {word: true}, basis: memory}\ncourtesy_copies: {value: one copy, basis: memory}\n"
    )
    write_file(folder / "judges", f"for_judge: Jordan Example\nextends: nysd\n{judge_orders}", "example.yaml")
    motion = "{paper: motion_for_voluntary_dismissal, date: 2025-06-02, dismisses: all, prejudice: without}"
    order = "{paper: order_of_dismissal, date: 2025-06-02}"
    suit = "court: nysd\nnumber: 1:25-cv-00000\njudge: {name: Jordan Example, initials: JE}\n"
    findings = check(str(write_matter(folder, f"{suit}filings:\n  - {motion}\n  - {order}\n"))).findings
    messages = [finding["message"] for finding in findings if str(finding["code"]).startswith("JDG")]
    assert sorted(messages) == [
        "Judge Jordan Example wants courtesy copies: one copy",
        "Judge Jordan Example wants proposed orders in Word",
    ]
    assert [finding["message"] for finding in findings if finding["code"] == "TRU003"] != []


@pytest.mark.parametrize(
    ("court", "name", "intended"),
    [
        ("nysd", "Jordan Exampel", "did you mean `Jordan Example`?"),
        ("nysd", "Jordann Example", "did you mean `Jordan Example`?"),
        ("nysd", "J. Example", "did you mean `Jordan Example`?"),
        ("nysd", "Jordan P. Example", "did you mean `Jordan Example`?"),
        ("nysd", "JORDAN EXAMPLE", ""),
        ("nysd", "Robin Example", ""),
        ("nysd", "Jordan Sample", ""),
        ("nysd", "R. Example", ""),
        ("nysd", ".", ""),
        ("nyed", "Jordan Exampel", ""),
    ],
)
def test_a_name_like_that_of_a_judge_on_file_in_the_court_is_a_note(
    folder: Path, court: str, name: str, intended: str
) -> None:
    write_file(folder / "judges", "for_judge: Jordan Example\nextends: nysd\n", "example.yaml")
    matter = write_matter(folder, f"court: {court}\nnumber: 1:25-cv-00000\njudge: {{name: {name}, initials: JE}}\n")
    notes = [finding for finding in check(str(matter)).findings if finding["code"] == "JDG003"]
    assert [(finding["severity"], finding["fix"], finding["line"]) for finding in notes] == (
        [("note", intended, 4)] if intended else []
    )


def test_explain_shows_a_judge_by_name_or_file() -> None:
    for name in ("Jordan Example", "jordan_example"):
        text = explain(name, SAMPLE)
        assert text.startswith("nysd, Judge Jordan Example")
        assert "memorandum of law: 10\n    firm\n" in text


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("extends: nysd\n", "names no judge"),
        ("for_judge: Jordan Example\n", "names no court"),
        ("for_judge: Jordan Example\nextends: nysdd\n", "no court is called `nysdd`"),
        ("for_judge: jordan example\nextends: nysd\n", "`a.yaml` already has the orders of `jordan example` in `nysd`"),
    ],
)
def test_an_invalid_file_in_judges_is_an_error_of_one_line(folder: Path, text: str, message: str) -> None:
    write_file(folder / "judges", "for_judge: Jordan Example\nextends: nysd\n", "a.yaml")
    write_file(folder / "judges", text, "b.yaml")
    matter = write_matter(folder, "court: nysd\nnumber: 1:25-cv-00000\njudge: {name: J. Example, initials: JE}\n")
    assert one_error(check(str(matter)))["message"] == message
