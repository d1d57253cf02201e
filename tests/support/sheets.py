"""Pages of made-up plans, and functions that measure them."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import pypdfium2 as pdfium
import pytest
from pypdfium2 import raw

from assembler.findings.finding import Finding, MatterError
from assembler.outputs.pdf.paginate import Pages, paginate
from assembler.outputs.render import render
from assembler.plan.blocks import Note, Paragraph, Words
from assembler.plan.plan import PageSetup, Plan
from tests.support.plans import random_complaint, words

SENTENCE = "Beta knew of it and said so. "


@lru_cache(maxsize=64)
def pages_of(paper_plan: Plan) -> Pages:
    """Return the pages of *paper_plan*, which are typeset once for all tests of a file."""
    return paginate(render(paper_plan), paper_plan)


@lru_cache(maxsize=8)
def large_paper(court: str) -> tuple[Plan, Pages]:
    """Return the plan and pages of a long random paper with many parties in the caption."""
    paper_plan = random_complaint(seed=4, court=court, count=22)
    return paper_plan, pages_of(paper_plan)


def allegations(count: int, sentences: int = 12) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(words(SENTENCE * sentences), number, f"p{number}") for number in range(1, count + 1))


def text_with_note(number: int, sentences: int, text: str = "Text") -> tuple[Words | Note, ...]:
    return (Words(f"{text} "), Note(number, words(SENTENCE * sentences)), Words(" goes on."))


def engine_finding(paper_plan: Plan, html: str = "") -> Finding:
    with pytest.raises(MatterError) as raised:
        paginate(html or render(paper_plan), paper_plan)
    (finding,) = raised.value.findings
    assert finding.promise
    return finding


Run = tuple[float, float, float]
"""The left edge, the baseline from the top of the page, and the size, in points."""


def runs(pages: Pages, *, running_elements: bool = False) -> Iterator[list[Run]]:
    """Yield the runs of text on each page, in drawing order, with or without its running elements."""
    for page in pdfium.PdfDocument(pages.pdf):
        objects = page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT], max_depth=2 if running_elements else 1)
        yield [_run(item, page.get_height()) for item in objects if running_elements or not _is_artifact(item)]


def _run(item: Any, height: float) -> Run:
    matrix = raw.FS_MATRIX()
    size = raw.c_float()
    raw.FPDFPageObj_GetMatrix(item.raw, matrix)
    raw.FPDFTextObj_GetFontSize(item.raw, size)
    return matrix.e, height - matrix.f, size.value * abs(matrix.d)


def _is_artifact(item: Any) -> bool:
    """Whether the text *item* is marked as an artifact, as page numbers are."""
    mark_count = raw.FPDFPageObj_CountMarks(item.raw)
    marks = [raw.FPDFPageObj_GetMark(item.raw, index) for index in range(mark_count)]
    return not any(raw.FPDFPageObjMark_CountParams(mark) for mark in marks if not _names_artifact(mark))


def _names_artifact(mark: Any) -> bool:
    buffer = (raw.FPDF_WCHAR * 32)()
    length = raw.c_ulong()
    raw.FPDFPageObjMark_GetName(mark, buffer, 64, length)
    return bytes(buffer).decode("utf-16-le").startswith("Artifact")


def texts(pages: Pages) -> list[str]:
    """Return all text on each page, including its running elements, with plain spaces."""
    document = pdfium.PdfDocument(pages.pdf)
    return [page.get_textpage().get_text_bounded().replace("\N{NO-BREAK SPACE}", " ") for page in document]


def distance_from_grid(pages: Pages, paper: PageSetup, step: float, first_baseline: float) -> tuple[int, float]:
    """Return the number of runs of text, without raised note marks, and the largest distance of one from the grid.

    The lines of the grid are *step* points apart, from *first_baseline*.
    """
    size_of_note_marks = 0.7 * paper.size
    offsets = []
    for page in runs(pages):
        offsets += [(baseline - first_baseline) % step for _, baseline, size in page if size > size_of_note_marks]
    return len(offsets), max(min(offset, step - offset) for offset in offsets)


def first_number_baseline(pages: Pages, paper: PageSetup) -> float:
    """Return the baseline of line number 1."""
    first_page = next(runs(pages, running_elements=True))
    return min(baseline for left, baseline, _ in first_page if left < paper.left - 10)
