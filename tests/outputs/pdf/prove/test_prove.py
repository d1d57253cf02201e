"""Proving correct papers, end to end: the proof has their words, notes and fonts, and there are no findings."""

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from weakref import ref

import pikepdf
import pytest

from assembler.findings.finding import Severity
from assembler.outputs.pdf.paginate import paginate
from assembler.outputs.pdf.prove import measure, open_file
from assembler.outputs.render import render
from assembler.plan.plan import FooterLine
from assembler.proof.proof import Proof, comparable_letters
from tests.support.plans import ARIZONA, COURTS, nysd, random_complaint
from tests.support.proved import BODY, MATTER, PLAN, prove, prove_paper

# -- correct papers ---------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def correct_proof() -> Proof:
    proof, findings = prove_paper()
    assert findings == []
    assert proof.pages
    return proof


def test_a_correct_paper_has_no_findings(correct_proof: Proof) -> None:
    assert len(correct_proof.pages) >= 3


def test_the_text_is_read_back_letter_by_letter(correct_proof: Proof) -> None:
    assert comparable_letters(correct_proof.read.main) == comparable_letters(correct_proof.expected.main)
    for letters in ("Beta’soffice", "“account”", "2:21-cv-00001,awell-knowncase"):
        assert letters in comparable_letters(correct_proof.read.main)


class File:
    """A fake open file, because a test cannot tell whether pikepdf has freed its own."""

    def close(self) -> None:
        """Do nothing."""


def test_the_objects_of_a_long_file_are_free_before_its_pages_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    files: list[ref[File]] = []
    monkeypatch.setattr(pikepdf, "open", lambda _: File())
    monkeypatch.setattr(open_file, "MAX_OPEN_BYTES", 0)
    monkeypatch.setattr(measure, "tags", lambda file: files.append(ref(file.pdf)))
    monkeypatch.setattr(measure, "page_hashes", lambda _: 0)
    monkeypatch.setattr(measure, "as_drawn", lambda _: b"")
    monkeypatch.setattr(measure, "read_new_pages", lambda *_: [file() for file in files])
    _, open_files = measure._read_pdf(b"a long one")
    assert list(open_files) == [None]  # the reference is dead


def test_the_call_of_a_note_is_in_the_text_and_the_note_at_the_foot(correct_proof: Proof) -> None:
    assert "andsoitdid.1“We" in comparable_letters(correct_proof.read.main)
    assert [comparable_letters(note) for note in correct_proof.read.notes] == [
        "1Seetheoffice’sfirstletter.",
        "2Seethesecondletter.",
    ]
    assert [page.calls for page in correct_proof.pages] == [page.notes for page in correct_proof.pages]


def test_the_margins_are_not_part_of_the_text(correct_proof: Proof) -> None:
    assert "COMPLAINT-" not in comparable_letters(correct_proof.read.main)
    for page in correct_proof.pages:
        assert page.page_number == page.number
        assert f"COMPLAINT - {page.number}" in correct_proof.read.margin[page.number - 1]


def test_the_line_numbers_are_a_pitch_apart(correct_proof: Proof) -> None:
    for page in correct_proof.pages:
        assert len(page.numbers) == 25
        assert page.numbers[-1] - page.numbers[0] == pytest.approx(24 * 24, abs=0.01)  # points


def test_the_fonts_are_of_the_papers_family_and_embedded(correct_proof: Proof) -> None:
    assert {font.family for font in correct_proof.fonts} == {correct_proof.family}
    assert all(font.embedded for font in correct_proof.fonts)


def test_a_signature_block_has_its_page_and_the_number_of_lines_above_it(correct_proof: Proof) -> None:
    (signature,) = correct_proof.signatures
    assert signature.page == len(correct_proof.pages)
    assert signature.above > 0


@pytest.mark.slow
@pytest.mark.parametrize("court", COURTS)
def test_a_long_random_paper_keeps_every_promise(court: str) -> None:
    paper_plan = random_complaint(0, court)
    _, findings = prove_paper(paper_plan)
    assert [finding for finding in findings if finding.severity is Severity.ERROR] == []


@pytest.mark.slow
def test_type_too_large_for_half_lines_is_on_the_grid() -> None:
    _, findings = prove_paper(nysd(*BODY, page_setup=ARIZONA))
    assert findings == []


def test_a_draft_is_marked_on_each_page() -> None:
    paper_plan = replace(PLAN, metadata=replace(PLAN.metadata, draft=True))
    proof, findings = prove_paper(paper_plan)
    assert findings == []
    assert all("DRAFT" in lines for lines in proof.read.margin)


@pytest.mark.slow
@pytest.mark.parametrize("family", ["TeX Gyre Termes", "TeX Gyre Schola"])
def test_ligatures_are_read_back_as_plain_letters(family: str) -> None:
    paper_plan = replace(PLAN, page_setup=replace(PLAN.page_setup, families=(family,)))
    proof, findings = prove_paper(paper_plan)
    assert findings == []
    assert "office" in proof.read.main


def test_a_footer_line_that_breaks_in_its_column_is_one_line() -> None:
    title = "COMPLAINT FOR BREACH OF CONTRACT AND OF MUCH ELSE, WITH A DEMAND FOR A JURY - "
    paper_plan = replace(PLAN, footer=replace(PLAN.footer, left=(FooterLine(title, page=True), *PLAN.footer.left[1:])))
    proof, findings = prove_paper(paper_plan)
    assert findings == []
    assert [page.page_number for page in proof.pages] == [1, 2, 3]


# -- a second reader --------------------------------------------------------------------------------------------------


Matrix = pikepdf.Matrix


def baselines(page: pikepdf.Page) -> set[float]:
    """Return the baselines of the type on *page*, without note calls and blanks, from its drawing operators."""
    page_height = float(page.mediabox[3])
    return {round(page_height - height, 1) for height, size in _drawn(page, Matrix(), page.resources) if size > 9}


def _drawn(
    stream: pikepdf.Page | pikepdf.Object, frame: Matrix, resources: pikepdf.Object
) -> Iterator[tuple[float, float]]:
    """Yield the height above the foot of the page, and the size, of each piece of type, in points."""
    saved_frames = []
    text = Matrix()
    size = 0.0
    for drawing in pikepdf.parse_content_stream(stream):
        operands = drawing.operands
        match str(drawing.operator):
            case "q":
                saved_frames.append(frame)
            case "Q":
                frame = saved_frames.pop()
            case "cm":
                frame = Matrix(*map(float, operands)) @ frame
            case "Tm":
                text = Matrix(*map(float, operands))
            case "Tf":
                size = float(operands[1])
            case "TJ":
                position = text @ frame
                yield position.f, abs(size * position.d)
            case "Do":
                form = resources.XObject[str(operands[0])]
                inner_frame = Matrix(*map(float, form.get("/Matrix", (1, 0, 0, 1, 0, 0)))) @ frame
                yield from _drawn(form, inner_frame, form.Resources)


@pytest.mark.parametrize("court", COURTS)
def test_a_second_reader_finds_the_same_baselines(court: str) -> None:
    paper_plan = COURTS[court](*BODY)
    html = render(paper_plan)
    pages = paginate(html, paper_plan)
    proof, _ = prove(pages, html, paper_plan, MATTER)
    with pikepdf.open(BytesIO(pages.pdf)) as file:
        for page, sheet in zip(proof.pages, file.pages, strict=True):
            assert {round(line.baseline, 1) for line in (*page.lines, *page.margin)} == baselines(sheet)
