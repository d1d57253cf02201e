"""Writes references as Word's own fields: Word updates the numbers in "paragraphs 12–14" when paragraphs move."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from docx.oxml.ns import qn

from assembler.outputs.word.numbering import NumberedPlace
from assembler.plan.blocks import Link, Words

JOINT = r"[–-]| (?:through|to) "
"""The text between the two numbers of a range."""

RANGE = re.compile(rf"({JOINT})([A-Za-z\d]+)")
"""The rest of a range after its first number."""

NUMBER_OR_RANGE = rf"\d+(?:(?:{JOINT})\d+)?"

PARAGRAPH_NUMBERS = re.compile(
    rf"paragraphs?\N{{NO-BREAK SPACE}}{NUMBER_OR_RANGE}(?:,? (?:and[ \N{{NO-BREAK SPACE}}])?{NUMBER_OR_RANGE})*"
)
"""Paragraph numbers of this paper in the program's own sentences, which have a no-break space before the first."""

NUMBER = re.compile(r"\d+")


@dataclass(frozen=True)
class Reference:
    """A reference to the number of the part called *target*, currently printed as *label*."""

    target: str
    label: str
    level: int = 0


@dataclass(frozen=True)
class Jump:
    """Text that links to *target* but has no number for Word to update."""

    target: str
    text: str


Piece = str | Reference | Jump


def link_pieces(link: Link, places: Mapping[str, NumberedPlace]) -> Iterator[Piece]:
    """Yield *link* in pieces: its text, with the numbers in it as references."""
    place = places.get(link.target)
    span = _label_in(link.text, place.label) if place else None
    if not place or not span:
        yield Jump(link.target, link.text)
        return
    start, end = span
    if start:
        yield link.text[:start]
    yield Reference(link.target, link.text[start:end], place.level)
    remainder = link.text[end:]
    if range_match := RANGE.match(remainder):
        joint, last_label = range_match.groups()
        if target := _target(last_label, place, places):
            yield joint
            yield Reference(target, last_label, place.level)
            remainder = remainder[range_match.end() :]
    if remainder:
        yield remainder


def word_pieces(words: Words, paragraphs: Mapping[str, str]) -> Iterator[Piece]:
    """Yield *words* in pieces; *paragraphs* gives the id of each numbered paragraph by its number."""
    end = 0
    for match in PARAGRAPH_NUMBERS.finditer(words.text):
        for number in NUMBER.finditer(words.text, match.start(), match.end()):
            if target := paragraphs.get(number[0]):
                if words_between := words.text[end : number.start()]:
                    yield words_between
                yield Reference(target, number[0])
                end = number.end()
    if remainder := words.text[end:]:
        yield remainder


def _label_in(text: str, label: str) -> tuple[int, int] | None:
    """Return the start and end of *label* as a separate word in *text*, ignoring case and the kind of space."""
    pattern = re.escape(label).replace(r"\ ", r"\s")
    match = re.search(rf"(?<!\w){pattern}(?!\w)", text, re.IGNORECASE)
    return match.span() if match else None


def _target(label: str, first_place: NumberedPlace, places: Mapping[str, NumberedPlace]) -> str | None:
    """Return the id of the part with *label* in the list and at the level of *first_place*."""
    for name, place in places.items():
        if (place.label, place.level, place.list) == (label, first_place.level, first_place.list):
            return name
    return None


def remove_broken_links(parts: Sequence[Any]) -> None:
    """Turn links in *parts*, the elements of a file, into plain text if their target is elsewhere, as an exhibit is."""
    names = {mark.get(qn("w:name")) for part in parts for mark in part.iter(qn("w:bookmarkStart"))}
    links = [link for part in parts for link in part.iter(qn("w:hyperlink"))]
    for link in links:
        anchor = link.get(qn("w:anchor"))
        if anchor and anchor not in names:
            for run in [*link]:
                link.addprevious(run)
            link.getparent().remove(link)
