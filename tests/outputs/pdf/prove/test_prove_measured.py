"""The values of a court's record are measured on the page: each value is broken once, end to end, and found."""

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

SENTENCES = [
    f"Beta wrote on day {day} that it would deliver the strings soon, and Alpha waited for the ship."
    for day in range(1, 17)
]
SENTENCES_WITH_NOTES = [f"{sentence}^[No.]" for sentence in SENTENCES[:3]] + SENTENCES[3:]
SIXTEEN_PARAGRAPHS = "more_facts:\n  - id: more\n    heading: More\n    paragraphs:\n" + "".join(
    f"      - {sentence}\n" for sentence in SENTENCES_WITH_NOTES
)
STATE_KEYS = "jurisdiction: none\namount: none\n"
KEYS_OF_COURT = {
    "casuper": f"county: Alameda\n{STATE_KEYS}",
    "wawd": "division: Seattle\n",
    "orcir": f"county: Baker\n{STATE_KEYS}",
    "azsuper": f"county: Pima\n{STATE_KEYS}",
    "micir": f"county: Wayne\n{STATE_KEYS}",
    "aksuper": STATE_KEYS,
    "nysd": "",
}


@cache
def build_paper(court: str) -> Plan:
    """Return a complaint of several pages in *court*."""
    return build_plan(f"court: {court}\n{KEYS_OF_COURT[court]}{SIXTEEN_PARAGRAPHS}")


def page_change(**changes: Any) -> Callable[[Plan], Plan]:
    return lambda paper_plan: replace(paper_plan, page_setup=replace(paper_plan.page_setup, **changes))


def other_footer(footer: Footer) -> Callable[[Plan], Plan]:
    return lambda paper_plan: replace(paper_plan, footer=footer)


def footer_change(**changes: Any) -> Callable[[Plan], Plan]:
    return lambda paper_plan: replace(paper_plan, footer=replace(paper_plan.footer, **changes))


PAGE_NUMBER = FooterLine(text="", page=True)


class BrokenPage(NamedTuple):
    """A court, the code and words of the message of the expected finding, and the style or the plan that causes it."""

    court: str
    code: str
    message: str
    style: str = ""
    printed: Callable[[Plan], Plan] | None = None


