"""Helpers of the rules on finished pages: parts of a page, its lines, and lengths in points."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from math import ceil
from typing import NamedTuple

from assembler.plan.font_families import fallback
from assembler.plan.page_rules import CourtPageRules
from assembler.plan.units import INCH
from assembler.prove.margins import besides_numbers
from assembler.prove.proof import Proof, ProofLine, ProofPage

ASCENT = 0.7
"""How far letters rise above their baseline, as a part of their size."""

LIGATURES = re.compile("ff[il]?|fi|fl|st")
"""What a ligature of one character reads."""

ENGLISH = re.compile("[A-Za-z]")

OVERHANG = 1.5
"""Points by which the ink of an italic letter may overhang its width."""


def inked(line: ProofLine) -> float:
    """Return where the ink of *line* begins, points from the top of the page."""
    return line.baseline - ASCENT * line.size


def inside(page: ProofPage, *names: str) -> list[ProofLine]:
    """Return the lines of *page* in the parts called *names*: "court", "counsel", "caption"."""
    return [line for line in page.lines if not set(names).isdisjoint(line.within)]


def foot(page: ProofPage, proof: Proof) -> list[ProofLine]:
    """Return the lines of the footer of *page*."""
    return [line for line in besides_numbers(page.margin, proof.page_setup) if line.text not in proof.metadata.marks]


def line_of(baseline: float, page: ProofPage, rules: CourtPageRules) -> int:
    """Return the number of the line at *baseline*: by the printed numbers, else counted from the top margin."""
    if page.numbers:
        return round((baseline - page.numbers[0]) / rules.pitch) + 1
    return int((baseline - rules.top * INCH) // rules.pitch) + 1


def lines_down(inches: float, rules: CourtPageRules) -> int:
    """Return the whole lines from the top margin down to *inches* from the top of the page."""
    return max(0, ceil((inches - rules.top) * INCH / rules.pitch - 0.01))


def widest(lines: Sequence[ProofLine], width: float) -> list[ProofLine]:
    """Return the *lines* that fill most of a *width* in points."""
    return [line for line in lines if line.right - line.left > 0.6 * width]


class Type(NamedTuple):
    """Type on a *page* in one *font*: the *text* that it belongs to, and its *english* letters."""

    page: int
    font: str
    text: str
    english: str


def set_type(proof: Proof) -> Iterator[Type]:
    """Yield what is set in each font, line by line."""
    for page in proof.pages:
        for line in (*page.lines, *page.margin):
            others = Counter(letter for fragment in line.fragments for letter in fragment.text)
            own = "".join((Counter(line.text) - others).elements()) if others else line.text
            yield Type(page.number, line.font, line.text, _english(own))
            yield from (Type(page.number, one.font, one.text, _english(one.text)) for one in line.fragments)


@lru_cache(maxsize=4096)
def _english(text: str) -> str:
    return "".join(ENGLISH.findall(LIGATURES.sub("", text)))


def is_lent(letters: Type) -> bool:
    """Say whether *letters* are characters that one of the families for such characters lends to the paper's font."""
    return not letters.english and same_family(letters.font) in map(same_family, fallback())


@lru_cache(maxsize=64)
def same_family(family: str) -> str:
    """Return the name of a *family* as all its spellings have it in common."""
    return family.casefold().replace(" ", "").replace("-", "")
