"""The body of a paper: each block of a plan as paragraphs."""

from collections.abc import Iterator, Sequence
from typing import Any

from assembler.plan.plan import Block, Count, Heading, Item, Listing, Paragraph, Prayer, Quotation, Rich
from assembler.plan.units import INCH
from assembler.word.numbering import Level, Numbering, Place, numbered
from assembler.word.text import Text
from assembler.word.xml import element, words

HALF = INCH / 2

HEADINGS = (
    Level(0, 0, "space", bold=True),
    Level(0, HALF, bold=True),
    Level(HALF, INCH, bold=True),
    Level(INCH, 3 * HALF, bold=True),
)
COUNTS = (Level(0, 0, "nothing", bold=True),)
ALLEGATIONS = (Level(HALF, INCH, wrapped_at=0),)
MIDDLE = (Level(0, 0, "nothing"),)
ITEMS = (Level(HALF, INCH),)


def place_blocks(body: Sequence[Block], numbering: Numbering, *, middle: bool) -> dict[int, Place]:
    """Return the place in a list of each part of *body* that has a label, by the identity of the part.

    Where *middle*, the number of a paragraph is on a line of its own.
    """
    placed: dict[int, Place] = {}
    headings = [block for block in body if isinstance(block, Heading) and block.label]
    counts = [block for block in body if isinstance(block, Count)]
    paragraphs = [block for block in body if isinstance(block, Paragraph) and block.number is not None]
    for parts, labels, levels in (
        (headings, [(block.level - 1, block.label) for block in headings], HEADINGS),
        (counts, [(0, block.label) for block in counts], COUNTS),
        (paragraphs, [(0, f"{block.number}.") for block in paragraphs], MIDDLE if middle else ALLEGATIONS),
    ):
        placed |= _together(parts, numbering.series(labels, levels))
    for block in body:
        if isinstance(block, Listing | Prayer):
            placed |= _together(block.items, numbering.series([(0, item.label) for item in block.items], ITEMS))
    return placed


def _together(parts: Sequence[Any], places: Sequence[Place | None]) -> dict[int, Place]:
    return {id(part): place for part, place in zip(parts, places, strict=True) if place}


class Writer:
    """Writes blocks as the paragraphs of a document, with what a plan decided of numbers and references."""

    def __init__(self, text: Text, placed: dict[int, Place], *, middle: bool) -> None:
        self.text, self.placed, self.middle = text, placed, middle

    def paragraph(self, style: str, *runs: Any, place: Place | None = None) -> Any:
        """Return a paragraph of *style*, at *place* in a list if it has one."""
        properties = [element("pStyle", val=style)]
        if place:
            properties.append(numbered(place))
        return element("p", element("pPr", *properties), *runs)

    def rich(self, style: str, rich: Rich, *, target: str = "", place: Place | None = None) -> Any:
        """Return *rich* as a paragraph of *style*, within the bookmark of *target*."""
        return self.paragraph(style, *self.text.marked(target, [*self.text.runs(rich)]), place=place)

    def lines(self, style: str, lines: Sequence[str]) -> Iterator[Any]:
        """Yield a paragraph of *style* for each of *lines*."""
        yield from (self.paragraph(style, words(line)) for line in lines)

    def block(self, block: Block) -> Iterator[Any]:
        """Yield the paragraphs of *block*."""
        match block:
            case Heading():
                yield self._heading(block)
            case Paragraph():
                yield from self._allegation(block)
            case Quotation():
                yield from (self.rich("BlockQuotation", rich) for rich in block.paragraphs)
            case Listing():
                yield from (self._item("PleadingList", item) for item in block.items)
            case Count():
                yield from self._count(block)
            case Prayer():
                yield self.rich("PleadingText", block.lead)
                yield from (self._item("Prayer", item) for item in block.items)

    def _heading(self, block: Heading) -> Any:
        place = self.placed.get(id(block))
        runs = [*self.text.runs(block.text)]
        if block.label and not place:
            space = " " if block.level == 1 else "\t"
            runs.insert(0, words(f"{block.label}{space}"))
        return self.paragraph(f"Heading{block.level}", *self.text.marked(block.id, runs), place=place)

    def _allegation(self, block: Paragraph) -> Iterator[Any]:
        place = self.placed.get(id(block))
        if block.number is None:
            yield self.rich("PleadingContinued" if block.continued else "PleadingText", block.text)
        elif self.middle:
            yield self.paragraph("AllegationNumber", *self.text.marked(block.id, []), place=place)
            yield self.rich("PleadingText", block.text)
        else:
            yield self.rich("Allegation", block.text, target=block.id, place=place)

    def _item(self, style: str, item: Item) -> Any:
        place = self.placed.get(id(item))
        runs = [*self.text.runs(item.text)]
        if not place:
            runs.insert(0, words(f"{item.label}\t"))
        return self.paragraph(style, *self.text.marked(item.id, runs), place=place)

    def _count(self, block: Count) -> Iterator[Any]:
        place = self.placed.get(id(block))
        name = [*self.text.runs(block.name)]
        first = [element("r", element("br"))] if place else [words(f"{block.label}\n")]
        yield self.paragraph("Count", *first, *self.text.marked(block.id, name), place=place)
        details = [line for line in (block.cite, block.against, block.alternative) if line]
        yield from self.lines("CountDetail", details)
