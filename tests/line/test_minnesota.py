"""Features of papers that only Minnesota requires."""

import pytest

from tests.support.matters import build_plan, findings
from tests.support.proved import prove_paper

MINNESOTA = "court: mndist\ncounty: Ramsey\njurisdiction: none\ncase_type: Contract\n"


def test_the_type_of_the_case_is_under_the_courts_name_if_the_caption_has_it() -> None:
    paper_plan = build_plan(MINNESOTA)
    assert paper_plan.caption.columns[1] == ("DISTRICT COURT", "SECOND JUDICIAL DISTRICT", "Case Type: Contract")
    assert paper_plan.filing_data is not None
    assert paper_plan.filing_data.case.court.endswith("SECOND JUDICIAL DISTRICT")
    assert not any("Contract" in line for line in build_plan("case_type: Contract\n").court)


def test_minnesota_names_the_judge_under_the_number() -> None:
    assert "Judge Ann Example" in str(build_plan(f"{MINNESOTA}judge: Ann Example\n", 1).caption.number_lines)


@pytest.mark.parametrize(
    ("own_words", "statements"),
    [
        ("", ["certificate"]),
        ("after_signature: [{heading: Signed, text: I know of Minn. Stat. § 549.211.}]", ["after-1"]),
        ("after_signature: [{heading: Costs, text: Costs were paid.}]", ["after-1", "certificate"]),
    ],
)
def test_the_certification_of_counsel_is_not_printed_twice(own_words: str, statements: list[str]) -> None:
    paper_plan = build_plan(f"{MINNESOTA}filings:\n  - paper: complaint\n    date: 2025-06-02\n    {own_words}\n")
    assert [statement.id for statement in paper_plan.statements] == statements
    assert "549.211" in str(paper_plan.statements)


STIPULATED_CASE = """
parties: {beta: {counsel: [bob]}, gamma: {name: Gail Gamma, role: defendant, kind: individual, pro_se: true,
  address: [3 Example Road, "St. Paul, Minnesota 55100"], telephone: (651) 555-0103, email: gail@example.com}}
counsel: {bob: {name: Bob Example, bar_number: 000002, address: [2 Example Road, "St. Paul, Minnesota 55100"],
  telephone: (651) 555-0102, email: bob@example.com}}
events: [{event: answer, by: [beta, gamma], date: 2025-04-01}]
filings:
  - {paper: complaint, date: 2025-03-03}
  - {paper: stipulation_of_dismissal, date: 2025-06-02, dismisses: all, prejudice: with, signed: [ann],
     consents: {bob: "by e-mail of June 1, 2025"}}
"""


def test_each_side_that_signs_a_stipulation_signs_the_acknowledgment() -> None:
    complaint, stipulation = (build_plan(MINNESOTA + STIPULATED_CASE, paper).statements[-1] for paper in (0, 1))
    assert [signer.lines for signer in complaint.signature.signers] == [("Ann Example, Atty. Reg. No. 000001",)]
    ann, bob, gail = stipulation.signature.signers
    assert ann.signed == "/s/ Ann Example"
    assert bob.signed == "/s/ Bob Example"
    assert gail.signed == ""
    assert ann.lines[-1] == "Attorney for Plaintiff Alpha Kites, Inc."
    assert bob.lines[0] == "(with consent, by e-mail of June 1, 2025)"
    assert bob.lines[-1] == "Attorney for Defendant Beta Strings, Inc."
    assert gail.lines[0] == "Gail Gamma"
    assert not stipulation.signature.dated


def test_a_page_with_only_the_acknowledgment_has_the_papers_title_at_the_foot() -> None:
    footer = build_plan(MINNESOTA + STIPULATED_CASE, 1).footer
    assert "STIPULATION OF DISMISSAL" in str(footer)


