"""Checks the pages of a file: their number, size, margins, line numbers, fonts and text."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from statistics import median
from typing import Any

from assembler.findings.faults import brief, fault
from assembler.findings.finding import Finding, Place, Severity
from assembler.language.english import counted, pages_in_words
from assembler.plan.units import INCH
from assembler.verify.pdf_text import PdfPage
from assembler.verify.returned import Paper, ReturnedFile

MARGIN_TOLERANCES: Mapping[str, float] = {"left": 4.0, "right": 4.0, "top": 9.0, "bottom": 9.0}
"""The tolerance in points for each edge of the text.

It is larger at the top and bottom, because programs space lines differently.
"""

WORD_TOLERANCE = 2.0
"""The tolerance in points for a Word file's margins."""

NUMBER_TOLERANCE = 2.0
"""The tolerance in points for a line number's height on the page."""

MAX_SHIFT = 6.0
"""The maximum distance in points by which a word processor may print all lines and their numbers higher or lower."""

SIZE_TOLERANCE = 2.0
"""The tolerance in points for the size of a page."""

STANDARD_FONTS = frozenset(
    "Helvetica Helvetica-Bold Helvetica-Oblique Helvetica-BoldOblique Courier Courier-Bold Courier-Oblique"
    " Courier-BoldOblique Times-Roman Times-Bold Times-Italic Times-BoldItalic".split()
)
"""Fonts that every PDF reader has or replaces. A court's stamp or an annotation is often in one of them."""

MIN_LINES = 8
"""The minimum number of lines of a page whose left edge is measured, or that is reported as a repeated page."""

SIDES = ("top", "right", "bottom", "left")


def pdf_page_findings(
    paper: Paper, file: ReturnedFile, extra_pages: Sequence[int], missing_pages: int
) -> Iterator[Finding]:
    """Yield the findings on the pages of a PDF, except for the pages *extra_pages*, such as those of exhibits.

    *missing_pages* is the number of missing pages that are already reported.
    """
    pages = [page for page in file.pages if page.number not in extra_pages]
    for page in pages:
        if not page.drawn:
            yield _finding_at(file, "VER009", f"page {page.number} is blank", page.number)
        if page.rotation:
            fact = f"page {page.number} is turned by {page.rotation} degrees"
            yield replace(_finding_at(file, "VER010", fact, page.number), fix="turn the page upright and save the file")
    printed_pages = [page for page in pages if page.drawn]
    if len(printed_pages) + missing_pages != len(paper.pages):
        fact = f"the file has {counted(len(printed_pages), 'page')} of the paper, which has {len(paper.pages)}"
        yield _finding_at(file, "VER009", fact, page=0)
    yield from _size_findings(printed_pages, paper, file)
    text_pages = [page for page in printed_pages if page.lines]
    yield from _margin_findings(text_pages, paper, file)
    yield from _line_number_findings(text_pages, paper, file)


def word_page_findings(file: ReturnedFile, own_copy: Mapping[str, Any]) -> Iterator[Finding]:
    """Yield the findings on the margins, page size, line numbers and font of a Word file, compared with *own_copy*."""
    expected = own_copy["sections"][0]
    for section_number, section in enumerate(file.contents["sections"], 1):
        for key, setting in (("size", "page size"), ("margins", "margins")):
            differences = [abs(length - other) for length, other in zip(section[key], expected[key], strict=True)]
            if max(differences) > WORD_TOLERANCE:
                lengths = f"{_inches(section[key])}, and the paper has {_inches(expected[key])}"
                fact = f"section {section_number}: {setting} {lengths}"
                yield fault("VER010", Place(file.name), fact)
        if expected["numbered"] and not section["numbered"]:
            yield fault("VER011", Place(file.name), f"section {section_number} has no line numbers")
    font, size = file.contents["type"]
    if [font, size] != own_copy["type"] and font and size:
        our_font, our_size = own_copy["type"]
        fact = f"most of the text is in {size}-point {brief(font)}, and the paper's is in {our_size}-point {our_font}"
        yield replace(fault("VER010", Place(file.name), fact), fix="set the text again in the paper's font and size")


def font_findings(file: ReturnedFile) -> Iterator[Finding]:
    """Yield a finding if a PDF embeds no font, or lacks a font that PDF readers may not have."""
    fonts = file.contents["upload"]["fonts"]
    font_names = [font["name"] for font in fonts if not font["embedded"]]
    if font_names and (len(font_names) == len(fonts) or not STANDARD_FONTS.issuperset(font_names)):
        names = ", ".join(f"`{brief(name)}`" for name in font_names[:5])
        plural = "fonts are" if len(font_names) > 1 else "font is"
        yield fault("VER012", Place(file.name), f"{len(font_names)} {plural} not embedded: {names}")


def repeated_pages(pages: Sequence[PdfPage]) -> dict[int, int]:
    """Return the pages that repeat the text of an earlier page, each with the earlier page's number."""
    first_pages: dict[str, int] = {}
    repeats: dict[int, int] = {}
    for page in pages:
        text = "\n".join(line.text for line in page.lines)
        if len(page.lines) >= MIN_LINES and text in first_pages:
            repeats[page.number] = first_pages[text]
        first_pages.setdefault(text, page.number)
    return repeats


def repeat_findings(repeats: Mapping[int, int], file: ReturnedFile) -> Iterator[Finding]:
    """Yield an error for each page of *repeats*."""
    for page, earlier_page in repeats.items():
        finding = _finding_at(file, "VER009", f"page {page} repeats page {earlier_page}", page)
        yield replace(finding, severity=Severity.ERROR, fix="delete the page from the file")


