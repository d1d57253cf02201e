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
from assembler.verify.returned import Paper, Returned

OFF: Mapping[str, float] = {"left": 4.0, "right": 4.0, "top": 9.0, "bottom": 9.0}
"""The tolerance in points for each edge of the text.

It is larger at the top and bottom, because programs space lines differently.
"""

WORD_OFF = 2.0
"""The tolerance in points for a Word file's margins."""

NUMBER_OFF = 2.0
"""The tolerance in points for a line number's height on the page."""

SHIFT = 6.0
"""The maximum distance in points by which a word processor may print all lines and their numbers higher or lower."""

SIZE_OFF = 2.0
"""The tolerance in points for the size of a page."""

STANDARD = frozenset(
    f"{family}{style}"
    for family, styles in {
        "Helvetica": ("", "-Bold", "-Oblique", "-BoldOblique"),
        "Courier": ("", "-Bold", "-Oblique", "-BoldOblique"),
        "Times": ("-Roman", "-Bold", "-Italic", "-BoldItalic"),
    }.items()
    for style in styles
)
"""Fonts that every PDF reader has or replaces. A court's stamp or an annotation is often in one of them."""

FULL = 8
"""The minimum number of lines of a page whose left edge is measured, or that is reported as a repeated page."""

SIDES = ("top", "right", "bottom", "left")


def pdf_page_findings(paper: Paper, file: Returned, beyond: Sequence[int], missing: int) -> Iterator[Finding]:
    """Yield the findings on the pages of a PDF, except for the pages *beyond* the paper, such as those of exhibits.

    *missing* is the number of missing pages of which there is a finding already.
    """
    pages = [page for page in file.pages if page.number not in beyond]
    for page in pages:
        if not page.drawn:
            yield _at(file, "VER009", f"page {page.number} is blank", page.number)
        if page.turned:
            fact = f"page {page.number} is turned by {page.turned} degrees"
            yield replace(_at(file, "VER010", fact, page.number), fix="turn the page upright and save the file")
    drawn = [page for page in pages if page.drawn]
    if len(drawn) + missing != len(paper.pages):
        fact = f"the file has {counted(len(drawn), 'page')} of the paper, which has {len(paper.pages)}"
        yield _at(file, "VER009", fact, 0)
    yield from _size_findings(drawn, paper, file)
    text_pages = [page for page in drawn if page.lines]
    yield from _margin_findings(text_pages, paper, file)
    yield from _line_number_findings(text_pages, paper, file)


def word_page_findings(file: Returned, ours: Mapping[str, Any]) -> Iterator[Finding]:
    """Yield the findings on the margins, page size, line numbers and font of a Word file, compared with *ours*."""
    expected = ours["sections"][0]
    for number, section in enumerate(file.contents["sections"], 1):
        for key, what in (("size", "page size"), ("margins", "margins")):
            if any(abs(a - b) > WORD_OFF for a, b in zip(section[key], expected[key], strict=True)):
                fact = f"section {number}: {what} {_inches(section[key])}, and the paper has {_inches(expected[key])}"
                yield fault("VER010", Place(file.name), fact)
        if expected["numbered"] and not section["numbered"]:
            yield fault("VER011", Place(file.name), f"section {number} has no line numbers")
    font, size = file.contents["type"]
    if [font, size] != ours["type"] and font and size:
        our_font, our_size = ours["type"]
        fact = f"most of the text is in {size}-point {brief(font)}, and the paper's is in {our_size}-point {our_font}"
        yield replace(fault("VER010", Place(file.name), fact), fix="set the text again in the paper's font and size")


def font_findings(file: Returned) -> Iterator[Finding]:
    """Yield a finding if a PDF embeds no font, or lacks a font that PDF readers may not have."""
    missing = [font["name"] for font in file.contents["upload"]["fonts"] if not font["embedded"]]
    fonts = file.contents["upload"]["fonts"]
    if missing and (len(missing) == len(fonts) or not STANDARD.issuperset(missing)):
        names = ", ".join(f"`{brief(name)}`" for name in missing[:5])
        plural = "fonts are" if len(missing) > 1 else "font is"
        yield fault("VER012", Place(file.name), f"{len(missing)} {plural} not embedded: {names}")


def repeated_pages(pages: Sequence[PdfPage]) -> dict[int, int]:
    """Return the pages that repeat the text of an earlier page, each with the earlier page's number."""
    first: dict[str, int] = {}
    repeats: dict[int, int] = {}
    for page in pages:
        text = "\n".join(line.text for line in page.lines)
        if len(page.lines) >= FULL and text in first:
            repeats[page.number] = first[text]
        first.setdefault(text, page.number)
    return repeats


def repeat_findings(repeats: Mapping[int, int], file: Returned) -> Iterator[Finding]:
    """Yield an error for each page of *repeats*."""
    for page, earlier in repeats.items():
        finding = _at(file, "VER009", f"page {page} repeats page {earlier}", page)
        yield replace(finding, severity=Severity.ERROR, fix="delete the page from the file")


