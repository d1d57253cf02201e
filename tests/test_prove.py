"""Proving finished papers, end to end: what is whole stays unmentioned, and each thing that can break is seen."""

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from itertools import count
from time import perf_counter
from typing import NamedTuple

import pikepdf
import pytest

from assembler.finding import Finding, Place, Severity
from assembler.paginate import Pages, paginate
from assembler.plan.parts import Block, Footer, FooterLine, Heading, Item, Note, Paragraph, Plan, Prayer, Quotation, Words
from assembler.proof import Proof, squeezed
from assembler.prove import prove
from assembler.render import render
from tests.plans import ARIZONA, COURTS, WAWD, by_chance, nysd, plan, words

MATTER = Place("matter.yaml", 3, 5)


def allegation(number: int, *more: Note) -> Paragraph:
    text = f"On May {number}, 2020, Beta’s office wrote that it would suspend the “account” at 11:59 p.m. (see No. 2:21-cv-"
    return Paragraph((Words(text + f"0000{number}, a well-known case), and so it did."), *more), number, f"p{number}")


BODY: tuple[Block, ...] = (
    Heading(1, "I.", words("NATURE OF THE ACTION"), "nature"),
    allegation(1, Note(1, words("See the office’s first letter."))),
    Quotation((words("“We will suspend the account effective Sunday, and hold the data for you to take with you.”"),)),
    *(allegation(number) for number in range(2, 12)),
    allegation(12, Note(2, words("See the second letter."))),
    Prayer(words("Alpha asks the Court to:"), (Item("A.", words("award damages;")), Item("B.", words("grant other relief.")))),
)
PLAN = plan(*BODY)


def proved(
    asked: Plan = PLAN,
    *,
    style: str = "",
    broken: Callable[[str], str] = str,
    made: Plan | None = None,
    file: Callable[[bytes], bytes] = bytes,
) -> tuple[Proof, list[Finding]]:
    """Prove a paper against *asked*, with the *style* added or its HTML *broken*, *made* from another plan, or its *file* changed."""
    html = render(asked, ())
    pages = paginate(broken(html).replace("</style>", style + "</style>", 1), made or asked)
    return prove(replace(pages, pdf=file(pages.pdf)), html, asked, MATTER)


def codes(findings: list[Finding]) -> set[str]:
    return {finding.code for finding in findings}


# -- whole papers -----------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def whole() -> Proof:
    proof, findings = proved()
    assert findings == []
    return proof


def test_a_whole_paper_has_no_findings(whole: Proof) -> None:
    assert len(whole.pages) >= 3


def test_the_text_comes_back_letter_by_letter(whole: Proof) -> None:
    assert squeezed(whole.read.main) == squeezed(whole.shown.main)
    for letters in ("Beta’soffice", "“account”", "2:21-cv-00001,awell-knowncase"):
        assert letters in squeezed(whole.read.main)


def test_a_call_stands_in_the_text_and_its_note_at_the_foot(whole: Proof) -> None:
    assert "andsoitdid.1“We" in squeezed(whole.read.main)
    assert [squeezed(note) for note in whole.read.notes] == ["1.Seetheoffice’sfirstletter.", "2.Seethesecondletter."]
    assert [page.calls for page in whole.pages] == [page.notes for page in whole.pages]


def test_what_stands_in_the_margins_is_no_part_of_the_text(whole: Proof) -> None:
    assert "COMPLAINT-" not in squeezed(whole.read.main)
    for page in whole.pages:
        assert page.shown == page.number
        assert f"COMPLAINT - {page.number}" in whole.read.margin[page.number - 1]


def test_the_line_numbers_stand_at_the_pitch(whole: Proof) -> None:
    for page in whole.pages:
        assert len(page.numbers) == 25
        assert page.numbers[24] - page.numbers[0] == pytest.approx(24 * 24, abs=0.01)


def test_the_fonts_are_the_paper_s_and_in_the_file(whole: Proof) -> None:
    assert {font.family for font in whole.fonts} == {whole.family}
    assert all(font.embedded for font in whole.fonts)


def test_a_signature_block_is_found_by_its_page_and_the_lines_over_it(whole: Proof) -> None:
    (spot,) = whole.signatures
    assert spot.page == len(whole.pages)
    assert spot.above > 0


