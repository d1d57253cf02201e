"""Makes a blank_document document for a court, with a style for each kind of text."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import partial
from typing import Any

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.shared import Pt

from assembler.outputs.word.settings import clean_settings, forget_sessions
from assembler.outputs.word.whole_lines import space_above, space_below
from assembler.outputs.word.xml import ON, element, twips
from assembler.plan import line_grid as grid
from assembler.plan.blocks import Heading
from assembler.plan.plan import PageSetup, Plan
from assembler.plan.units import INCH

WORD_FAMILIES = ("Times New Roman", "Century Schoolbook", "Courier New", "Arial")
"""Font families that come with Word, one of which has the metrics of the paper's font."""


MAX_PROPERTY_LENGTH = 255
"""The largest number of characters in a document property."""


UNNEEDED_PARTS = ("/stylesWithEffects", "/customXml", "/thumbnail", "/extended-properties")
"""The kinds of parts in python-docx's template that no pleading needs; the last kind names a program and a template."""


@dataclass(frozen=True)
class Look:
    """A paragraph style, with lengths in points."""

    name: str
    id: str
    is_single_spaced: bool = False
    left: float = 0
    right: float = 0
    first_line_indent: float = 0
    space_before: float = 0
    space_after: float = 0
    align: str = "left"
    bold: bool = False
    keeps_with_next: bool = False
    outline: int | None = None
    """The style's level in the navigation pane and in a table of contents, from 0."""
    size: float | None = None
    next: str = ""
    """The style of a paragraph that is begun after one of this style; "" for the same style."""
    leader: bool = False
    """Whether dot leaders lead to page numbers at the right edge."""
    labeled: bool = False
    """Whether a tab separates the label of an entry from its text."""


HALF_INCH = INCH / 2
QUARTER_INCH = INCH / 4
"""The hanging indent of entries without labels, which is narrower than any title: a tab after the title would stop at
a wider one instead of leading to the page."""

COUNT_OUTLINE = 4
"""The outline level of the counts, from 0; those of the headings are 0 to 3."""


def looks(page: PageSetup, count_level: int, unlabeled: Collection[int] = ()) -> tuple[Look, ...]:
    """Return the Word styles of a paper on *page*, which correspond to the PDF's style sheet.

    A table of contents lists the counts as headings of *count_level*; the headings of the levels *unlabeled* have no
    labels. On paper with line numbers, headings and block quotations are double-spaced, and so stay on the numbers
    however many lines they have.
    """
    spaced = partial(
        Look, is_single_spaced=True, space_before=space_above(page), space_after=space_below(lines=1, page=page)
    )
    text_look = Look if page.numbered else spaced
    heading = partial(text_look, bold=True, keeps_with_next=True, next="Allegation")
    note = partial(Look, is_single_spaced=True, space_after=page.pitch / 4, size=page.note_size)
    if page.numbered:
        note = partial(Look, is_single_spaced=True, space_before=page.pitch / 2, size=page.note_size)
    entry = partial(Look, leader=True)
    labeled = partial(entry, first_line_indent=-HALF_INCH, labeled=True)
    plain_entry = partial(entry, first_line_indent=-QUARTER_INCH)
    contents_looks: list[Look] = []
    for level in range(1, 5):
        if level in unlabeled:
            look = plain_entry(f"toc {level}", f"TOC{level}", left=HALF_INCH * (level - 1) + QUARTER_INCH)
        else:
            look = labeled(f"toc {level}", f"TOC{level}", left=HALF_INCH * level)
        contents_looks.append(look)
    return (
        Look("Pleading Text", "PleadingText", first_line_indent=HALF_INCH),
        Look("Pleading Text Continued", "PleadingContinued"),
        Look("Allegation", "Allegation", first_line_indent=HALF_INCH),
        Look("Allegation Number", "AllegationNumber", align="center", keeps_with_next=True, next="PleadingText"),
        heading("heading 1", "Heading1", align="center", outline=0),
        heading("heading 2", "Heading2", left=HALF_INCH, first_line_indent=-HALF_INCH, outline=1),
        heading("heading 3", "Heading3", left=2 * HALF_INCH, first_line_indent=-HALF_INCH, outline=2),
        heading("heading 4", "Heading4", left=3 * HALF_INCH, first_line_indent=-HALF_INCH, outline=3),
        Look("Count Label", "CountLabel", align="center", bold=True, keeps_with_next=True, next="Count"),
        Look(
            "Count", "Count", align="center", bold=True, keeps_with_next=True, outline=COUNT_OUTLINE, next="CountDetail"
        ),
        Look("Count Detail", "CountDetail", align="center", keeps_with_next=True),
        text_look("Block Quotation", "BlockQuotation", left=2 * HALF_INCH, right=HALF_INCH),
        text_look("Prescribed Form", "PrescribedForm"),
        Look("Pleading List", "PleadingList", left=3 * HALF_INCH, first_line_indent=-HALF_INCH),
        Look("Prayer", "Prayer", left=2 * HALF_INCH, first_line_indent=-HALF_INCH),
        Look("Table Title", "TableTitle", align="center", bold=True, keeps_with_next=True),
        Look("Table Group", "TableGroup", bold=True, keeps_with_next=True),
        *contents_looks,
        plain_entry("toc 5", "TOC5", left=HALF_INCH * (count_level - 1) + QUARTER_INCH),
        entry("table of authorities", "TableofAuthorities", left=HALF_INCH, first_line_indent=-HALF_INCH),
        Look(
            "Court",
            "Court",
            is_single_spaced=not page.numbered,
            align=page.title_align,
            bold=True,
            keeps_with_next=True,
        ),
        Look("Counsel", "Counsel", is_single_spaced=True),
        Look("Caption Text", "CaptionText"),
        Look("Caption Title", "CaptionTitle", bold=True),
        Look("Signature", "Signature", is_single_spaced=True, left=3 * INCH, keeps_with_next=True),
        Look("Dated", "Dated", first_line_indent=HALF_INCH, keeps_with_next=True),
        Look("Served", "Served", left=HALF_INCH + page.size, first_line_indent=-page.size),
        Look("Line Numbers", "LineNumbers", align="right"),
        Look("footer", "Footer", is_single_spaced=True, size=page.footer_size),
        Look("header", "Header", is_single_spaced=True, size=page.footer_size),
        note("footnote text", "FootnoteText"),
    )