def _size_findings(pages: Sequence[PdfPage], paper: Paper, file: Returned) -> Iterator[Finding]:
    setup = paper.plan.page_setup
    wrong = [
        page for page in pages if abs(page.width - setup.width) > SIZE_OFF or abs(page.height - setup.height) > SIZE_OFF
    ]
    if wrong:
        numbers = pages_in_words([page.number for page in wrong])
        size = f"{wrong[0].width / INCH:.2f} by {wrong[0].height / INCH:.2f} inches"
        fact = f"{numbers}: {size}, and the paper is {setup.width / INCH:g} by {setup.height / INCH:g} inches"
        yield _at(file, "VER010", fact, wrong[0].number)


def _margin_findings(pages: Sequence[PdfPage], paper: Paper, file: Returned) -> Iterator[Finding]:
    """Yield a finding for each edge to which text is closer than in the paper, or if the left edge has moved."""
    if not paper.pages:
        return
    edges = {page.number: _edges(page) for page in pages}
    ours = [_edges(page) for page in paper.pages if page.lines]
    least = {side: min(edge[side] for edge in ours) for side in SIDES}
    for side in SIDES:
        wrong = [page.number for page in pages if edges[page.number][side] < least[side] - OFF[side]]
        if side == "left":
            wrong = wrong or _pages_moved_right(pages, edges, [edge["left"] for edge in ours])
        if wrong:
            inches, planned = edges[wrong[0]][side] / INCH, least[side] / INCH
            fact = f"{pages_in_words(wrong)}: text is {inches:.2f} inches from the {side} edge"
            fact = f"{fact}, and {planned:.2f} in the paper"
            yield _at(file, "VER010", fact, wrong[0])


def _pages_moved_right(
    pages: Sequence[PdfPage], edges: Mapping[int, Mapping[str, float]], ours: list[float]
) -> list[int]:
    """Return the pages whose text begins at a left edge that no page of the paper has, if most pages do so."""
    full = [page.number for page in pages if len(page.lines) >= FULL]
    moved = [page for page in full if all(abs(edges[page]["left"] - our_edge) > OFF["left"] for our_edge in ours)]
    return moved if len(moved) * 2 > len(full) else []


def _edges(page: PdfPage) -> dict[str, float]:
    """Return the distance between the text of *page* and each edge of the page, in points."""
    lines = (*page.lines, *page.notes)
    return {
        "top": min(line.y for line in lines),
        "right": page.width - max(line.right for line in lines),
        "bottom": page.height - max(line.y for line in lines),
        "left": min(line.left for line in lines),
    }


def _line_number_findings(pages: Sequence[PdfPage], paper: Paper, file: Returned) -> Iterator[Finding]:
    """Yield a finding each for pages without line numbers, for wrong line numbers, and for misplaced line numbers."""
    if not paper.pages or not paper.pages[0].line_numbers:
        return
    ours = dict(paper.pages[0].line_numbers)
    without = [page.number for page in pages if not page.line_numbers]
    if without:
        plural = "have" if len(without) > 1 else "has"
        yield _at(file, "VER011", f"{pages_in_words(without)} {plural} no line numbers", without[0])
    others = [page for page in pages if page.line_numbers and dict(page.line_numbers).keys() != ours.keys()]
    if others:
        page, numbers = others[0], dict(others[0].line_numbers)
        lacking = sorted(ours.keys() - numbers.keys())
        fact = f"{pages_in_words([page.number for page in others])}: line numbers are not 1 to {len(ours)}"
        some = f"page {page.number} has {counted(len(numbers), 'line number')}"
        fact = f"{fact}; {some}" if len(lacking) != 1 else f"{fact}: no {lacking[0]}"
        yield _at(file, "VER011", fact, page.number)
    shifts = [
        level - ours[number]
        for page in pages
        if page not in others
        for number, level in page.line_numbers
        if number in ours
    ]
    shift = median(shifts) if shifts else 0.0
    shift = shift if abs(shift) < SHIFT else 0.0
    moved = [
        (page.number, number, level - ours[number] - shift)
        for page in pages
        for number, level in page.line_numbers
        if page not in others and number in ours and abs(level - ours[number] - shift) > NUMBER_OFF
    ]
    if moved:
        page_number, number, off = moved[0]
        are = "are" if len(moved) > 2 else "is"
        more = f", and {len(moved) - 1} more {are} misplaced" if len(moved) > 1 else ""
        side = "below" if off > 0 else "above"
        fact = f"line number {number} on page {page_number} is {abs(off):.1f} points {side} its line{more}"
        yield _at(file, "VER011", fact, page_number)


def _at(file: Returned, code: str, message: str, page: int) -> Finding:
    return replace(fault(code, Place(file.name), message), page=page)


def _inches(lengths: Sequence[float]) -> str:
    return " by ".join(f"{length / INCH:.2f}" for length in lengths) + " inches"
