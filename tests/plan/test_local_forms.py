"""The form that Hawaii prescribes for a dismissal paper: the title, the lines below it, and the statements."""

from pathlib import Path

import pypdfium2 as pdfium
import pytest

from assembler.papers import plan_paper
from assembler.validate import validate
from tests.support.matters import catalog, source
from tests.support.runs import FindingData, build, write_file

HAWAII = """\
court: hicir
county: Honolulu
number: 1CCV-25-0000123
judge: Keoni Example
trial_date: none
parties:
  alpha: {name: "Alpha Kites, Inc.", role: plaintiff, kind: corporation, counsel: [ann]}
  beta: {name: Beta Strings LLC, role: defendant, kind: limited liability company, counsel: [bea]}
  gamma: {name: Gamma Sails LLC, role: defendant, kind: limited liability company}
counsel:
  ann:
    name: Ann Example
    bar_number: 00000
    address: [1 Example Street, "Honolulu, Hawaii 96813"]
    telephone: (808) 555-0100
    fax: (808) 555-0101
    email: ann@example.com
  bea:
    name: Bea Example
    bar_number: 00001
    address: [2 Example Street, "Honolulu, Hawaii 96813"]
    telephone: (808) 555-0102
    fax: (808) 555-0103
    email: bea@example.com
events: [{event: return date, date: 2025-07-01}]
docket_read: 2025-06-02
earlier_dismissals: none
filings: [{paper: notice_of_voluntary_dismissal, date: 2025-06-02, dismisses: all, prejudice: without}]
form_read: {by: Ann Example, date: 2025-06-01}
"""


def printed_words(
    folder: Path, changes: str = "", paper: str = "notice_of_voluntary_dismissal", *further_changes: str
) -> str:
    """Return the words of the paper that the suit makes with *changes*, as they are read back from its PDF."""
    run = errors_of_build(folder, changes, *further_changes)
    assert run == [], run
    [file] = (folder / "out").rglob(f"{paper}.pdf")
    return " ".join(" ".join(page.get_textpage().get_text_bounded() for page in pdfium.PdfDocument(file)).split())


def errors_of_build(folder: Path, changes: str = "", *options: str) -> list[FindingData]:
    """Return the errors of a build of the suit with *changes*."""
    write_file(folder, HAWAII, "suit.yaml")
    file = write_file(folder, f"extends: suit.yaml\n{changes}")
    run = build(file, "--out", folder / "out", *options)
    return [finding for finding in run.findings if finding["severity"] == "error"]


def test_a_notice_has_the_prescribed_title_judge_trial_date_and_statements(tmp_path: Path) -> None:
    page = printed_words(tmp_path)
    assert (
        "NOTICE OF DISMISSAL WITHOUT PREJUDICE OF ALL CLAIMS AND PARTIES Judge: Keoni Example Trial Date: none" in page
    )
    assert "Under Haw. R. Civ. P. 41(a)(1)(A), Plaintiff Alpha Kites, Inc. dismisses this action" in page
    assert "All other claims and parties are dismissed." in page
    assert "Defendants have served neither an answer nor a motion for summary judgment." in page


@pytest.mark.slow
def test_a_case_without_a_judge_says_none_and_a_trial_that_is_set_has_its_date(tmp_path: Path) -> None:
    assert "Judge: none Trial Date: February 2, 2026" in printed_words(
        tmp_path, "judge: none\ntrial_date: 2026-02-02\n"
    )
    changes = (
        "trial_date: none\nevents: [{event: return date, date: 2025-07-01}, {event: trial set, date: 2026-03-02}]\n"
    )
    assert "Trial Date: March 2, 2026" in printed_words(tmp_path, changes)


@pytest.mark.parametrize("key", ["judge", "trial_date"])
def test_a_missing_judge_or_trial_date_does_not_count_as_none_and_stops_the_paper(tmp_path: Path, key: str) -> None:
    suit = "\n".join(line for line in HAWAII.splitlines() if not line.startswith(f"{key}:"))
    file = write_file(tmp_path, suit)
    run = build(file, "--out", tmp_path / "out")
    assert [finding["code"] for finding in run.findings if finding["severity"] == "error"] == ["DIS023"]
    assert f"{key}: none" in run.out
    assert not [*(tmp_path / "out").rglob("*.pdf")]
    waived = build(write_file(tmp_path, f'{suit}\nwaivers: {{DIS023: "no"}}\n'), "--out", tmp_path / "out")
    assert any(finding["code"] == "DIS023" for finding in waived.findings)
    assert not [*(tmp_path / "out").rglob("*.pdf")]


