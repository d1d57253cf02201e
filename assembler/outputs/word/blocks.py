"""Writes the body of a paper: each block of a plan as paragraphs."""

from base64 import b64decode
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from io import BytesIO
from math import ceil
from typing import Any

from docx.parts.document import DocumentPart
from docx.shared import Pt

from assembler.outputs.word.numbering import Level, NumberedPlace, Numbering, no_numbering_property, numbering_property
from assembler.outputs.word.picture import readable_picture
from assembler.outputs.word.text import Text
from assembler.outputs.word.text_table import text_table
from assembler.outputs.word.xml import element, twips
from assembler.plan.blocks import (
    Block,
    Change,
    Count,
    Heading,
    Item,
    Listing,
    Paragraph,
    Picture,
    Prayer,
    Quotation,
    RichText,
    Table,
    change_of,
    change_of_line,
)
from assembler.plan.plan import PageSetup
from assembler.plan.text.labels import NBSP
from assembler.plan.units import INCH

HALF_INCH = INCH / 2
HEADING_LEVELS = (
    Level(label_at=0, text_at=HALF_INCH, wrapped_at=0, bold=True),
    Level(label_at=0, text_at=HALF_INCH, bold=True),
    Level(HALF_INCH, INCH, bold=True),
    Level(INCH, 3 * HALF_INCH, bold=True),
)
"""The levels of headings."""

HEADING_STYLES = ("Heading1", "Heading2", "Heading3", "Heading4")
"""The styles of headings, by level."""

ALLEGATION_LEVELS = (Level(HALF_INCH, INCH, wrapped_at=0),)
"""The level of numbered paragraphs."""

CENTERED_LEVELS = (Level(label_at=0, text_at=0, suffix="nothing"),)
"""The level of labels that are centered on their own lines."""

BELOW_PICTURE = 4.0
"""The room below a picture in its line, in points, for letters that reach below the baseline."""

MAX_LIST_LEVELS = 7
"""The largest number of levels in a list; Word allows nine."""

LIST_LEVELS = tuple(Level(HALF_INCH * (1 + depth), HALF_INCH * (2 + depth)) for depth in range(MAX_LIST_LEVELS))
"""The levels of a prayer, or of a list on a sheet, which begin at the indent of a paragraph."""

NESTED_LIST_LEVELS = tuple(Level(HALF_INCH * (2 + depth), HALF_INCH * (3 + depth)) for depth in range(MAX_LIST_LEVELS))
"""The levels of a list that is nested under the text of a paragraph."""

Labeled = Heading | Count | Paragraph | Item
"""A part with a label that Word may count."""


def place_blocks(body: Sequence[Block], numbering: Numbering, *, middle: bool, sheet: bool) -> dict[int, NumberedPlace]:
    """Return the list position of each labeled part of *body*, by the part's `id()`.

    With *middle*, a paragraph's number is centered on its own line; on a *sheet*, lists begin where paragraphs do.
    """
    places: dict[int, NumberedPlace] = {}
    headings = [block for block in body if isinstance(block, Heading) and block.label]
    counts = [block for block in body if isinstance(block, Count) and block.label]
    count_levels = (
        Level(label_at=0, text_at=0, suffix="nothing", bold=True, underlined=any(block.underlined for block in counts)),
    )
    paragraphs = [block for block in body if isinstance(block, Paragraph) and block.number is not None]
    paragraph_levels = CENTERED_LEVELS if middle else ALLEGATION_LEVELS
    paragraph_style = "AllegationNumber" if middle else "Allegation"
    heading_labels = [(block.level - 1, block.label) for block in headings]
    count_labels = [(0, block.label) for block in counts]
    paragraph_labels = [(0, f"{block.number}.") for block in paragraphs]

    def add_series(
        parts: Sequence[Labeled], labels: list[tuple[int, str]], levels: tuple[Level, ...], styles: Sequence[str] = ()
    ) -> None:
        list_places = numbering.series(_counted_labels(parts, labels), levels, styles)
        places.update(_places_by_part(parts, labels, list_places))

    add_series(headings, heading_labels, HEADING_LEVELS, HEADING_STYLES)
    add_series(counts, count_labels, count_levels, [_numbered_count_style(body)])
    add_series(paragraphs, paragraph_labels, paragraph_levels, [paragraph_style])
    for block in body:
        if isinstance(block, Listing | Prayer):
            items = [*items_with_depth(block.items)]
            labels = [(min(depth, MAX_LIST_LEVELS - 1), item.label) for depth, item in items]
            levels = NESTED_LIST_LEVELS if isinstance(block, Listing) and not sheet else LIST_LEVELS
            add_series([item for _, item in items], labels, levels)
    return places


