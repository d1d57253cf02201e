"""paginate: turns a paper's HTML into a PDF that conforms to both PDF/A-2a and PDF/UA-1."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from assembler.memory import release_memory
from assembler.outputs.pdf.paginate import caption_rules, fonts
from assembler.outputs.pdf.paginate.boxes import boxes
from assembler.outputs.pdf.paginate.empty_space import notes_extent
from assembler.outputs.pdf.paginate.engine_warnings import raise_warnings, warnings_as_errors
from assembler.outputs.pdf.paginate.layout import BODY, VARIANT, lay_out
from assembler.outputs.pdf.paginate.leaders import leaders
from assembler.outputs.pdf.paginate.padding import FIRST_TEXT_ID, NAMES
from assembler.outputs.pdf.paginate.running_elements import RunningElements, running_elements
from assembler.outputs.pdf.paginate.stamp import artifact, stamp_running_elements
from assembler.outputs.pdf.paginate.typeset import parsed_html, render, write
from assembler.plan import line_grid as grid
from assembler.plan.plan import Box, Plan

CAPTION = "caption-left"
"""The id of the caption's left column."""

PDFUA = b"""<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part></rdf:Description>
"""
"""XMP metadata that declares PDF/UA-1 (ISO 14289-1, 5).

PDF/A requires the description of its schema (ISO 19005-2, 6.6.2.3).
"""


@dataclass(frozen=True)
class Pages:
    """A typeset paper.

    *places* has the first and last page of each id, counted from 1; *family* is the font that was used; *engine* has
    the names and versions of the software that typeset the pages.
    """

    pdf: bytes
    count: int
    places: Mapping[str, tuple[int, int]]
    family: str
    engine: str


def paginate(html: str, plan: Plan) -> Pages:
    """Return the pages of *html*, which was rendered from *plan*.

    Raises `MatterError` if the paper cannot be typeset without a fault, such as a character without a glyph or a
    footnote that is longer than a page.
    """
    family = fonts.family(plan.page_setup.families, plan.id)
    with warnings_as_errors(html, plan):
        document = lay_out(html, plan, family)
        pdf = archival_pdf(document)
    running = _running_elements(document, plan, family)
    raise_warnings(running.warnings, html, plan)
    drawings = _drawings(document, plan)
    page_count = len(document.pages)
    places = _page_ranges(document)
    del document  # frees the boxes of the document's pages, which take most of the memory
    release_memory(page_count)
    has_columns = plan.caption.layout != "boxes" and not plan.caption.alone
    caption_pages = places.get(CAPTION, (1, 1)) if has_columns else (1, 1)
    stamped_pdf = stamp_running_elements(pdf, running, drawings, caption_pages)
    return Pages(stamped_pdf, page_count, places, family, fonts.versions())


def warm_up() -> None:
    """Typeset a page with a few words, so that the engine has read its data and fonts before the first paper."""
    html = '<html lang="en"><title>page</title><p>A <em>few</em> <strong>words</strong></p></html>'
    archival_pdf(render(parsed_html(html), pdf_variant=VARIANT))


# -- the file ---------------------------------------------------------------------------------------------------------


def archival_pdf(document: Any) -> bytes:
    """Return *document* as a PDF whose metadata also declares PDF/UA-1."""
    generate = document.metadata.generate_rdf_metadata
    end = b"</rdf:RDF>"
    document.metadata.generate_rdf_metadata = lambda *arguments: generate(*arguments).replace(end, PDFUA + end)
    return write(document, pdf_variant=VARIANT)


def _running_elements(document: Any, plan: Plan, family: str) -> RunningElements:
    """Return the running elements for the pages of *document*."""
    page_count = len(document.pages)
    suffix = f" of {page_count}" if any(line.of for line in plan.footer.lines) else ""
    return running_elements(
        plan.page_setup,
        plan.footer,
        family,
        digit_count=len(str(page_count)),
        draft=plan.metadata.draft,
        suffix=suffix,
        specimen=plan.metadata.specimen,
    )


def _drawings(document: Any, plan: Plan) -> dict[int, bytes]:
    """Return the drawing operators of each page, by its number, for the lines that the engine does not draw."""
    boxes_by_page = {page_number: boxes(page) for page_number, page in enumerate(document.pages, 1)}
    caption_pages = [page_number for page_number, page_boxes in boxes_by_page.items() if CAPTION in page_boxes]
    drawings: dict[int, bytes] = {}
    for page_number, page_boxes in boxes_by_page.items():
        lines: list[bytes] = []
        if extent := notes_extent(page_boxes):
            top, _ = extent
            lines.append(caption_rules.note_rule(top, plan.page_setup))
        if page_number in caption_pages and plan.caption.layout != "boxes":
            lines.append(
                caption_rules.divider(
                    plan.caption.divider,
                    _parties_column(page_boxes[CAPTION], plan),
                    plan.page_setup,
                    first=page_number == caption_pages[0],
                    last=page_number == caption_pages[-1],
                )
            )
        lines.append(caption_rules.frame(page_boxes, plan.page_setup))
        lines.append(leaders(page_boxes, plan.page_setup))
        drawings[page_number] = artifact(b" ".join(lines)) if any(lines) else b""
    return drawings


def _parties_column(parties: Box, plan: Plan) -> Box:
    """Return the box of the *parties*' column, no wider than the plan allows."""
    left, top, right, bottom = parties
    return Box(left, top, min(right, plan.page_setup.left + grid.parties_width(plan)), bottom)


def _page_ranges(document: Any) -> dict[str, tuple[int, int]]:
    """Return the first and the last page of each id, without the ids that were added for the layout."""
    page_ranges: dict[str, tuple[int, int]] = {}
    layout_prefixes = tuple(NAMES.values())
    for page_number, page in enumerate(document.pages, 1):
        for name in page.anchors:
            if name in (BODY, FIRST_TEXT_ID) or name.startswith(layout_prefixes):
                continue
            first_page, _ = page_ranges.get(name, (page_number, page_number))
            page_ranges[name] = (first_page, page_number)
    return page_ranges