@pytest.mark.parametrize("court", COURTS)
def test_a_long_paper_by_chance_keeps_every_promise(court: str) -> None:
    made = by_chance(0, court)
    _, findings = proved(made)
    assert [one for one in findings if one.severity is Severity.ERROR] == []


def test_type_too_large_for_half_lines_keeps_the_grid() -> None:
    _, findings = proved(nysd(*BODY, paper=ARIZONA))
    assert findings == []


def test_a_draft_says_so_on_each_page() -> None:
    made = replace(PLAN, metadata=replace(PLAN.metadata, draft=True))
    proof, findings = proved(made)
    assert findings == []
    assert all("DRAFT" in lines for lines in proof.read.margin)


@pytest.mark.parametrize("family", ["TeX Gyre Termes", "TeX Gyre Schola"])
def test_ligatures_come_back_as_plain_letters(family: str) -> None:
    made = replace(PLAN, paper=replace(PLAN.paper, families=(family,)))
    proof, findings = proved(made)
    assert findings == []
    assert "office" in proof.read.main


def test_a_finding_stands_at_the_matter_and_is_a_promise() -> None:
    _, findings = proved(style=".lead .t { font-size: 11pt }")
    (finding,) = findings
    assert (finding.place, finding.page, finding.paper) == (MATTER, 1, "complaint")
    assert (finding.code, finding.cite, finding.promise) == ("PRF007", "this program", True)
    assert finding.message == "`Plaintiff Alpha LLC alleges:` is set in 11 pt, and 12 pt is the least"


def test_a_paper_of_two_dozen_pages_is_proved_in_a_moment() -> None:
    made = by_chance(0, "wawd", 56)
    html = render(made, ())
    pages = paginate(html, made)
    assert pages.count >= 24
    assert min(_seconds(lambda: prove(pages, html, made, MATTER)) for _ in range(3)) < 0.3


def _seconds(call: Callable[[], object]) -> float:
    start = perf_counter()
    call()
    return perf_counter() - start


# -- broken papers ----------------------------------------------------------------------------------------------------


class Broken(NamedTuple):
    """A style that breaks a paper, what is found, and words of the message."""

    style: str
    codes: set[str]
    message: str


STYLES = {
    "a word that the style sheet takes away": Broken(".number { display: none }", {"PRF001"}, "`1.` is not on the page"),
    "a word that the style sheet adds": Broken(".lead .t::before { content: 'Now ' }", {"PRF001"}, "`Now` is on the page"),
    "words in other letters": Broken(".lead { text-transform: uppercase }", {"PRF001"}, "reads `PLAINTIFF ALPHA LLC ALLEGES:`"),
    "a note that never prints": Broken(".note .t { display: none }", {"PRF002"}, "the note `1. See"),
    "a line that leaves the page": Broken(".lead { white-space: nowrap; padding-left: 400pt }", {"PRF004"}, "over the right margin"),
    "a narrow margin": Broken("@page { margin-left: 90pt }", {"PRF004"}, "over the left margin"),
    "another font": Broken(".lead .t { font-family: 'Liberation Mono' }", {"PRF006"}, "`Liberation Mono`, not in `Liberation Serif`"),
    "small type": Broken("p .t { font-size: 11pt }", {"PRF007"}, "is set in 11 pt, and 12 pt is the least"),
    "small notes": Broken(".note > .t { font-size: 9pt }", {"PRF007"}, "is set in 9 pt, and 10 pt is the least"),
    "a grid that drifts": Broken(".lead { margin-bottom: 3pt }", {"PRF009"}, "stands 3.0 pt below its place at line"),
    "lines set closer": Broken(".paragraph { line-height: 20pt }", {"PRF009"}, "its place at line"),
    "a signature block alone": Broken(".signature { break-before: page }", {"PRF010"}, "with no text over it"),
    "another paper": Broken("@page { size: 612pt 1008pt }", {"PRF012"}, "the page is 612 by 1008 pt"),
    "a line over another": Broken(".lead { margin-bottom: -24pt }", {"PRF016"}, "printed over one another"),
}


@pytest.mark.parametrize("broken", STYLES.values(), ids=STYLES)
def test_what_a_style_sheet_breaks_is_seen(broken: Broken) -> None:
    _, findings = proved(style=broken.style)
    assert broken.codes <= codes(findings)
    assert any(broken.message in finding.message for finding in findings if finding.code in broken.codes)
