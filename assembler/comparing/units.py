"""Divides the body of a paper into the units to align: a heading, a count, or a paragraph with its continuation."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from assembler.comparing.tokens import text_of, text_without_references
from assembler.plan.blocks import (
    Block,
    Count,
    Heading,
    Item,
    Listing,
    Note,
    Paragraph,
    Picture,
    Prayer,
    Quotation,
    RichText,
    Table,
)

NAMED_ID = re.compile(r"[psc]-")
"""The beginning of an id that comes from the matter."""

NUMBERS = re.compile(r"\d+")

WORDS = re.compile(r"\d++(?:[.,]\d++)*+|[^\W\d_]++")
"""A number, or a word of letters."""


@dataclass(frozen=True)
class Unit:
    """A part of a body that stays together: its first block, and the blocks that continue it.

    *section* is the index of the heading or the count above the unit; -1 if there is none.
    """

    blocks: tuple[Block, ...]
    section: int = -1

    @property
    def head(self) -> Block:
        """The first block."""
        return self.blocks[0]

    @property
    def number(self) -> int | None:
        """The number of the paragraph; None for other units."""
        return self.head.number if isinstance(self.head, Paragraph) else None

    @property
    def name(self) -> str:
        """The id of the unit if the matter gives it; "" for an id that the program made from a number."""
        if isinstance(self.head, Paragraph):
            return self.head.id if self.head.name else ""
        id_ = getattr(self.head, "id", "")
        return id_ if NAMED_ID.match(id_) else ""

    @property
    def kind(self) -> tuple[str, bool]:
        """The kind of the unit, and whether it is numbered; only units that agree in both are aligned."""
        return self.head.kind, self.number is not None

    @cached_property
    def text(self) -> str:
        """The words of the unit, with "#" for each number of a reference, which may change by renumbering."""
        return " ".join(text for block in self.blocks for text in texts(block, text_without_references))

    @cached_property
    def form(self) -> str:
        """The words of the unit, with "#" for each number."""
        return NUMBERS.sub("#", self.text)

    @cached_property
    def words(self) -> Counter[str]:
        """The number of occurrences of each word and each number of the unit."""
        return Counter(WORDS.findall(self.text.casefold()))

    @cached_property
    def numbers(self) -> Counter[str]:
        """The number of occurrences of each number in the unit, except in references."""
        return Counter({word: count for word, count in self.words.items() if word[0].isdecimal()})


def mostly_numbered(body: Sequence[Block]) -> bool:
    """Whether at least half of the paragraphs of *body* are numbered, so that the other paragraphs continue them."""
    numbers = [block.number for block in body if isinstance(block, Paragraph)]
    return bool(numbers) and 2 * numbers.count(None) <= len(numbers)


def units(body: Sequence[Block], *, is_numbered: bool) -> list[Unit]:
    """Return the units of *body*, in order; with *is_numbered*, a paragraph without a number never begins a unit."""
    groups: list[list[Block]] = []
    for block in body:
        if (
            not groups
            or _begins_unit(block, is_numbered=is_numbered)
            or isinstance(groups[-1][0], Heading | Count | Prayer)
        ):
            groups.append([block])
        else:
            groups[-1].append(block)
    section = -1
    body_units: list[Unit] = []
    for index, group in enumerate(groups):
        body_units.append(Unit(tuple(group), section))
        if isinstance(group[0], Heading | Count):
            section = index
    return body_units


def _begins_unit(block: Block, *, is_numbered: bool) -> bool:
    """Whether *block* begins a unit: a heading, a count, relief, or a paragraph that is not part of another."""
    if isinstance(block, Paragraph):
        return block.number is not None or not is_numbered
    return isinstance(block, Heading | Count | Prayer)


def texts(block: Block, read: Callable[[RichText], str] = text_of) -> Iterator[str]:
    """Yield the texts of *block* without labels and numbers, as *read* reads them, each before its footnotes' texts."""
    for rich in rich_texts(block):
        yield read(rich)
        yield from (read(run.text) for run in rich if isinstance(run, Note))


def rich_texts(block: Block) -> Iterator[RichText]:
    """Yield each text of *block* and of the blocks in it."""
    match block:
        case Heading(text=text) | Paragraph(text=text):
            yield text
        case Count(name=name, cite=cite):
            yield from (name, cite)
        case Quotation(paragraphs=paragraphs):
            yield from paragraphs
        case Table(head=head, rows=rows):
            yield from (*head, *(cell for row in rows for cell in row))
        case Listing(items=items):
            yield from (rich for item in items for rich in item_riches(item))
        case Prayer(lead=lead, items=items):
            yield from (lead, *(rich for item in items for rich in item_riches(item)))
        case Picture():
            return


def item_riches(item: Item) -> Iterator[RichText]:
    """Yield each text of *item*."""
    yield item.text
    for block in item.inside:
        yield from rich_texts(block)
