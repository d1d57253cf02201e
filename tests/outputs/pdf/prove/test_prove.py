"""Proving finished papers, end to end: what comes back of a whole one, and that nothing in it is complained of."""

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from weakref import ref

import pikepdf
import pytest

from assembler.findings.finding import Severity
from assembler.outputs.pdf.paginate import paginate
from assembler.outputs.pdf.prove import measure, opened
from assembler.outputs.render import render
from assembler.plan.plan import FooterLine
from assembler.proof.proof import Proof, squeezed
from tests.support.plans import ARIZONA, COURTS, by_chance, nysd
from tests.support.proved import BODY, MATTER, PLAN, prove, prove_paper

# -- whole papers -----------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def whole() -> Proof:
    proof, findings = prove_paper()
    assert findings == []
    assert proof.pages
    return proof


def test_a_whole_paper_has_no_findings(whole: Proof) -> None:
    assert len(whole.pages) >= 3


def test_the_text_comes_back_letter_by_letter(whole: Proof) -> None:
    assert squeezed(whole.read.main) == squeezed(whole.expected.main)
    for letters in ("Beta’soffice", "“account”", "2:21-cv-00001,awell-knowncase"):
        assert letters in squeezed(whole.read.main)


class File:
    """Stands for a file that was opened: of pikepdf's own nobody can tell whether it is free."""

    def close(self) -> None:
        """Close it."""


def test_the_objects_of_a_long_file_are_free_before_its_pages_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    files: list[ref[File]] = []
    monkeypatch.setattr(pikepdf, "open", lambda _: File())
    monkeypatch.setattr(opened, "SMALL", 0)
    monkeypatch.setattr(measure, "tags", lambda file: files.append(ref(file.pdf)))
    monkeypatch.setattr(measure, "page_hashes", lambda _: 0)
    monkeypatch.setattr(measure, "as_drawn", lambda _: b"")
    monkeypatch.setattr(measure, "read_new_pages", lambda *_: [file() for file in files])
    _, left = measure._read_pdf(b"a long one")
    assert list(left) == [None]


def test_a_call_stands_in_the_text_and_its_note_at_the_foot(whole: Proof) -> None:
    assert "andsoitdid.1“We" in squeezed(whole.read.main)
    assert [squeezed(note) for note in whole.read.notes] == ["1Seetheoffice’sfirstletter.", "2Seethesecondletter."]
    assert [page.calls for page in whole.pages] == [page.notes for page in whole.pages]


def test_the_margins_are_not_part_of_the_text(whole: Proof) -> None:
    assert "COMPLAINT-" not in squeezed(whole.read.main)
    for page in whole.pages:
        assert page.page_number == page.number
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


@pytest.mark.tools
@pytest.mark.parametrize("court", COURTS)
def test_a_long_paper_by_chance_keeps_every_promise(court: str) -> None:
    made = by_chance(0, court)
    _, findings = prove_paper(made)
    assert [one for one in findings if one.severity is Severity.ERROR] == []


def test_type_too_large_for_half_lines_keeps_the_grid() -> None:
    _, findings = prove_paper(nysd(*BODY, page_setup=ARIZONA))
    assert findings == []


def test_a_draft_is_marked_on_each_page() -> None:
    made = replace(PLAN, metadata=replace(PLAN.metadata, draft=True))
    proof, findings = prove_paper(made)
    assert findings == []
    assert all("DRAFT" in lines for lines in proof.read.margin)


@pytest.mark.parametrize("family", ["TeX Gyre Termes", "TeX Gyre Schola"])
def test_ligatures_come_back_as_plain_letters(family: str) -> None:
    made = replace(PLAN, page_setup=replace(PLAN.page_setup, families=(family,)))
    proof, findings = prove_paper(made)
    assert findings == []
    assert "office" in proof.read.main


def test_a_line_of_the_footer_that_is_broken_in_its_column_is_one_line() -> None:
    title = "COMPLAINT FOR BREACH OF CONTRACT AND OF MUCH ELSE, WITH A DEMAND FOR A JURY - "
    asked = replace(PLAN, footer=replace(PLAN.footer, left=(FooterLine(title, page=True), *PLAN.footer.left[1:])))
    proof, findings = prove_paper(asked)
    assert findings == []
    assert [page.page_number for page in proof.pages] == [1, 2, 3]


# -- a second reader --------------------------------------------------------------------------------------------------


Matrix = pikepdf.Matrix


def baselines(page: pikepdf.Page) -> set[float]:
    """Return the baselines of the type on *page*, from the operators that draw it: no call of a note, no blank."""
    high = float(page.mediabox[3])
    return {round(high - y, 1) for y, size in _drawn(page, Matrix(), page.resources) if size > 9}


def _drawn(
    stream: pikepdf.Page | pikepdf.Object, frame: Matrix, resources: pikepdf.Object
) -> Iterator[tuple[float, float]]:
    """Yield height over the foot of the page and size of each piece of type, in points."""
    saved, text, size = [], Matrix(), 0.0
    for drawing in pikepdf.parse_content_stream(stream):
        operands = drawing.operands
        match str(drawing.operator):
            case "q":
                saved.append(frame)
            case "Q":
                frame = saved.pop()
            case "cm":
                frame = Matrix(*map(float, operands)) @ frame
            case "Tm":
                text = Matrix(*map(float, operands))
            case "Tf":
                size = float(operands[1])
            case "TJ":
                placed = text @ frame
                yield placed.f, abs(size * placed.d)
            case "Do":
                form = resources.XObject[str(operands[0])]
                inner = Matrix(*map(float, form.get("/Matrix", (1, 0, 0, 1, 0, 0)))) @ frame
                yield from _drawn(form, inner, form.Resources)


@pytest.mark.parametrize("court", COURTS)
def test_a_second_reader_finds_the_same_baselines(court: str) -> None:
    made = COURTS[court](*BODY)
    html = render(made, ())
    pages = paginate(html, made)
    proof, _ = prove(pages, html, made, MATTER)
    with pikepdf.open(BytesIO(pages.pdf)) as file:
        for page, sheet in zip(proof.pages, file.pages, strict=True):
            assert {round(line.baseline, 1) for line in (*page.lines, *page.margin)} == baselines(sheet)
