"""Paginate: a paper's pages from its HTML, as a PDF that is PDF/A-2a and PDF/UA-1 at once."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import Element, tostring

from assembler import divider, fonts, grid
from assembler.finding import Finding, Place, Stopped
from assembler.furniture import POINTS, Box, furniture
from assembler.plan.parts import Plan
from assembler.stamp import artifact, stamp
from assembler.strict import strict

VARIANT = "pdf/a-2a"
"""The archival form that is tagged as well; what makes it PDF/UA-1 too is one more statement in its metadata."""
BODY = "text-of-the-paper"
"""Id of the body, by which its extent on each page is known."""
CAPTION = "caption-left"
"""Id of the caption's left column, at whose right the divider stands."""
SHORTER = "shorten them, or move part of them into the text"

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
"""PDF/UA-1 in XMP, with the schema that PDF/A wants described (ISO 14289-1, 5; ISO 19005-2, 6.6.2.3)."""


@dataclass(frozen=True)
class Pages:
    """A finished paper.

    *places* has the first and last page of each id, counted from 1; *family* the font that was used, *engine* the
    names and versions of what set the pages.
    """

    pdf: bytes
    count: int
    places: Mapping[str, tuple[int, int]]
    family: str
    engine: str


def paginate(html: str, plan: Plan) -> Pages:
    """Return the pages of *html*, which was rendered from *plan*.

    Raises Stopped, each finding a promise of the program, when no font of the paper is installed, a character has no
    glyph, a reference leads nowhere, a note is longer than a page, or the engine warns of anything or asks for a file.
    """
    family = fonts.family(plan.paper.families, plan.id)
    with strict(html, plan):
        document = _laid_out(html, plan, family)
        _proved(document, plan)
        pdf = _written(document)
    return Pages(_stamped(pdf, document, plan, family), len(document.pages), _places(document), family, fonts.versions())


# -- layout -----------------------------------------------------------------------------------------------------------


def _laid_out(html: str, plan: Plan, family: str) -> Any:  # noqa: ANN401 - the engine has no types
    """Return the engine's document: each piece of *html* padded to whole lines, all of it in *family*."""
    paper = fonts.engine().HTML(string=html, url_fetcher=fonts.refusal())
    root: Element = paper.etree_element
    root.set("style", f"font-family: '{family}'")
    heights = _heights(grid.pieces_alone(root, plan.paper))
    if long := grid.long_notes(root, heights, plan.paper):
        raise Stopped(*(_long(name, plan) for name in long))
    grid.pad(root, heights, plan.paper)
    for body in root.iter("body"):
        body.set("id", BODY)
    return paper.render(pdf_variant=VARIANT)


def _heights(alone: Element) -> dict[str, float]:
    """Return the height in points of each piece of a paper that is nothing but pieces, on one page."""
    html = tostring(alone, encoding="unicode", method="html")
    pages = fonts.engine().HTML(string=html, url_fetcher=fonts.refusal()).render().pages
    return {name: (bottom - top) * POINTS for page in pages for name, (_, top, _, bottom) in page.anchors.items()}


def _long(name: str, plan: Plan) -> Finding:
    number = name.removeprefix("note-")
    message = f"footnote {number} is longer than a page, and a note is never divided"
    return Finding(Place(plan.id), "note-long", message, cite="this program", fix=SHORTER, promise=True)


def _proved(document: Any, plan: Plan) -> None:  # noqa: ANN401 - the engine has no types
    """Raise Stopped where notes leave their page or meet the text: the engine moves a note whole, and may run out of room."""
    findings = [finding for number, page in enumerate(document.pages, 1) for finding in _crowded(number, page.anchors, plan)]
    if findings:
        raise Stopped(*findings)


def _crowded(number: int, anchors: Mapping[str, Box], plan: Plan) -> Iterator[Finding]:
    """Yield what is wrong with the notes of page *number*."""
    extent = _notes(anchors)
    if extent is None:
        return
    top, bottom = extent
    end = plan.paper.top + plan.paper.lines * plan.paper.pitch
    if anchors[BODY][3] * POINTS > top - grid.before_notes(plan.paper) + 1 or bottom > end + 1:
        message = "the footnotes of this page leave no room for its text"
        yield Finding(Place(plan.id), "notes-crowded", message, page=number, cite="this program", fix=SHORTER, promise=True)


def _notes(anchors: Mapping[str, Box]) -> tuple[float, float] | None:
    """Return where the notes of a page begin and end, points from its top; None where it has none."""
    notes = [box for name, box in anchors.items() if name.startswith("note-")]
    return (min(box[1] for box in notes) * POINTS, max(box[3] for box in notes) * POINTS) if notes else None


# -- the file ---------------------------------------------------------------------------------------------------------


def _written(document: Any) -> bytes:  # noqa: ANN401 - the engine has no types
    """Return *document* as a PDF that says in its metadata that it is PDF/UA-1 as well."""
    original = document.metadata.generate_rdf_metadata
    end = b"</rdf:RDF>"
    document.metadata.generate_rdf_metadata = lambda *which: original(*which).replace(end, PDFUA + end)
    pdf: bytes = document.write_pdf(pdf_variant=VARIANT)
    return pdf


def _stamped(pdf: bytes, document: Any, plan: Plan, family: str) -> bytes:  # noqa: ANN401 - the engine has no types
    """Return *pdf* with the paper beneath its pages."""
    digits = len(str(len(document.pages)))
    under = furniture(plan.paper, plan.footer, family, digits, draft=plan.metadata.draft)
    return stamp(pdf, under, _drawn(document, plan))


def _drawn(document: Any, plan: Plan) -> dict[int, bytes]:  # noqa: ANN401 - the engine has no types
    """Return what is drawn on single pages: what divides the caption, and the rule over notes."""
    sheets = {number: page.anchors for number, page in enumerate(document.pages, 1)}
    caption = [number for number, anchors in sheets.items() if CAPTION in anchors]
    drawn: dict[int, bytes] = {}
    for number, anchors in sheets.items():
        lines = divider.note_rule(extent[0], plan.paper) if (extent := _notes(anchors)) else b""
        if number in caption:
            ends = {"first": number == caption[0], "last": number == caption[-1]}
            lines += divider.divider(plan.caption.divider, _points(anchors[CAPTION]), plan.paper, **ends)
        drawn[number] = artifact(lines) if lines else b""
    return drawn


def _points(box: Box) -> Box:
    left, top, right, bottom = box
    return left * POINTS, top * POINTS, right * POINTS, bottom * POINTS


def _places(document: Any) -> dict[str, tuple[int, int]]:  # noqa: ANN401 - the engine has no types
    """Return the first and last page of each id."""
    found: dict[str, tuple[int, int]] = {}
    for number, page in enumerate(document.pages, 1):
        for name in page.anchors:
            found[name] = (found.get(name, (number, 0))[0], number)
    found.pop(BODY, None)
    return found
