"""The values of a court's profile are measured on the page: each value is broken once, end to end, and found."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import Any, NamedTuple

import pytest

from assembler.findings.finding import Finding, Severity
from assembler.outputs.pdf.paginate import paginate
from assembler.plan.blocks import Note, Paragraph, Words
from assembler.plan.plan import Footer, FooterLine, Plan
from assembler.proof.proof import Proof
from assembler.rules import all_rules
from tests.support.matters import build_plan
from tests.support.plans import nysd, words
from tests.support.proved import codes, prove_paper

RULES = all_rules()

LONG = "more_facts:\n  - id: more\n    heading: More\n    paragraphs:\n" + "".join(
    f"      - Beta wrote on day {day} that it would deliver the strings soon, and Alpha waited for the ship.{note}\n"
    for day, note in enumerate([*["^[No.]"] * 3, *[""] * 13], 1)
)
STATE = "jurisdiction: none\namount: none\n"
PLACES = {
    "casuper": f"county: Alameda\n{STATE}",
    "wawd": "division: Seattle\n",
    "orcir": f"county: Baker\n{STATE}",
    "azsuper": f"county: Pima\n{STATE}",
    "micir": f"county: Wayne\n{STATE}",
    "aksuper": STATE,
    "nysd": "",
}


@cache
def build_paper(court: str) -> Plan:
    """Return a complaint of several pages in *court*."""
    return build_plan(f"court: {court}\n{PLACES[court]}{LONG}")


def page_change(**changes: Any) -> Callable[[Plan], Plan]:
    return lambda paper_plan: replace(paper_plan, page_setup=replace(paper_plan.page_setup, **changes))


def other_footer(footer: Footer) -> Callable[[Plan], Plan]:
    return lambda paper_plan: replace(paper_plan, footer=footer)


def footer_change(**changes: Any) -> Callable[[Plan], Plan]:
    return lambda paper_plan: replace(paper_plan, footer=replace(paper_plan.footer, **changes))


NUMBER = FooterLine("", page=True)


class Broken(NamedTuple):
    """A court, the code and words of the message of the expected finding, and the style or the plan that causes it."""

    court: str
    code: str
    message: str
    style: str = ""
    printed: Callable[[Plan], Plan] | None = None


CASES = {
    "a wide left margin": Broken("nysd", "PRF017", "the left margin is 1.25 in", "@page { margin-left: 90pt }"),
    "a wide right margin": Broken("nysd", "PRF017", "the right margin is 2", "@page { margin-right: 160pt }"),
    "a wide top margin": Broken("nysd", "PRF017", "the top margin is 1.", "@page { margin-top: 116pt }"),
    "a wide bottom margin": Broken("nysd", "PRF017", "the bottom margin is 4", "@page { margin-bottom: 280pt }"),
    "larger type": Broken("nysd", "PRF018", "the text of the paper is set in 13 pt", "p .t { font-size: 13pt }"),
    "larger notes": Broken(
        "nysd", "PRF018", "the footnotes of the paper are set in 11 pt", ".t .note > .t { font-size: 11pt }"
    ),
    "small type": Broken(
        "casuper", "PRF018", "set in 11 pt, but the court's profile says 12", "p .t { font-size: 11pt }"
    ),
    "another family": Broken(
        "casuper",
        "PRF019",
        "`Liberation Mono`, but the court's profile says Courier, Times New Roman, Arial",
        ".t { font-family: 'Liberation Mono' }",
    ),
    "lines too close, without numbers": Broken("nysd", "PRF020", "is 23.0 pt below", printed=page_change(pitch=23)),
    "a grid that drifts": Broken("casuper", "PRF020", "is 27.0 pt below", ".paragraph { margin-bottom: 3pt }"),
    "a missing line number": Broken(
        "casuper",
        "PRF021",
        "27 line numbers, but the court's profile says 28",
        printed=page_change(lines=27, bottom=72),
    ),
    "no numbers": Broken("casuper", "PRF021", "0 line numbers", printed=page_change(numbered=False)),
    "a missing rule at the left": Broken(
        "casuper",
        "PRF022",
        "the page has 1 vertical rule at the left of the text, but the court's profile says double",
        printed=page_change(rule_left="single"),
    ),
    "a missing rule at the right": Broken(
        "wawd",
        "PRF022",
        "the page has 1 vertical rule at the right of the text",
        printed=page_change(rule_right="single"),
    ),
    "print in the clerk's space": Broken(
        "casuper", "PRF023", "is in the space reserved for the clerk", ".sides { margin-left: 220pt }"
    ),
    "counsel off the margin": Broken(
        "casuper",
        "PRF024",
        "is not at the left margin at the top of the first page",
        ".counsel { padding-left: 30pt }",
    ),
    "counsel above the caption": Broken(
        "micir",
        "PRF024",
        "is not under the caption",
        ".counsel-under { position: absolute; top: 0 } .court { margin-top: 120pt }",
    ),
    "a firm that is not in the footer": Broken(
        "wawd", "PRF024", "is not in the footer", printed=footer_change(right=())
    ),
    "the court's name a line lower": Broken(
        "casuper", "PRF025", "begins on line 9, but the court's profile says line 8", ".court { margin-top: 24pt }"
    ),
    "the court's name too high": Broken(
        "casuper", "PRF025", "begins on line 5, but the court's profile says line 8", printed=page_change(head_lines=3)
    ),
    "no space above the court's name": Broken(
        "orcir",
        "PRF026",
        "inches from the top of the page, but the court's profile says 2",
        printed=page_change(head_lines=1, blank_lines=0),
    ),
    "the court's name at the right": Broken("nysd", "PRF027", "is not aligned left", ".court { text-align: right }"),
    "the court's name not in the middle": Broken(
        "casuper", "PRF027", "is not aligned center", ".court { text-align: left }"
    ),
    "a page's number in another column": Broken(
        "nysd", "PRF028", "`1` is not in a column", printed=other_footer(Footer((NUMBER,), (), ()))
    ),
    "a page without its number": Broken(
        "nysd", "PRF029", "the page has no page number", printed=footer_change(center=())
    ),
    "a first page with its number": Broken(
        "azsuper", "PRF029", "the first page has a page number", printed=footer_change(first_page=True)
    ),
    "a missing rule in the footer": Broken("casuper", "PRF030", "has no rule", printed=footer_change(rule=False)),
    "a superfluous rule in the footer": Broken(
        "nysd", "PRF030", "has a rule, but the court's profile allows none", printed=footer_change(rule=True)
    ),
    "a title at the left": Broken("nysd", "PRF031", "to the right of the parties", ".caption { direction: rtl }"),
    "another number of pages": Broken(
        "aksuper",
        "PRF003",
        "the margins lack `Page 1 of",
        printed=footer_change(right=(FooterLine("Page ", page=True),)),
    ),
}


def findings_on(case: Broken) -> list[Finding]:
    complaint = build_paper(case.court)
    printed = case.printed(complaint) if case.printed else None
    _, findings = prove_paper(complaint, style=case.style, printed=printed)
    return findings


@pytest.mark.slow
@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_a_page_that_breaks_a_value_of_the_profile_is_found(case: Broken) -> None:
    findings = findings_on(case)
    assert case.code in codes(findings)
    assert any(case.message in finding.message for finding in findings if finding.code == case.code)


@pytest.mark.slow
@pytest.mark.parametrize("court", PLACES)
def test_unbroken_papers_conform_to_their_profiles(court: str) -> None:
    proof, findings = prove_paper(build_paper(court))
    assert len(proof.pages) >= 3
    assert [finding for finding in findings if finding.severity is not Severity.NOTE] == []


@pytest.mark.slow
def test_the_grid_of_plain_paper_is_not_measured_from_many_short_notes() -> None:
    runs = [run for number in range(1, 61) for run in (Words(f"Word {number}"), Note(number, words("See.")))]
    assert codes(prove_paper(nysd(Paragraph(tuple(runs), 1, "p1")))[1]) <= {"PRF015"}


def test_a_combining_mark_belongs_to_the_line_of_its_letter() -> None:
    assert prove_paper(nysd(Paragraph(words("x\u0304 is the mean, and Cafe\u0301 a name."), 1, "p1")))[1] == []


def test_html_without_padded_blocks_is_typeset() -> None:
    bare = "<html lang='en-US'><title>Bare</title><body><p>Nothing of the base.</p></body></html>"
    assert paginate(bare, nysd()).count == 1


def test_every_measure_of_the_profile_is_broken_once() -> None:
    elsewhere = {"PRF032", "PRF033", "PRF034"}  # tables, filing data and marked words have separate tests
    measures = {rule.code for rule in RULES.values() if rule.subject is Proof and rule.code > "PRF016"} - elsewhere
    assert len(measures) >= 15
    assert measures == {case.code for case in CASES.values()} - {"PRF003"}
