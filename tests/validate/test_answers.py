"""Answers and complaints that no party could file: each fault is one finding."""

from pathlib import Path

import pytest

from tests.support.places import ROOT
from tests.support.runs import check, one_error, write_file

pytestmark = pytest.mark.usefixtures("folder")

COMPLAINT = (ROOT / "matters" / "first_complaint" / "matter.yaml").read_text("utf-8")
CASE = COMPLAINT.replace("county: King\n", "county: King\nnumber: 25-2-00000-1 SEA\n", 1).replace(
    "    principal_place: Yakima, Washington\n", "    principal_place: Yakima, Washington\n    counsel: [sample]\n", 1
)
DISMISSED_PLAINTIFF = """parties:
  gone:
    name: Gone Company, Inc.
    role: plaintiff
    kind: corporation
    counsel: [sample]
    terminated: {date: 2025-11-10, how: order}
"""


def answer(by: str, against: str = "", date: str = "2025-12-01") -> str:
    """Return an answer as an entry of `filings:`, with a counterclaim if it is *against* a party."""
    claim = f", counterclaims: [{{title: Breach, against: {against}, paragraphs: [It owes $1.]}}]" if against else ""
    return f"  - {{paper: answer, date: {date}, filed_by: {by}, responses: [Denied.]{claim}}}\n"


def codes(text: str) -> set[str]:
    return {finding["code"] for finding in check(write_file(Path.cwd(), text)).findings}


@pytest.mark.parametrize(
    ("entry", "code", "message"),
    [
        (answer("invented_orchards", "invented_orchards"), "MAT003", "against itself"),
        (answer("invented_orchards", "gone"), "MAT009", "the counterclaim is against `gone`, who has left the case"),
        (answer("invented_orchards", date="2025-01-01"), "MAT009", "before the complaint, dated 2025-11-03"),
        (answer("example_cider"), "MAT007", "no counterclaim that it could answer"),
    ],
)
def test_an_answer_that_no_party_could_file_is_an_error(folder: Path, entry: str, code: str, message: str) -> None:
    text = CASE.replace("parties:\n", DISMISSED_PLAINTIFF, 1) + entry
    error = one_error(check(write_file(folder, text)))
    assert error["code"] == code
    assert message in error["message"]
    assert error["line"]


@pytest.mark.slow
@pytest.mark.parametrize(
    "entries",
    [
        answer("invented_orchards", "example_cider"),
        answer("invented_orchards", "example_cider") + answer("example_cider").replace("{", "{id: reply, ", 1),
    ],
)
def test_a_counterclaim_and_the_plaintiffs_answer_to_it_are_accepted(entries: str) -> None:
    assert not {code for code in codes(CASE + entries) if code.startswith("MAT")} - {"MAT012"}


@pytest.mark.slow
@pytest.mark.parametrize("events", ["events: [{event: amended complaint, date: 2025-11-03}]\n", ""])
def test_an_answer_may_be_earlier_than_an_amended_complaint(events: str) -> None:
    title = "" if events else "    title: First Amended Complaint\n"
    text = events + CASE.replace("    date: 2025-11-03\n", f"    date: 2025-11-03\n{title}", 1)
    assert "MAT009" not in codes(text + answer("invented_orchards", date="2025-10-01"))


def test_a_complaint_against_parties_who_have_all_left_is_an_error(folder: Path) -> None:
    changes = "    role: defendant\n    terminated: {date: 2025-10-01, how: order}\n"
    error = one_error(check(write_file(folder, COMPLAINT.replace("    role: defendant\n", changes, 1))))
    assert error["code"] == "MAT007"
    assert error["message"] == "every defendant has left the case by the date of `complaint`, so it is against nobody"


def test_a_complaint_may_be_older_than_the_end_of_the_case_against_its_defendant() -> None:
    changes = "    role: defendant\n    terminated: {date: 2025-12-01, how: order}\n"
    assert "MAT007" not in codes(COMPLAINT.replace("    role: defendant\n", changes, 1))


@pytest.mark.slow
def test_amends_in_a_paper_other_than_a_pleading_is_reported_as_not_supported() -> None:
    entry = answer("invented_orchards") + "  - {paper: memorandum_of_law, amends: complaint}\n"
    messages = [finding["message"] for finding in check(write_file(Path.cwd(), CASE + entry)).findings]
    message = "`amends` is for pleadings; the program does not compare a `memorandum_of_law` with another"
    assert message in messages
