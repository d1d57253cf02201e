"""Proving finished papers, end to end: what comes back of a whole one, and that nothing in it is complained of."""

from dataclasses import replace

import pytest

from assembler.finding import Severity
from assembler.plan.parts import FooterLine
from assembler.proof import Proof, squeezed
from tests.plans import ARIZONA, COURTS, by_chance, nysd
from tests.proved import BODY, PLAN, proved

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


def test_a_line_of_the_footer_that_is_broken_in_its_column_is_one_line() -> None:
    title = "COMPLAINT FOR BREACH OF CONTRACT AND OF MUCH ELSE, WITH A DEMAND FOR A JURY - "
    asked = replace(PLAN, footer=replace(PLAN.footer, left=(FooterLine(title, page=True), *PLAN.footer.left[1:])))
    proof, findings = proved(asked)
    assert findings == []
    assert [page.shown for page in proof.pages] == [1, 2, 3]
