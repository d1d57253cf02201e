"""Writes the header: the marks of a draft or a specimen, and on numbered paper the line numbers and vertical rules.

The line numbers are in a text box of the header, so that every page has all of them.
"""

from collections.abc import Iterator
from copy import deepcopy
from html import escape
from itertools import count
from typing import Any, NamedTuple

from docx.document import Document
from docx.oxml import parse_xml

from assembler.outputs.word.xml import element, words
from assembler.plan.plan import Metadata, PageSetup

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)

SHAPE = """<w:r {namespaces}><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>
<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="{id}" behindDoc="1" locked="0"
 layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>
<wp:positionH relativeFrom="page"><wp:posOffset>{left}</wp:posOffset></wp:positionH>
<wp:positionV relativeFrom="page"><wp:posOffset>{top}</wp:posOffset></wp:positionV>
<wp:extent cx="{width}" cy="{height}"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>
<wp:docPr id="{id}" name="{name}" descr="{name}"/><wp:cNvGraphicFramePr/>
<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">
<wps:wsp>{kind}<wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>
<a:prstGeom prst="{geometry}"><a:avLst/></a:prstGeom><a:noFill/>{line}</wps:spPr>{text}
<wps:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="t"><a:noAutofit/></wps:bodyPr></wps:wsp>
</a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice></mc:AlternateContent></w:r>"""
"""A shape at a fixed place of the page, behind the text: a text box or a line."""

FIRST_SHAPE_NUMBER = 1_000
"""The number of the first shape, higher than any picture's in the text, because Word requires the numbers to differ."""

EMUS_PER_POINT = 12_700
"""The number of DrawingML's units of length in a point."""

NUMBERS_GAP = 18.0
"""The points between the line numbers and the text."""

NUMBERS_WIDTH = 36.0
"""The width of the box of line numbers, in points."""

RULE_WIDTH = 0.75
"""The width of a vertical rule, in points."""

LEFT_RULE_GAP = 9.5
"""The points between the text and the rule at its left."""

RIGHT_RULE_GAP = 6.0
"""The points between the text and the rule at its right."""

DOUBLE_RULE_GAP = 2.75
"""The points between the lines of a double rule."""


class ShapeBox(NamedTuple):
    """The left and upper edges of a shape, and its width and height, in points."""

    left: float
    top: float
    width: float
    height: float


def add_header(document: Document, metadata: Metadata, page: PageSetup) -> None:
    """Write the header of each page of *document*: the marks of *metadata*, line numbers and rules."""
    if not (metadata.marks or page.numbered or page.rule_left != "none"):
        return
    section = document.sections[0]
    headers = [section.header]
    if section.different_first_page_header_footer:
        headers.append(section.first_page_header)
    shape_numbers = count(FIRST_SHAPE_NUMBER)
    for header in headers:
        header.is_linked_to_previous = False
        root = header.part.element
        for child in list(root):
            root.remove(child)
        root.extend(_marks(metadata))
        first_paragraph = root[0]
        first_paragraph.extend(_shapes(page, shape_numbers))


def _marks(metadata: Metadata) -> Iterator[Any]:
    """Yield the marks, one per line, a draft's in bold; an empty paragraph if there are none."""
    properties = element("pPr", element("pStyle", val="Header"), element("jc", val="center"))
    for mark in metadata.marks or ("",):
        paragraph = element("p", deepcopy(properties))
        if mark:
            bold = [] if mark == metadata.specimen else [element("b")]
            paragraph.append(words(mark, *bold))
        yield paragraph


def _shapes(page: PageSetup, shape_numbers: Iterator[int]) -> Iterator[Any]:
    if page.numbered:
        yield _line_numbers(page, next(shape_numbers))
    positions: list[float] = []
    if page.rule_left != "none":
        positions.append(page.left - LEFT_RULE_GAP)
    if page.rule_left == "double":
        positions.append(page.left - LEFT_RULE_GAP + DOUBLE_RULE_GAP)
    if page.rule_right != "none":
        positions.append(page.width - page.right + RIGHT_RULE_GAP)
    yield from (_rule(position, page, next(shape_numbers)) for position in positions)


def _line_numbers(page: PageSetup, shape_number: int) -> Any:
    """Return the text box with the numbers, as high as the text."""
    shape = _shape(
        f"Line numbers 1 to {page.lines}",
        shape_number,
        ShapeBox(page.left - NUMBERS_GAP - NUMBERS_WIDTH, page.top, NUMBERS_WIDTH, page.lines * page.pitch),
        kind='<wps:cNvSpPr txBox="1"/>',
        geometry="rect",
        line="<a:ln><a:noFill/></a:ln>",
        text="<wps:txbx><w:txbxContent/></wps:txbx>",
    )
    (content,) = shape.iter(f"{{{shape.nsmap['w']}}}txbxContent")
    content.extend(
        element("p", element("pPr", element("pStyle", val="LineNumbers")), words(str(line)))
        for line in range(1, page.lines + 1)
    )
    return shape


def _rule(left: float, page: PageSetup, shape_number: int) -> Any:
    """Return a vertical line from the top of the page to its foot, *left* points from the page's left edge."""
    color = '<a:solidFill><a:srgbClr val="000000"/></a:solidFill>'
    return _shape(
        "Vertical rule",
        shape_number,
        ShapeBox(left, top=0, width=0, height=page.height),
        kind="<wps:cNvCnPr/>",
        geometry="line",
        line=f'<a:ln w="{round(RULE_WIDTH * EMUS_PER_POINT)}">{color}</a:ln>',
        text="",
    )


def _shape(name: str, shape_number: int, box: ShapeBox, **parts: str) -> Any:
    """Return a run with a shape in *box*."""
    lengths = {key: round(points * EMUS_PER_POINT) for key, points in box._asdict().items()}
    xml = SHAPE.format(namespaces=NAMESPACES, id=shape_number, name=escape(name), **lengths, **parts)
    return parse_xml(xml.replace("\n", ""))
