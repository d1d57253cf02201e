"""Makes a Word document from a plan: the parts of a paper in order. The same input always gives the same bytes."""

import zipfile
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from typing import Any

from docx.document import Document
from docx.opc.part import XmlPart

from assembler.outputs.word.blocks import Writer, items_with_depth, place_blocks
from assembler.outputs.word.caption import caption
from assembler.outputs.word.changes import TrackedChanges, author_moves_apart, date_neighbors_apart
from assembler.outputs.word.footer import add_footer
from assembler.outputs.word.header import add_header
from assembler.outputs.word.notes import add_notes
from assembler.outputs.word.numbering import NumberedPlace, Numbering, number_styles
from assembler.outputs.word.references import remove_broken_links
from assembler.outputs.word.schema_order import sort_properties
from assembler.outputs.word.settings import update_on_opening
from assembler.outputs.word.signature import keep_with_next, signature, statement
from assembler.outputs.word.styles import blank_document
from assembler.outputs.word.tables import begin_new_page, citations_by_place, front_tables, number_listed_counts
from assembler.outputs.word.text import Text
from assembler.outputs.word.text_table import join_text_to_tables
from assembler.outputs.word.xml import words
from assembler.plan.blocks import Count, Heading, Item, Listing, Paragraph, Prayer
from assembler.plan.plan import Plan

EARLIEST_ZIP_DATE = (1980, 1, 1, 0, 0, 0)
"""The date given to each part of the file, a ZIP archive, which is the earliest that the format allows."""


def word_document(plan: Plan, *, sheet: bool = False, author: str = "", day: date | None = None) -> bytes:
    """Return *plan* as a .docx file, with Word's own numbering, cross-references, footnotes and page fields.

    With *sheet*, for a worksheet that is never filed, the file has only the title and the body. Tracked changes have
    this *day* and this *author*, by default the author of the paper.
    """
    document = blank_document(plan)
    is_centered = plan.page_setup.number_align == "center"
    numbering = Numbering()
    statement_blocks = [block for part in plan.statements for block in part.blocks]
    places = place_blocks((*plan.body, *statement_blocks), numbering, middle=is_centered, sheet=sheet)
    number_listed_counts(plan, numbering)
    changes = TrackedChanges(author or plan.metadata.author, day)
    text = Text(
        _places_by_target(plan, places), changes, _paragraph_ids_by_number(plan), cites=citations_by_place(plan)
    )
    body = document.element.body
    section_properties = body[-1]
    writer = Writer(document.part, text, places, numbering.by_style, plan.page_setup, sheet=sheet)
    body_parts = _sheet_parts(plan, writer) if sheet else _parts(plan, writer)
    for part in body_parts:
        section_properties.addprevious(part)
    date_neighbors_apart(body)
    author_moves_apart(body)
    if plan.page_setup.numbered:
        join_text_to_tables(body)
    _replace_numbering(document, numbering)
    number_styles(document.styles.element, numbering)
    if plan.tables:
        update_on_opening(document)
    add_notes(document, text)
    add_footer(document, plan.footer, plan.page_setup, changes)
    add_header(document, plan.metadata, plan.page_setup)
    parts = [part.element for part in document.part.package.iter_parts() if isinstance(part, XmlPart)]
    remove_broken_links(parts)
    for part in parts:
        sort_properties(part)
    return _pack(document)


def _parts(plan: Plan, writer: Writer) -> Iterator[Any]:
    yield from caption(plan, writer)
    yield from front_tables(plan, writer)
    yield from begin_new_page(_body_parts(plan, writer), plan, writer)


def _body_parts(plan: Plan, writer: Writer) -> Iterator[Any]:
    text = [writer.rich("PleadingText", plan.lead)] if plan.lead else []
    for block in plan.body:
        text += writer.block(block)
    signature_block = signature(plan.signature, writer, plan.page_setup)
    if text and signature_block:
        keep_with_next(text[-1])
    yield from text
    yield from signature_block
    for part in plan.statements:
        yield from statement(part, writer, plan.page_setup)


def _sheet_parts(plan: Plan, writer: Writer) -> Iterator[Any]:
    yield writer.paragraph("Heading1", words("".join(plan.caption.title)))
    for block in plan.body:
        yield from writer.block(block)


def _places_by_target(plan: Plan, places: dict[int, NumberedPlace]) -> dict[str, NumberedPlace]:
    """Return the list position of each part that has an id."""
    return {part.id: places[id(part)] for part in _labeled_parts(plan) if part.id and id(part) in places}


def _labeled_parts(plan: Plan) -> Iterator[Heading | Count | Paragraph | Item]:
    for block in plan.body:
        if isinstance(block, Listing | Prayer):
            yield from (item for _, item in items_with_depth(block.items))
        elif isinstance(block, Heading | Count | Paragraph):
            yield block


def _paragraph_ids_by_number(plan: Plan) -> dict[str, str]:
    """Return the id of each numbered paragraph, by its number."""
    paragraphs = (block for block in plan.body if isinstance(block, Paragraph) and block.number is not None)
    return {str(paragraph.number): paragraph.id for paragraph in paragraphs if paragraph.id}


def _replace_numbering(document: Document, numbering: Numbering) -> None:
    part = document.part.numbering_part.element
    for child in list(part):
        part.remove(child)
    part.extend(numbering.elements())


def _pack(document: Document) -> bytes:
    """Return the bytes of *document*, with the same fixed date for each part."""
    original = BytesIO()
    archive = BytesIO()
    document.save(original)
    with zipfile.ZipFile(original) as source, zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, EARLIEST_ZIP_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, source.read(name))
    return archive.getvalue()