def test_a_draft_leaves_the_judge_blank(tmp_path: Path) -> None:
    file = write_file(tmp_path, HAWAII.replace("judge: Keoni Example\n", ""))
    build(file, "--draft", "--out", tmp_path / "out")
    [draft] = (tmp_path / "out").rglob("*.pdf")
    page = " ".join(pdfium.PdfDocument(draft)[0].get_textpage().get_text_bounded().split())
    assert "Judge: ____" in page
    assert "Judge: none" not in page


def test_a_stipulation_has_its_own_title_and_no_statement_on_service(tmp_path: Path) -> None:
    answered = "events: [{event: answer, by: [beta], date: 2025-05-20}]\n"
    paper = "filings: [{paper: stipulation_of_dismissal, date: 2025-06-02, dismisses: all, prejudice: with}]\n"
    page = printed_words(tmp_path, answered + paper, "stipulation_of_dismissal")
    assert "STIPULATION FOR DISMISSAL WITH PREJUDICE OF ALL CLAIMS AND PARTIES Judge: Keoni Example" in page
    assert "All other claims and parties are dismissed." in page
    assert "neither an answer" not in page


def test_a_partial_dismissal_names_the_part_in_its_title(tmp_path: Path) -> None:
    paper = (
        "filings: [{paper: notice_of_voluntary_dismissal, date: 2025-06-02, dismisses: [beta], prejudice: without}]\n"
    )
    assert errors_of_build(tmp_path, paper)  # because the rest of the form for such a paper was not read
    write_file(tmp_path, HAWAII, "suit.yaml")
    file = write_file(tmp_path, f"extends: suit.yaml\n{paper}")
    build(file, "--draft", "--out", tmp_path / "out")
    [draft] = (tmp_path / "out").rglob("*.pdf")
    page = " ".join(pdfium.PdfDocument(draft)[0].get_textpage().get_text_bounded().split())
    assert "PARTIAL DISMISSAL WITHOUT PREJUDICE OF ALL CLAIMS AGAINST DEFENDANT BETA STRINGS LLC" in page
    assert "All other claims and parties are dismissed" not in page


@pytest.mark.parametrize(
    ("dismisses", "title"),
    [
        ("beta", "ALL CLAIMS AGAINST DEFENDANT BETA STRINGS LLC"),
        ("[{parties: beta, claims: first}]", "COUNT ONE AGAINST DEFENDANT BETA STRINGS LLC"),
        ("[{parties: beta, claims: us-copyright-infringement}]", "COUNT TWO AGAINST DEFENDANT BETA STRINGS LLC"),
    ],
)
def test_a_title_names_the_claims_that_end_whether_by_their_name_or_by_their_cause(dismisses: str, title: str) -> None:
    counts = """claims:
  - {id: first, title: Fraud, law: HI, against: [beta, gamma], paragraphs: [A sentence.]}
  - {cause: us-copyright-infringement, against: [beta, gamma]}
"""
    papers = f"filings: [{{paper: notice_of_voluntary_dismissal, date: 2025-06-02, dismisses: {dismisses}}}]\n"
    suit_source = source(counts + papers, HAWAII)
    matter = validate(suit_source, catalog())
    plan = plan_paper(matter, matter.filings[0], catalog())
    assert title in " ".join(plan.caption.title).upper()


def test_a_typed_title_must_say_that_the_dismissal_is_of_all_claims_and_parties(tmp_path: Path) -> None:
    paper = (
        "filings: [{paper: notice_of_voluntary_dismissal, date: 2025-06-02, dismisses: all, prejudice: without,"
        " title: Plaintiff's Notice of Voluntary Dismissal Without Prejudice}]\n"
    )
    assert [finding["code"] for finding in errors_of_build(tmp_path, paper)] == ["DIS023"]