CASES = {
    "a wide left margin": BrokenPage("nysd", "PRF017", "the left margin is 1.25 in", "@page { margin-left: 90pt }"),
    "a wide right margin": BrokenPage("nysd", "PRF017", "the right margin is 2", "@page { margin-right: 160pt }"),
    "a wide top margin": BrokenPage("nysd", "PRF017", "the top margin is 1.", "@page { margin-top: 116pt }"),
    "a wide bottom margin": BrokenPage("nysd", "PRF017", "the bottom margin is 4", "@page { margin-bottom: 280pt }"),
    "larger type": BrokenPage("nysd", "PRF018", "the text of the paper is set in 13 pt", "p .t { font-size: 13pt }"),
    "larger notes": BrokenPage(
        "nysd", "PRF018", "the footnotes of the paper are set in 11 pt", ".t .note > .t { font-size: 11pt }"
    ),
    "small type": BrokenPage(
        "casuper", "PRF018", "set in 11 pt, but the court's record says 12", "p .t { font-size: 11pt }"
    ),
    "another family": BrokenPage(
        "casuper",
        "PRF019",
        "`Liberation Mono`, but the court's record says Courier, Times New Roman, Arial",
        ".t { font-family: 'Liberation Mono' }",
    ),
    "lines too close, without numbers": BrokenPage("nysd", "PRF020", "is 23.0 pt below", printed=page_change(pitch=23)),
    "a grid that drifts": BrokenPage("casuper", "PRF020", "is 27.0 pt below", ".paragraph { margin-bottom: 3pt }"),
    "a missing line number": BrokenPage(
        "casuper",
        "PRF021",
        "27 line numbers, but the court's record says 28",
        printed=page_change(lines=27, bottom=72),
    ),
    "no numbers": BrokenPage("casuper", "PRF021", "0 line numbers", printed=page_change(numbered=False)),
    "a missing rule at the left": BrokenPage(
        "casuper",
        "PRF022",
        "the page has 1 vertical rule at the left of the text, but the court's record says double",
        printed=page_change(rule_left="single"),
    ),
    "a missing rule at the right": BrokenPage(
        "wawd",
        "PRF022",
        "the page has 1 vertical rule at the right of the text",
        printed=page_change(rule_right="single"),
    ),
    "print in the clerk's space": BrokenPage(
        "casuper", "PRF023", "is in the space reserved for the clerk", ".sides { margin-left: 220pt }"
    ),
    "counsel off the margin": BrokenPage(
        "casuper",
        "PRF024",
        "is not at the left margin at the top of the first page",
        ".counsel { padding-left: 30pt }",
    ),
    "counsel above the caption": BrokenPage(
        "micir",
        "PRF024",
        "is not under the caption",
        ".counsel-under { position: absolute; top: 0 } .court { margin-top: 120pt }",
    ),
    "a firm that is not in the footer": BrokenPage(
        "wawd", "PRF024", "is not in the footer", printed=footer_change(right=())
    ),
    "the court's name a line lower": BrokenPage(
        "casuper", "PRF025", "begins on line 9, but the court's record says line 8", ".court { margin-top: 24pt }"
    ),
    "the court's name too high": BrokenPage(
        "casuper", "PRF025", "begins on line 5, but the court's record says line 8", printed=page_change(head_lines=3)
    ),
    "no space above the court's name": BrokenPage(
        "orcir",
        "PRF026",
        "inches from the top of the page, but the court's record says 2",
        printed=page_change(head_lines=1, blank_lines=0),
    ),
    "the court's name at the right": BrokenPage(
        "nysd", "PRF027", "is not aligned left", ".court { text-align: right }"
    ),
    "the court's name not in the middle": BrokenPage(
        "casuper", "PRF027", "is not aligned center", ".court { text-align: left }"
    ),
    "a page's number in another column": BrokenPage(
        "nysd", "PRF028", "`1` is not in a column", printed=other_footer(Footer((PAGE_NUMBER,), center=(), right=()))
    ),
    "a page without its number": BrokenPage(
        "nysd", "PRF029", "the page has no page number", printed=footer_change(center=())
    ),
    "a first page with its number": BrokenPage(
        "azsuper", "PRF029", "the first page has a page number", printed=footer_change(first_page=True)
    ),
    "a missing rule in the footer": BrokenPage("casuper", "PRF030", "has no rule", printed=footer_change(rule=False)),
    "a superfluous rule in the footer": BrokenPage(
        "nysd", "PRF030", "has a rule, but the court's record allows none", printed=footer_change(rule=True)
    ),
    "a title at the left": BrokenPage("nysd", "PRF031", "to the right of the parties", ".caption { direction: rtl }"),
    "another number of pages": BrokenPage(
        "aksuper",
        "PRF003",
        "the margins lack `Page 1 of",
        printed=footer_change(right=(FooterLine("Page ", page=True),)),
    ),
}


def findings_on(case: BrokenPage) -> list[Finding]:
    complaint = build_paper(case.court)
    printed = case.printed(complaint) if case.printed else None
    _, findings = prove_paper(complaint, style=case.style, printed=printed)
    return findings


@pytest.mark.slow
@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_a_page_that_breaks_a_value_of_the_profile_is_found(case: BrokenPage) -> None:
    findings = findings_on(case)
    assert case.code in codes(findings)
    assert any(case.message in finding.message for finding in findings if finding.code == case.code)


@pytest.mark.slow
@pytest.mark.parametrize("court", KEYS_OF_COURT)
def test_unbroken_papers_conform_to_their_profiles(court: str) -> None:
    proof, findings = prove_paper(build_paper(court))
    assert len(proof.pages) >= 3
    assert [finding for finding in findings if finding.severity is not Severity.NOTE] == []


@pytest.mark.slow
def test_the_grid_of_plain_paper_is_not_measured_from_many_short_notes() -> None:
    runs: list[Words | Note] = []
    for number in range(1, 61):
        runs += [Words(f"Word {number}"), Note(number, words("See."))]
    _, findings = prove_paper(nysd(Paragraph(tuple(runs), number=1, id="p1")))
    assert codes(findings) <= {"PRF015"}


def test_a_combining_mark_belongs_to_the_line_of_its_letter() -> None:
    _, findings = prove_paper(nysd(Paragraph(words("x\u0304 is the mean, and Cafe\u0301 a name."), number=1, id="p1")))
    assert findings == []


def test_html_without_padded_blocks_is_typeset() -> None:
    html = "<html lang='en-US'><title>Bare</title><body><p>Nothing of the base.</p></body></html>"
    assert paginate(html, nysd()).count == 1


def test_every_measure_of_the_profile_is_broken_once() -> None:
    tested_elsewhere = {"PRF032", "PRF033", "PRF034"}  # tables, filing data and marked words
    later_codes = {rule.code for rule in RULES.values() if rule.subject is Proof and rule.code > "PRF016"}
    measures = later_codes - tested_elsewhere
    assert len(measures) >= 15
    assert measures == {case.code for case in CASES.values()} - {"PRF003"}
