"""A court's rules on its pages: footers, the clerk's space, counsel's place, addresses, paragraph numbers."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from assembler.catalog import Catalog
from assembler.findings.finding import Finding, MatterError, Severity
from assembler.model.court import Court
from assembler.model.court.page import ClerkSpace
from assembler.plan.frame.page_setup import blank_lines, clerk_box, head_lines
from assembler.plan.plan import Box, Footer, FooterLine, Plan
from assembler.proof.proof import Proof
from tests.support.matters import build_plan, case_in, catalog, findings
from tests.support.plan_text import plan_text
from tests.support.plans import nysd
from tests.support.proved import BODY, prove_paper
from tests.support.rule_examples import laid_over_minimal
from tests.support.section_text import lines_of

STATE_KEYS = "jurisdiction: none\namount: none\n"
OREGON = f"court: orcir\ncounty: Baker\n{STATE_KEYS}"
JERSEY = f"court: njsuper\ncounty: Essex\n{STATE_KEYS}"
MICHIGAN = f"court: micir\ncounty: Wayne\n{STATE_KEYS}"
ADDRESSES = 'parties: {alpha: {address: [5 Kite Lane, "Portland, Oregon 97200"]}}\n'


def court(name: str) -> Court:
    record: Court = catalog().record("court", name)
    return record


def read_back(paper_plan: Plan) -> tuple[Proof, list[Finding]]:
    """Return the proof of a paper, and its findings; none may be an error."""
    proof, findings = prove_paper(paper_plan)
    assert [finding.message for finding in findings if finding.severity is Severity.ERROR] == []
    return proof, findings


# -- footers ----------------------------------------------------------------------------------------------------------


def printed_footers(footer: Footer, *, long: bool = True) -> list[tuple[str, ...]]:
    """Return the footer of each page of a paper with *footer*, as read from the PDF."""
    proof, _ = read_back(nysd(*(BODY if long else ()), footer=footer))
    return list(proof.read.margin)


@pytest.mark.parametrize("column", ["left", "center", "right"])
@pytest.mark.parametrize("word", ["Page ", ""])
def test_the_total_number_of_pages_is_readable_text(column: str, word: str) -> None:
    lines_by_column: dict[str, Any] = {"left": (), "center": (), "right": ()}
    lines_by_column[column] = (FooterLine(word, page=True, of=True),)
    footers = printed_footers(Footer(**lines_by_column))
    assert len(footers) == 2
    assert footers == [(f"{word}1 of 2",), (f"{word}2 of 2",)]


@pytest.mark.slow
def test_a_first_page_without_its_number_keeps_the_title() -> None:
    title_line = FooterLine("COMPLAINT - ", page=True, bare="COMPLAINT")
    title_footer = Footer(left=(title_line,), center=(), right=(), first_page=False)
    assert printed_footers(title_footer)[:2] == [("COMPLAINT",), ("COMPLAINT - 2",)]
    number_footer = Footer(left=(), center=(FooterLine(text="", page=True),), right=(), first_page=False)
    assert printed_footers(number_footer)[:2] == [(), ("2",)]


def test_footers_are_planned_as_the_courts_profiles_require() -> None:
    alaska = build_plan(f"court: aksuper\n{STATE_KEYS}").footer
    assert [(line.text, line.page, line.of) for line in alaska.right] == [("Page ", True, True)]
    arizona = build_plan(f"court: azsuper\ncounty: Pima\n{STATE_KEYS}").footer
    assert not arizona.first_page
    assert not arizona.rule
    assert build_plan(f"court: casuper\ncounty: Alameda\n{STATE_KEYS}").footer.rule


# -- the clerk's room and counsel's place -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "room"),
    [
        ("casuper", Box(left=306, top=72, right=612, bottom=72 + 7 * 24)),
        ("flcir", Box(left=306, top=0, right=612, bottom=216)),
        ("azd", Box(left=306, top=72, right=612, bottom=72 + 5 * 24)),
        ("orcir", Box(left=0, top=0, right=612, bottom=144)),
    ],
)
def test_the_clerk_has_the_space_that_the_rule_reserves(name: str, room: Box) -> None:
    assert clerk_box(case_in(court(name))) == room


@pytest.mark.slow
def test_the_courts_name_is_below_the_clerks_space() -> None:
    rooms = {name: clerk_box(case_in(court(name))) for name in catalog().names("court")}
    assert sum(room is not None for room in rooms.values()) >= 7
    for name, room in rooms.items():
        record = court(name)
        court_name_top = record.margins.value.top * 72 + head_lines(case_in(record)) * record.pitch.value
        if room is not None:
            assert court_name_top >= room.bottom - 0.5, name


@pytest.mark.slow
def test_counsel_is_below_a_clerks_space_across_the_page() -> None:
    space = court("njsuper").clerk_space
    assert space is not None
    assert space.value == ClerkSpace(where="across", lines=None, inches=3)
    assert blank_lines(case_in(court("njsuper"))) == 6
    proof, _ = read_back(build_plan(JERSEY))
    first_baseline = min(line.baseline for line in proof.pages[0].lines)
    capital_height = 0.7 * 12
    assert first_baseline - capital_height > 3 * 72
    assert build_plan(JERSEY).page_setup.head_lines > 6


@pytest.mark.slow
def test_the_demand_for_relief_begins_a_new_page_in_connecticut() -> None:
    more = "more_facts: [{id: more, heading: More, paragraphs: [It rained., It rained on., It rained again.]}]\n"
    on_new_page = build_plan(f"court: ctsuper\ndistrict: Hartford\njurisdiction: none\n{more}relief: [award damages]\n")
    without_new_page = replace(on_new_page, page_setup=replace(on_new_page.page_setup, new_pages=()))
    for plan, begins_page in ((on_new_page, True), (without_new_page, False)):
        proof, _ = read_back(plan)
        first_lines = [page.lines[0].text.upper() for page in proof.pages if page.lines]
        assert any("PRAYER FOR RELIEF" in line for line in first_lines) is begins_page


@pytest.mark.slow
def test_a_notice_to_defend_is_the_first_page_and_the_complaint_begins_on_the_second() -> None:
    office = "The Example Office, 1 Example Street, West Chester, Pennsylvania 19380, (215) 555-0199"
    complaint = build_plan(
        f"court: pacp\ncounty: Chester\njurisdiction: none\nstatements: {{notice to defend: '{office}'}}\n"
    )
    proof, _ = read_back(complaint)
    first, second, *_ = proof.pages
    assert "(215) 555-0199" in [line.text for line in first.lines]
    assert second.lines[0].text == "Complaint"


@pytest.mark.slow
def test_counsel_at_the_upper_left_is_outside_the_clerks_space() -> None:
    long_name = "counsel: {ann: {name: Ann Example of the Very Long Name that Goes on and on over Its Line}}\n"
    complaint = build_plan(f"court: cacd\ndivision: Western\n{long_name}")
    proof, _ = read_back(complaint)
    assert complaint.page_setup.clerk
    lines_beside = [line for line in proof.pages[0].lines if line.baseline < complaint.page_setup.clerk.bottom]
    assert len(lines_beside) >= 6
    assert max(line.right for line in lines_beside) <= 306


def test_counsel_is_below_the_caption_if_the_court_lists_attorneys_there() -> None:
    complaint = build_plan(MICHIGAN)
    assert complaint.counsel_under
    proof, _ = read_back(complaint)
    lines = [line.text for line in proof.pages[0].lines]
    assert lines.index("Defendant.") < lines.index(complaint.counsel[0]) < lines.index("I. Parties")
    assert "Ann Example" in complaint.counsel[0]


def test_a_title_without_a_fixed_line_moves_down_for_counsel() -> None:
    assert "FMT002" not in {finding.code for finding in findings("court: ord\ndivision: Portland\n")}
    assert build_plan("court: ord\ndivision: Portland\n").page_setup.head_lines == 4


def test_a_fax_and_other_lines_are_printed_with_counsel() -> None:
    counsel = "counsel: {ann: {fax: (212) 555-0199, lines: [Lead Counsel]}}\n"
    kansas = build_plan(f"court: ksd\ndivision: Topeka\n{counsel}").signature.signers[0].lines
    assert kansas[:2] == ("Ann Example #000001", "Lead Counsel")
    assert "Fax: (212) 555-0199" in kansas
    assert "Fax: (212) 555-0199" in build_plan(counsel).signature.signers[0].lines


def test_several_attorneys_are_reminded_to_say_who_is_lead_counsel() -> None:
    court = "court: flmd\ndivision: Tampa\n"
    colleague = "bob: {name: Bob Specimen, bar_number: 2, email: b@example.com}"
    parties = "parties: {alpha: {counsel: [ann, bob]}}\n"
    without_lead = f"{court}{parties}counsel: {{{colleague}}}\n"
    with_lead = f"{court}{parties}counsel: {{{colleague}, ann: {{lines: [Lead Counsel]}}}}\n"
    assert "SIG007" not in {finding.code for finding in findings(court)}
    messages = [finding.message for finding in findings(without_lead) if finding.code == "SIG007"]
    assert messages[0].endswith("lacks entries that M.D. Fla. lists: designation as lead counsel")
    assert "SIG007" not in {finding.code for finding in findings(with_lead)}


# -- addresses and numbers of paragraphs ------------------------------------------------------------------------------


def test_a_caption_has_the_addresses_if_the_court_requires_them_there() -> None:
    parties = [line.text for line in build_plan("court: nhd\n" + ADDRESSES).caption.left if line.kind == "party"]
    assert [line.replace("\N{NO-BREAK SPACE}", " ") for line in parties] == [
        "ALPHA KITES, INC., 5 Kite Lane, Portland, Oregon 97200,",
        "BETA STRINGS, INC., 2 Example Road, Albany, New York 12200,",
    ]
    notice = build_plan("court: nhd\n" + ADDRESSES, paper=1)
    assert not any("Kite Lane" in line.text for line in notice.caption.left)


def test_the_parties_section_has_the_addresses_if_the_court_requires_them_in_the_complaint() -> None:
    assert lines_of("parties", JERSEY)[-1].endswith("The address of Beta is 2 Example Road, Albany, New York 12200.")


def test_the_first_paragraph_has_all_addresses_if_the_court_requires_them_there() -> None:
    assert lines_of("parties", "court: njd\n" + ADDRESSES)[1] == (
        "1. The addresses of the parties are: Alpha Kites, Inc. (“Alpha”), 5 Kite Lane, Portland, Oregon 97200; and "
        "Beta Strings, Inc. (“Beta”), 2 Example Road, Albany, New York 12200."
    )


@pytest.mark.parametrize(("name", "severity"), [("nhd", Severity.WARNING), ("dcd", Severity.NOTE)])
def test_a_missing_address_is_as_severe_as_its_law_requires(name: str, severity: Severity) -> None:
    (finding,) = (finding for finding in findings(f"court: {name}\n") if finding.code == "PTY006")
    assert finding.severity == severity
    assert finding.message.startswith("`Alpha Kites, Inc.` has ")


def test_missing_addresses_are_reported_once() -> None:
    complaint = "number: none\njurisdiction: none\nfilings: [{paper: complaint, date: 2026-11-25}]\n"
    all_findings = laid_over_minimal(f"court: dcsuper\ndivision: none\n{complaint}")
    (finding,) = (finding for finding in all_findings if finding.code == "PTY006")
    assert " have no address, " in finding.message
    assert len(finding.also) == 1


@pytest.mark.slow
def test_paragraph_numbers_are_centered_if_the_court_centers_them() -> None:
    proof, _ = read_back(build_plan(OREGON))
    number_lines = [line for page in proof.pages for line in page.lines if line.text in {"1.", "2.", "3."}]
    assert [line.text for line in number_lines] == ["1.", "2.", "3."]
    assert {round((line.left + line.right) / 2) for line in number_lines} == {306}
    assert "number of a paragraph" not in "\n".join(plan_text(build_plan(OREGON)))


def test_a_complaint_must_say_what_its_court_requires() -> None:
    (finding,) = (finding for finding in findings(JERSEY) if finding.code == "FMT004")
    assert finding.message.startswith(
        "a complaint in N.J. Super. Ct. Law Div. must state whether other actions or arbitrations are pending"
    )
    assert finding.cite == "N.J. Ct. R. 4:5-1(b)(2) (secondary)"


@pytest.mark.parametrize(
    ("name", "changes", "is_reminded"),
    [
        ("njd", "relief: ['award $5,000']\n", True),
        ("njd", "", False),
        ("ohsd", "parties: {alpha: {on_behalf_of: all others similarly situated}}\n", True),
        ("ohsd", "", False),
        ("flmd", "relief: [enjoin Beta from delay]\n", True),
        ("flmd", "", False),
        ("txsd", "", False),
        ("txsd", "filings: [{paper: complaint, date: 2025-03-03, title: Complaint}]\n", True),
        ("txsd", "filings: [{paper: complaint, date: 2025-03-03, title: Plaintiff's Complaint}]\n", False),
        ("cacd", "", True),
    ],
)
def test_a_statement_in_the_title_or_the_prayer_needs_no_reminder(
    name: str, changes: str, *, is_reminded: bool
) -> None:
    divisions = {"cacd": "Western", "ohsd": "Eastern", "flmd": "Tampa", "txsd": "Houston"}
    division = f"division: {divisions[name]}\n" if name in divisions else ""
    papers = (0,) if "filings" in changes else (0, 1)
    codes = {finding.code for finding in findings(f"court: {name}\n{division}{changes}", papers)}
    assert ("FMT003" in codes) is is_reminded


# -- sizes and spacing ------------------------------------------------------------------------------------------------

FIRMS_COURT = """\
id: ours
extends: nysd
name: A Court of Our Own
type:
  value: {kind: times, size: SIZE, minimum: 12, notes: 12, notes_minimum: NOTES_MINIMUM, families: [FAMILY]}
  basis: memory