def blank_document(plan: Plan) -> Document:
    """Return an empty document with the page and the styles of *plan*."""
    document = docx.Document()
    _without_extras(document)
    page = plan.page_setup
    _set_up_page(document, page)
    _set_up_normal_style(document, page, plan.metadata.language)
    styles = document.styles.element
    for style in list(styles):
        if style.tag == qn("w:style") and style.get(qn("w:default")) != ON:
            styles.remove(style)
    headings = [block for block in plan.body if isinstance(block, Heading)]
    unlabeled = {block.level for block in headings} - {block.level for block in headings if block.label}
    styles.extend(_style(look, page) for look in looks(page, plan.count_level, unlabeled))
    styles.append(_note_call_style())
    properties = document.core_properties
    properties.title = plan.metadata.title[:MAX_PROPERTY_LENGTH]
    properties.language = plan.metadata.language
    properties.author = ""
    properties.comments = ""
    properties.keywords = ""
    properties.last_modified_by = ""
    _without_dates(document)
    return document


def _without_dates(document: Document) -> None:
    """Remove the dates of python-docx's template."""
    core = document.part.package.part_related_by(RELATIONSHIP_TYPE.CORE_PROPERTIES).element
    for child in list(core):
        if child.tag.endswith(("}created", "}modified")):
            core.remove(child)


def _without_extras(document: Document) -> None:
    """Remove the parts and settings of python-docx's template that no pleading needs."""
    for relations in (document.part.rels, document.part.package.rels):
        extra_keys = [key for key, relation in relations.items() if relation.reltype.endswith(UNNEEDED_PARTS)]
        for key in extra_keys:
            del relations[key]
    clean_settings(document)
    for part in (document.element, document.styles.element):
        forget_sessions(part)


def _set_up_page(document: Document, page: PageSetup) -> None:
    section = document.sections[0]
    section.page_width = Pt(page.width)
    section.page_height = Pt(page.height)
    section.left_margin = Pt(page.left)
    section.right_margin = Pt(page.right)
    section.top_margin = Pt(page.top)
    section.bottom_margin = Pt(page.height - page.top - page.lines * page.pitch)


def _set_up_normal_style(document: Document, page: PageSetup, language: str) -> None:
    normal = document.styles["Normal"]
    family = next((name for name in page.families if name in WORD_FAMILIES), page.families[0])
    normal.font.name = family
    normal.font.size = Pt(page.size)
    properties = normal.element.get_or_add_rPr()
    fonts = properties.find(qn("w:rFonts"))
    for script in ("eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), family)
    properties.append(element("lang", val=language, eastAsia=language))
    shape = normal.paragraph_format
    shape.space_before = shape.space_after = Pt(0)
    shape.line_spacing = Pt(page.pitch)
    shape.widow_control = not page.numbered  # a line moved to the next page would leave its number without text


def _style(look: Look, page: PageSetup) -> Any:
    """Return the XML definition of the style *look*."""
    font = [element("b")] if look.bold else []
    if look.size:
        font += [element("sz", val=round(2 * look.size)), element("szCs", val=round(2 * look.size))]
    next_style = [element("next", val=look.next)] if look.next else []
    return element(
        "style",
        element("name", val=look.name),
        element("basedOn", val="Normal"),
        *next_style,
        element("qFormat"),
        element("pPr", *_paragraph_properties(look, page)),
        element("rPr", *font),
        type="paragraph",
        styleId=look.id,
    )


def _note_call_style() -> Any:
    superscript = element("rPr", element("vertAlign", val="superscript"))
    name = element("name", val="footnote reference")
    return element("style", name, superscript, type="character", styleId="FootnoteReference")


def _paragraph_properties(look: Look, page: PageSetup) -> list[Any]:
    """Return the paragraph properties of *look*."""
    properties = [element("keepNext"), element("keepLines")] if look.keeps_with_next else []
    line = grid.single(page) if look.is_single_spaced else page.pitch
    properties.append(
        element(
            "spacing",
            before=twips(look.space_before),
            after=twips(look.space_after),
            line=twips(line),
            lineRule="exact",
        )
    )
    if look.leader:
        width = page.width - page.left - page.right
        stops = [element("tab", val="left", pos=twips(look.left))] if look.labeled else []
        properties.insert(0, element("tabs", *stops, element("tab", val="right", leader="dot", pos=twips(width))))
    indent = (
        {"firstLine": twips(look.first_line_indent)}
        if look.first_line_indent >= 0
        else {"hanging": twips(-look.first_line_indent)}
    )
    properties.append(element("ind", left=twips(look.left), right=twips(look.right), **indent))
    properties.append(element("jc", val=look.align))
    if look.outline is not None:
        properties.append(element("outlineLvl", val=look.outline))
    return properties
