"""Lays out a paper's HTML as pages, with its lines on a grid and its footnotes in order."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any
from xml.etree.ElementTree import Element

from assembler.findings.faults import fault
from assembler.findings.finding import Finding, MatterError, Place
from assembler.outputs.pdf.paginate import heights as height_cache
from assembler.outputs.pdf.paginate import padding
from assembler.outputs.pdf.paginate.boxes import boxes
from assembler.outputs.pdf.paginate.empty_space import Layout, layout_rank, may_improve, notes_extent
from assembler.outputs.pdf.paginate.long_words import allow_breaks_before_calls
from assembler.outputs.pdf.paginate.typeset import parsed_html, render
from assembler.plan import line_grid as grid
from assembler.plan.plan import Box, Plan

VARIANT = "pdf/a-2a"
"""The engine's name for the tagged archival format, PDF/A-2a; the metadata additionally declares PDF/UA-1."""

BODY = "text-of-the-paper"
"""The id of the body, with which the body's extent on each page is measured."""

MAX_LAYOUTS = 8
"""The maximum number of times that a paper is laid out again because footnotes were lost or out of order."""


def lay_out(html: str, plan: Plan, family: str) -> Any:
    """Return the engine's document for *html*, which was rendered from *plan*, typeset in *family*.

    If the usual rules for page breaks leave much of a page empty, the paper is laid out again with looser rules, and
    the better layout is returned. Raises `MatterError` if a footnote or a table row is longer than a page, if the
    engine finds no room for a block, or if footnotes are lost, out of order or too close to the page's text.
    """
    loosened: padding.Loosened = frozenset()
    layout = _layout_of(html, plan, family, loosened)
    for part in padding.NAMES:
        if may_improve(layout, part, plan.page_setup):
            looser_layout = _layout_of(html, plan, family, loosened | {part})
            if layout_rank(looser_layout, part, plan.page_setup) < layout_rank(layout, part, plan.page_setup):
                layout = looser_layout
                loosened |= {part}
    _check_notes(layout.document, layout.root, plan)
    return layout.document


def _layout_of(html: str, plan: Plan, family: str, loosened: padding.Loosened) -> Layout:
    """Return a layout of *html* without the usual rules for the *loosened* parts."""
    paper = parsed_html(html)
    root: Element = paper.etree_element
    _pad_blocks(paper, plan, family, loosened)
    first_text_id = padding.ensure_first_text_id(root)
    document = _render_pages(paper, plan)
    if points := _missing_below_caption(document, plan):
        padding.lengthen_caption(root, points, plan.page_setup)
        document = _render_pages(paper, plan)
    moved_notes: list[str] = []
    while len(moved_notes) < MAX_LAYOUTS:
        notes_to_move = [note for note in _misplaced_notes(document, root) if note not in moved_notes]
        if not notes_to_move:
            break
        padding.begin_page(root, notes_to_move[0])
        moved_notes.append(notes_to_move[0])
        document = _render_pages(paper, plan)
    return Layout(document, root, first_text_id)


def _pad_blocks(paper: Any, plan: Plan, family: str, loosened: padding.Loosened) -> None:
    """Set the font *family* of *paper*, and pad each of its single-spaced blocks to whole lines."""
    root: Element = paper.etree_element
    root.set("style", f"font-family: '{family}'")
    allow_breaks_before_calls(root)
    heights = height_cache.block_heights(paper, padding.measuring_copy(root, plan.page_setup))
    if long_notes := padding.long_notes(root, heights, plan.page_setup):
        raise MatterError(*(_long_note(name, plan) for name in long_notes))
    if rows := padding.long_rows(root, heights, plan.page_setup):
        raise MatterError(*(_long_row(words, plan) for words in rows))
    padding.pad(root, heights, plan.page_setup, loosened)
    if "presenters" in loosened:
        padding.release_presenters(root)
    padding.name_signatures(root)
    for body in root.iter("body"):
        body.set("id", BODY)


def _missing_below_caption(document: Any, plan: Plan) -> float:
    """Return the points from the end of a caption on several pages to the next whole line.

    The result is 0 for a caption on one page, or if single-spaced lines do not fit the grid of double-spaced lines.
    """
    name = "box-frame" if plan.caption.layout == "boxes" else "caption-left"
    ends = [page_boxes[name].bottom for page_boxes in map(boxes, document.pages) if name in page_boxes]
    if len(ends) < 2 or not grid.has_half_lines(plan.page_setup):
        return 0.0
    return padding.points_to_full_line(ends[-1] - grid.head(plan.page_setup), plan.page_setup)


def _render_pages(paper: Any, plan: Plan) -> Any:
    try:
        return render(paper, pdf_variant=VARIANT)
    except AssertionError as problem:
        message = "the page engine found no room for a footnote, or for a block that must stay on one page"
        raise MatterError(fault("PAG001", Place(plan.id), message)) from problem


# -- notes ------------------------------------------------------------------------------------------------------------


def _printed_notes(document: Any) -> list[str]:
    """Return the ids of the footnotes in page order."""
    return [name for page in document.pages for name in page.anchors if name.startswith("note-")]


def _misplaced_notes(document: Any, root: Element) -> Iterator[str]:
    """Yield footnotes whose paragraphs should begin a page because the engine lost or misordered footnotes."""
    called_notes = padding.notes(root)
    printed_notes = _printed_notes(document)
    order = {name: index for index, name in enumerate(called_notes)}
    yield from (name for name in called_notes if name not in printed_notes)
    for index, name in enumerate(printed_notes):
        later_notes = [printed_note for printed_note in printed_notes[:index] if order[printed_note] > order[name]]
        if later_notes:
            yield min(later_notes, key=lambda note: order[note])
            yield name


def _check_notes(document: Any, root: Element, plan: Plan) -> None:
    """Raise MatterError if a footnote is lost, out of order, below the last line, or on top of the page's text."""
    findings: list[Finding] = []
    for page_number, page in enumerate(document.pages, 1):
        findings += _crowded_page(page_number, boxes(page), plan)
    if _printed_notes(document) != padding.notes(root):
        findings.append(
            fault("PAG004", Place(plan.id), "footnotes are out of order, or one of them does not fit on any page")
        )
    if findings:
        raise MatterError(*findings)


def _crowded_page(page_number: int, page_boxes: Mapping[str, Box], plan: Plan) -> Iterator[Finding]:
    """Yield a finding if the footnotes of page *page_number* leave no room for the page's text."""
    extent = notes_extent(page_boxes)
    if extent is None:
        return
    top, bottom = extent
    end = grid.head(plan.page_setup) + plan.page_setup.lines * plan.page_setup.pitch
    if page_boxes[BODY].bottom > top - grid.above_notes(plan.page_setup) + 1 or bottom > end + 1:
        message = "the footnotes of this page leave no room for the page's text"
        yield replace(fault("PAG004", Place(plan.id), message), page=page_number)


def _long_row(words: str, plan: Plan) -> Finding:
    message = f"the table row `{words} ...` is longer than a page, and rows are never divided"
    return fault("PAG001", Place(plan.id), message, fix="divide it into several rows, or make it a paragraph")


def _long_note(name: str, plan: Plan) -> Finding:
    number = name.removeprefix("note-")
    message = f"footnote {number} is longer than a page, and footnotes are never divided"
    return fault("PAG004", Place(plan.id), message)