spacing: {value: {body: BODY_SPACING, quotations: single, notes: single}, basis: memory}
pitch: {value: PITCH, basis: memory}
"""


def firms_court(folder: Path, *, size: int, notes_minimum: int, family: str, body_spacing: str, pitch: int) -> Court:
    """Return the court of a firm, whose record has the given values on its type."""
    text = FIRMS_COURT.replace("NOTES_MINIMUM", str(notes_minimum)).replace("SIZE", str(size))
    text = text.replace("FAMILY", family).replace("BODY_SPACING", body_spacing).replace("PITCH", str(pitch))
    (folder / "courts").mkdir()
    (folder / "courts" / "ours.yaml").write_text(text, "utf-8")
    record: Court = Catalog(folder).record("court", "ours")
    return record


@pytest.mark.slow
def test_a_firms_court_may_have_one_and_a_half_line_spacing(tmp_path: Path) -> None:
    record = firms_court(
        tmp_path, size=12, notes_minimum=12, family="Times New Roman", body_spacing="one and a half", pitch=18
    )
    assert record.spacing.value.body == "one and a half"
    assert record.pitch.value == 18
    paper = replace(build_plan().page_setup, pitch=18, lines=36)
    proof, _ = read_back(nysd(*BODY, page_setup=paper))
    assert len(proof.pages) >= 2


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"size": 11}, "is smaller than the rule allows: 12 points for text"),
        ({"notes_minimum": 14}, "is smaller than the rule allows: 12 points for text, 14"),
        ({"family": "Arial"}, "is in a type family that the rule does not name; the rule names Arial"),
        (
            {"family": "{name: Times New Roman, minimum: 14}"},
            "is smaller than the rule allows: 14 points for text",
        ),
        ({"pitch": 18}, "18 points apart, too close together for double spacing"),
    ],
)
def test_a_profile_whose_type_its_own_rule_forbids_is_reported(
    tmp_path: Path, changes: dict[str, Any], message: str
) -> None:
    values = {"size": 12, "notes_minimum": 12, "family": "Times New Roman", "body_spacing": "double", "pitch": 24}
    with pytest.raises(MatterError, match=message):
        firms_court(tmp_path, **{**values, **changes})
