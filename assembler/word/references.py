"""References as Word's own fields: the numbers in "paragraphs 12–14" follow the paragraphs that they refer to."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from docx.oxml.ns import qn

from assembler.plan.blocks import Link, Words
from assembler.word.numbering import Place

BETWEEN = r"[–-]| (?:through|to) "
"""What joins the ends of a range."""

RANGE = re.compile(rf"({BETWEEN})([A-Za-z\d]+)")
"""The rest of a range, after its first number."""

ONE = rf"\d+(?:(?:{BETWEEN})\d+)?"

OWN = re.compile(rf"paragraphs?\N{{NO-BREAK SPACE}}{ONE}(?:,? (?:and[ \N{{NO-BREAK SPACE}}])?{ONE})*")
"""Paragraph numbers of this paper in the program's own sentences, which have a no-break space before the first."""

NUMBER = re.compile(r"\d+")


@dataclass(frozen=True)
class Reference:
    """A reference to the number of the part called *target*, which is now *shown*."""

    target: str
    shown: str
    level: int = 0


@dataclass(frozen=True)
class Jump:
    """Text that links to *target*, without a number for Word to update."""

    target: str
    text: str


Piece = str | Reference | Jump


def of_link(link: Link, places: Mapping[str, Place]) -> Iterator[Piece]:
    """Yield *link* in pieces: text, and the numbers in it as references."""
    place = places.get(link.target)
    shown = _label_in(link.text, place.label) if place else None
    if not place or not shown:
        yield Jump(link.target, link.text)
        return
    start, end = shown
    yield from filter(None, [link.text[:start]])
    yield Reference(link.target, link.text[start:end], place.level)
    rest = link.text[end:]
    last = RANGE.match(rest)
    target = last and _target(last[2], place, places)
    if last and target:
        yield last[1]
        yield Reference(target, last[2], place.level)
        rest = rest[last.end() :]
    yield from filter(None, [rest])


def of_words(words: Words, paragraphs: Mapping[str, str]) -> Iterator[Piece]:
    """Yield *words* in pieces; *paragraphs* gives the id of each numbered paragraph by its number."""
    done = 0
    for found in OWN.finditer(words.text):
        for number in NUMBER.finditer(words.text, found.start(), found.end()):
            if target := paragraphs.get(number[0]):
                yield from filter(None, [words.text[done : number.start()]])
                yield Reference(target, number[0])
                done = number.end()
    yield from filter(None, [words.text[done:]])


def _label_in(text: str, label: str) -> tuple[int, int] | None:
    """Return where *text* has *label* as a separate word, whatever its capitals and spaces."""
    pattern = re.escape(label).replace(r"\ ", r"\s")
    found = re.search(rf"(?<!\w){pattern}(?!\w)", text, re.IGNORECASE)
    return found.span() if found else None


def _target(label: str, like: Place, places: Mapping[str, Place]) -> str | None:
    """Return the id of the part with *label* in the same list and level as *like*."""
    return next(
        (
            name
            for name, place in places.items()
            if (place.label, place.level) == (label, like.level) and place.list == like.list
        ),
        None,
    )


def take_off_links_to_nowhere(parts: Sequence[Any]) -> None:
    """Make the links of *parts*, elements of one file, plain text where they lead to what is not in it: an exhibit."""
    names = {mark.get(qn("w:name")) for part in parts for mark in part.iter(qn("w:bookmarkStart"))}
    links = [link for part in parts for link in part.iter(qn("w:hyperlink"))]
    for link in links:
        if (anchor := link.get(qn("w:anchor"))) and anchor not in names:
            for run in [*link]:
                link.addprevious(run)
            link.getparent().remove(link)