def items_with_depth(items: Sequence[Item], depth: int = 0) -> Iterator[tuple[int, Item]]:
    """Yield each item of a list, and of the lists nested in its items, with its depth from 0."""
    for item in items:
        yield depth, item
        for block in item.inside:
            if isinstance(block, Listing):
                yield from items_with_depth(block.items, depth + 1)


def _undeleted_indexes(parts: Sequence[Labeled]) -> list[int]:
    """Return the indexes of the parts that are not deleted; of all parts if all are deleted."""
    return [index for index, part in enumerate(parts) if part.change != "deleted"] or [*range(len(parts))]


def _counted_labels(parts: Sequence[Labeled], labels: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
    """Return the labels that Word counts, which are those of the later paper."""
    return [labels[index] for index in _undeleted_indexes(parts)]


def _places_by_part(
    parts: Sequence[Labeled], labels: Sequence[tuple[int, str]], list_places: Sequence[NumberedPlace | None]
) -> dict[int, NumberedPlace]:
    """Return the position of each of *parts* in one list, by the part's `id()`.

    A deleted part is in the list too, so that it has a number again if its deletion is rejected.
    """
    places = dict(zip(_undeleted_indexes(parts), list_places, strict=True))
    last_by_level: dict[int, NumberedPlace] = {}
    first_by_level = {place.level: place for place in reversed([*places.values()]) if place}
    places_of_parts: dict[int, NumberedPlace] = {}
    for index, (part, (level, _)) in enumerate(zip(parts, labels, strict=True)):
        nearest_place = last_by_level.get(level) or first_by_level.get(level)
        place = places.get(index, nearest_place)
        if place:
            last_by_level[level] = place
            places_of_parts[id(part)] = place
    return places_of_parts


def _numbered_count_style(body: Sequence[Block]) -> str:
    """Return the style whose paragraphs have the numbers of the counts."""
    return "CountLabel" if label_lines_of_counts(body) else "Count"


def label_lines_of_counts(body: Sequence[Block]) -> list[str]:
    """Return the labels of the counts in *body* that Word counts, if each count has its label on its own line.

    Return an empty list if a count has no such line, or if Word does not count the labels without a gap.
    """
    counts = [block for block in body if isinstance(block, Count)]
    labels = _counted_labels(counts, [(0, block.label) for block in counts])
    places = Numbering().series(labels, CENTERED_LEVELS)
    in_one_list = all(places) and len({place.list for place in places if place}) == 1
    on_own_lines = all(block.label and not block.before_name for block in counts)
    return [label for _, label in labels] if in_one_list and on_own_lines else []


class Writer:
    """Writes blocks as paragraphs of a document, with the plan's numbers and references."""

    def __init__(
        self,
        part: DocumentPart,
        text: Text,
        places: dict[int, NumberedPlace],
        by_style: Mapping[str, NumberedPlace],
        page: PageSetup,
        *,
        sheet: bool,
    ) -> None:
        self.part = part
        self.text = text
        self.places = places
        """The list position of each labeled part, by the part's `id()`."""
        self.page = page
        self.sheet = sheet
        self.by_style = by_style
        """The list to which each numbered style belongs."""

    def paragraph(self, style: str, *runs: Any, place: NumberedPlace | None = None, change: Change = "") -> Any:
        """Return a paragraph of *style*, numbered if it has a *place* in a list; *change* is the change of its end."""
        properties = [element("pStyle", val=style), *self.text.changes.paragraph_end(change)]
        style_place = self.by_style.get(style)
        if place and style_place != replace(place, label=""):
            properties.append(numbering_property(place))
        elif style_place and not place:
            properties.append(no_numbering_property())
        return element("p", element("pPr", *properties), *runs)

    def rich(
        self, style: str, rich: RichText, *, target: str = "", place: NumberedPlace | None = None, end: Change = ""
    ) -> Any:
        """Return *rich* as a paragraph of *style*, inside the bookmark of *target*; *end* is the change of its end."""
        runs = self.text.marked(target, [*self.text.runs(rich)])
        return self.paragraph(style, *runs, place=place, change=end or change_of(rich))

    def lines(self, style: str, lines: Sequence[str], change: Change = "") -> Iterator[Any]:
        """Yield a paragraph of *style* for each of *lines*, as `line` makes it."""
        return (self.line(style, line, change) for line in lines)

    def line(self, style: str, line: str, change: Change = "") -> Any:
        """Return *line* as a paragraph of *style*, with this *change* or with the changes marked in it."""
        return self.paragraph(style, *self.text.words(line, change), change=change or change_of_line(line))

    def block(self, block: Block) -> Iterator[Any]:
        """Yield the paragraphs of *block*."""
        match block:
            case Heading():
                yield self._heading(block)
            case Paragraph():
                yield from self._allegation(block)
            case Quotation():
                style = "PrescribedForm" if block.wide else "BlockQuotation"
                yield from (self.rich(style, rich) for rich in block.paragraphs)
            case Listing():
                yield from self._items("PleadingList", block.items, 0 if self.sheet else 1)
            case Table():
                yield from text_table(block, self)
            case Picture():
                yield self._picture(block)
            case Count():
                yield from self._count(block)
            case Prayer():
                if block.lead:
                    yield self.rich("PleadingText", block.lead)
                yield from self._items("Prayer", block.items)

    def _heading(self, block: Heading) -> Any:
        place = self.places.get(id(block))
        runs = [*self.text.runs(block.text)]
        if block.label and not place:
            space = " " if block.level == 1 else "\t"
            runs = [*self.text.words(f"{block.label}{space}", block.change), *runs]
        marked_runs = self.text.marked(block.id, [*self.text.citation(block.id), *runs])
        heading = self.paragraph(f"Heading{block.level}", *marked_runs, place=place, change=block.change)
        if block.id in self.page.new_pages:
            heading.pPr.append(element("pageBreakBefore"))
        return heading

    def _allegation(self, block: Paragraph) -> Iterator[Any]:
        place = self.places.get(id(block))
        if block.divider:
            divider = self.rich("PleadingContinued", block.text)
            divider.pPr.append(element("jc", val="center"))
            yield divider
        elif block.number is None:
            yield self.rich("PleadingContinued" if block.continued else "PleadingText", block.text, end=block.divided)
        elif self.page.number_align == "center":
            number = self.text.marked(block.id, [])
            yield self.paragraph("AllegationNumber", *number, place=place, change=block.change)
            yield self.rich("PleadingText", block.text, end=block.divided)
        else:
            yield self.rich("Allegation", block.text, target=block.id, place=place, end=block.divided)

    def _items(self, style: str, items: Sequence[Item], depth: int = 0) -> Iterator[Any]:
        left = HALF_INCH * (2 + depth)
        for item in items:
            place = self.places.get(id(item))
            runs = [*self.text.runs(item.text)]
            if not place:
                runs = [*self.text.words(f"{item.label}\t", item.change), *runs]
            first = self.paragraph(style, *self.text.marked(item.id, runs), place=place, change=item.change)
            yield first if place else _indented(first, left, -HALF_INCH)
            for block in item.inside:
                if isinstance(block, Listing):
                    yield from self._items(style, block.items, depth + 1)
                else:
                    yield from (_indented(paragraph, left, first=0) for paragraph in self.block(block))

    def _picture(self, block: Picture) -> Any:
        _, _, encoded_data = block.data.partition(",")
        data = readable_picture(b64decode(encoded_data))
        inline = self.part.new_pic_inline(BytesIO(data), Pt(block.width), Pt(block.height))
        inline.docPr.set("descr", block.alternative)
        paragraph = self.paragraph("CaptionText", element("r", element("drawing", inline)))
        lines = ceil((block.height + BELOW_PICTURE) / self.page.pitch)
        height = twips(lines * self.page.pitch)
        paragraph.pPr.append(element("spacing", before=0, after=0, line=height, lineRule="atLeast"))
        paragraph.pPr.append(element("jc", val="center"))
        return paragraph

    def _count(self, block: Count) -> Iterator[Any]:
        yield from self._count_heading(block)
        if block.cite:
            cite = tuple(replace(run, change=run.change or block.change) for run in block.cite)
            yield self.rich("CountDetail", cite)
        details = [line for line in (block.against, block.alternative) if line]
        yield from self.lines("CountDetail", details, block.change)

    def _count_heading(self, block: Count) -> Iterator[Any]:
        place = self.places.get(id(block))
        name = [*self.text.citation(block.id), *self.text.runs(block.name)]
        if "CountLabel" in self.by_style:
            yield self.paragraph("CountLabel", *self.text.marked(block.id, []), place=place, change=block.change)
            yield self.paragraph("Count", *name, change=block.change)
            return
        underline = [element("u", val="single")] if block.underlined else []
        label_line = block.before_name or (f"{block.label}\n" if block.label else "")
        label = block.label.replace(" ", NBSP)
        if place and label_line.replace(" ", NBSP).startswith(
            label
        ):  # Word itself numbers the paragraph with the label
            label_line = label_line[len(label) :]
        before_name = [*self.text.words(label_line, block.change, *underline)] if label_line else []
        yield self.paragraph("Count", *before_name, *self.text.marked(block.id, name), place=place, change=block.change)


def _indented(paragraph: Any, left: float, first: float) -> Any:
    """Return *paragraph* with indents in points; a table is returned unchanged."""
    if paragraph.tag.endswith("}p"):
        indent = {"firstLine": twips(first)} if first >= 0 else {"hanging": twips(-first)}
        paragraph.pPr.append(element("ind", left=twips(left), **indent))
    return paragraph