def _size_findings(pages: Sequence[PdfPage], paper: Paper, file: ReturnedFile) -> Iterator[Finding]:
    setup = paper.plan.page_setup
    wrong_pages = [
        page
        for page in pages
        if abs(page.width - setup.width) > SIZE_TOLERANCE or abs(page.height - setup.height) > SIZE_TOLERANCE
    ]
    if wrong_pages:
        numbers = pages_in_words([page.number for page in wrong_pages])
        size = f"{wrong_pages[0].width / INCH:.2f} by {wrong_pages[0].height / INCH:.2f} inches"
        fact = f"{numbers}: {size}, and the paper is {setup.width / INCH:g} by {setup.height / INCH:g} inches"
        yield _finding_at(file, "VER010", fact, wrong_pages[0].number)


def _margin_findings(pages: Sequence[PdfPage], paper: Paper, file: ReturnedFile) -> Iterator[Finding]:
    """Yield a finding for each edge to which text is closer than in the paper, or if the left edge has moved."""
    if not paper.pages:
        return
    edges = {page.number: _page_edges(page) for page in pages}
    paper_edges = [_page_edges(page) for page in paper.pages if page.lines]
    for side in SIDES:
        least_distance = min(edge[side] for edge in paper_edges)
        wrong_pages = [
            page.number for page in pages if edges[page.number][side] < least_distance - MARGIN_TOLERANCES[side]
        ]
        if side == "left" and not wrong_pages:
            wrong_pages = _pages_moved_right(pages, edges, [edge["left"] for edge in paper_edges])
        if wrong_pages:
            inches = edges[wrong_pages[0]][side] / INCH
            fact = f"{pages_in_words(wrong_pages)}: text is {inches:.2f} inches from the {side} edge"
            fact = f"{fact}, and {least_distance / INCH:.2f} in the paper"
            yield _finding_at(file, "VER010", fact, wrong_pages[0])


def _pages_moved_right(
    pages: Sequence[PdfPage], edges: Mapping[int, Mapping[str, float]], paper_edges: list[float]
) -> list[int]:
    """Return the pages whose text begins at a left edge that no page of the paper has, if most pages do so."""
    full_pages = [page.number for page in pages if len(page.lines) >= MIN_LINES]
    moved_pages = [
        page
        for page in full_pages
        if all(abs(edges[page]["left"] - paper_edge) > MARGIN_TOLERANCES["left"] for paper_edge in paper_edges)
    ]
    return moved_pages if len(moved_pages) * 2 > len(full_pages) else []


def _page_edges(page: PdfPage) -> dict[str, float]:
    """Return the distance between the text of *page* and each edge of the page, in points."""
    lines = (*page.lines, *page.notes)
    return {
        "top": min(line.y for line in lines),
        "right": page.width - max(line.right for line in lines),
        "bottom": page.height - max(line.y for line in lines),
        "left": min(line.left for line in lines),
    }


def _line_number_findings(pages: Sequence[PdfPage], paper: Paper, file: ReturnedFile) -> Iterator[Finding]:
    """Yield a finding each for pages without line numbers, for wrong line numbers, and for misplaced line numbers."""
    if not paper.pages or not paper.pages[0].line_numbers:
        return
    paper_levels = dict(paper.pages[0].line_numbers)
    unnumbered_pages = [page.number for page in pages if not page.line_numbers]
    if unnumbered_pages:
        have = "have" if len(unnumbered_pages) > 1 else "has"
        yield _finding_at(
            file, "VER011", f"{pages_in_words(unnumbered_pages)} {have} no line numbers", unnumbered_pages[0]
        )
    misnumbered_pages = [
        page for page in pages if page.line_numbers and dict(page.line_numbers).keys() != paper_levels.keys()
    ]
    if misnumbered_pages:
        page = misnumbered_pages[0]
        numbers = dict(page.line_numbers)
        missing_numbers = sorted(paper_levels.keys() - numbers.keys())
        page_words = pages_in_words([page.number for page in misnumbered_pages])
        fact = f"{page_words}: line numbers are not 1 to {len(paper_levels)}"
        count = f"page {page.number} has {counted(len(numbers), 'line number')}"
        fact = f"{fact}; {count}" if len(missing_numbers) != 1 else f"{fact}: no {missing_numbers[0]}"
        yield _finding_at(file, "VER011", fact, page.number)
    well_numbered_pages = [page for page in pages if page not in misnumbered_pages]
    differences = [
        (page.number, number, level - paper_levels[number])
        for page in well_numbered_pages
        for number, level in page.line_numbers
    ]
    shift = median(difference for *_, difference in differences) if differences else 0.0
    if abs(shift) >= MAX_SHIFT:
        shift = 0.0
    moved_numbers = [
        (page_number, number, difference - shift)
        for page_number, number, difference in differences
        if abs(difference - shift) > NUMBER_TOLERANCE
    ]
    if moved_numbers:
        page_number, number, distance = moved_numbers[0]
        side = "below" if distance > 0 else "above"
        fact = f"line number {number} on page {page_number} is {abs(distance):.1f} points {side} its line"
        if len(moved_numbers) > 1:
            are = "are" if len(moved_numbers) > 2 else "is"
            fact += f", and {len(moved_numbers) - 1} more {are} misplaced"
        yield _finding_at(file, "VER011", fact, page_number)


def _finding_at(file: ReturnedFile, code: str, message: str, page: int) -> Finding:
    return replace(fault(code, Place(file.name), message), page=page)


def _inches(lengths: Sequence[float]) -> str:
    return " by ".join(f"{length / INCH:.2f}" for length in lengths) + " inches"