@pytest.mark.parametrize(("paragraph_count", "line_index", "gap"), [(1, 12, 2.5), (14, 0, 0)])
def test_a_heading_under_a_signature_has_an_extra_line_above_it_except_at_the_top_of_a_page(
    paragraph_count: int, line_index: int, gap: float
) -> None:
    """The *gap* between the heading and the line before it is in lines of the page."""
    rain = ", ".join(["It rained."] * paragraph_count)
    paper_plan = build_plan(f"{MINNESOTA}more_facts: [{{id: more, heading: More, paragraphs: [{rain}]}}]\n")
    proof, _ = prove_paper(paper_plan)
    pages = [page.lines for page in proof.pages]
    lines = next(page for page in pages if "ACKNOWLEDGMENT" in [line.text for line in page])
    heading = next(line for line in lines if line.text == "ACKNOWLEDGMENT")
    reference_line = lines[line_index - 1] if line_index else pages[1][0]  # at the top, the top line of a full page
    assert lines.index(heading) == line_index
    assert (heading.baseline - reference_line.baseline) / paper_plan.page_setup.pitch == pytest.approx(gap, abs=0.01)


@pytest.mark.parametrize(
    ("prayer", "is_reported"),
    [
        ("award $750,000 for lost reputation", True),
        ("award damages greater than $750,000", True),
        ("award damages in an amount greater than $50,000", False),
        ("award $41,000 for lost reputation", False),
        ("award $71,000 under the contract", False),
        ("award punitive damages", True),
        ("grant leave to claim punitive damages", False),
    ],
)
def test_minnesota_allows_no_figure_for_large_unliquidated_damages_and_no_demand_for_punitive_damages(
    prayer: str, *, is_reported: bool
) -> None:
    facts = "more_facts: [{id: more, heading: More, paragraphs: ['It promised to pay $71,000.']}]\n"
    court = f"{MINNESOTA}relief: ['{prayer}']\n{facts}"
    all_findings = findings(f"{court}filings: [{{paper: complaint, date: 2026-11-25}}]\n", (0,))
    assert ("FMT003" in {finding.code for finding in all_findings}) is is_reported


def test_punitive_damages_may_be_added_to_an_amended_complaint() -> None:
    court = f"{MINNESOTA}relief: [award punitive damages]\n"
    paper = "{paper: complaint, date: 2026-11-25, title: Amended Complaint}"
    assert "FMT003" not in {finding.code for finding in findings(f"{court}filings: [{paper}]\n", (0,))}


MOTION = """
events: [{{event: answer, by: [beta], date: 2025-04-01}}]
filings:
  - {{paper: complaint, date: 2025-03-03}}
  - {{paper: motion_for_voluntary_dismissal, date: 2025-06-02, dismisses: all, prejudice: without{hearing}}}
  - {{paper: memorandum_of_law, date: 2025-06-02, grounds: [The suit is settled.]}}
  - {{paper: order_of_dismissal, date: 2025-06-02, goes_with: motion_for_voluntary_dismissal}}
"""


@pytest.mark.parametrize(
    ("hearing", "expected_codes"),
    [
        ("", {"FMT009"}),
        (", hearing: {date: 2025-06-27, time: '9:00 a.m.', place: Courtroom 2}", {"FMT010"}),
        (", hearing: {date: 2025-06-30, time: '9:00 a.m.', place: Courtroom 2}", set()),
    ],
)
def test_a_motion_is_heard_at_least_28_days_after_its_date(hearing: str, expected_codes: set[str]) -> None:
    motion_and_its_papers = (1, 2, 3)
    all_findings = findings(MINNESOTA + MOTION.format(hearing=hearing), motion_and_its_papers)
    assert {finding.code for finding in all_findings} & {"FMT005", "FMT009", "FMT010"} == expected_codes


def test_a_motion_without_a_memorandum_of_law_is_reported() -> None:
    lines = MOTION.format(hearing="").splitlines(keepends=True)
    without_memorandum = "".join(line for line in lines if "memorandum" not in line)
    motion_and_order = (1, 2)
    all_findings = findings(MINNESOTA + without_memorandum, motion_and_order)
    assert "FMT005" in {finding.code for finding in all_findings}
