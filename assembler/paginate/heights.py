"""Heights of the blocks that are padded to whole lines; what was measured once in a process is known from then on.

A measuring copy has such blocks alone, on one tall page. A piece of it, a child of its body, has the heights of an
equal piece of an earlier paper if style sheets, the pieces before it and what is around it are alike: filings of a
batch share their headings and signatures, and a paper that is watched is seldom edited in all of its pieces. A rule may
look further, as one for each third paragraph does; then only an equal paper has the same heights.
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import accumulate
from typing import Any
from xml.etree.ElementTree import Element, tostring

from assembler.paginate.boxes import boxes
from assembler.paginate.typeset import render, with_tree

KEPT = 4096
"""How many pieces are known; beyond that all are dropped."""

PLACES = 6
"""Decimal places of a height, so that it does not depend on where on the page a block was measured."""

UNSEEN = frozenset({"title", "meta"})
"""Elements of a paper's head that no page shows; they have the names of its parties."""

BLOCK = "data-block"
"""The attribute that numbers the blocks of a paper."""

FURTHER = re.compile(r":has\(|:empty|\[|#[^\s>+~#]*+[\s>+~]|[+~][^+~]*[+~]")
"""What a selector has that looks further than a piece, what is around it, and the kinds of those before it."""

COUNTING = re.compile(r":(?:nth|last|only)-")

PARTS = re.compile(r"[\s>+~,]+")

NAMES = re.compile(r"[\w.-]*")

Piece = tuple[Any, ...]

_known: dict[Piece, tuple[float, ...]] = {}
"""The heights of the blocks of a piece, in order."""


def heights(paper: Any, copy: Element) -> Mapping[str, float]:
    """Return the height in points of each block of *copy*, a measuring copy of the engine's *paper*, by its number."""
    if len(_known) > KEPT:
        _known.clear()
    pieces = list(_pieces(copy))
    new = {piece: blocks for piece, _, blocks in pieces if piece not in _known}
    if new:
        copy[-1][:] = [element if piece in new else _emptied(element) for piece, element, _ in pieces]
        pages = render(with_tree(paper, copy)).pages
        placed = {name: box.bottom - box.top for page in pages for name, box in boxes(page).items()}
        for piece, blocks in new.items():
            _known[piece] = tuple(round(placed[block], PLACES) for block in blocks)
    return {block: height for piece, _, blocks in pieces for block, height in zip(blocks, _known[piece], strict=True)}


def _pieces(copy: Element) -> Iterator[tuple[Piece, Element, list[str]]]:
    """Yield each piece of *copy*: what its heights depend on, its element, and its blocks in order, as they get ids."""
    head = "".join(tostring(part, encoding="unicode", method="html") for part in copy[0] if part.tag not in UNSEEN)
    around = head, _said(copy), _said(copy[-1])
    elements = list(copy[-1])
    whole = tostring(copy, encoding="unicode", method="html") if _look_further(around[0], elements) else ""
    before: list[Any] = [None, *map(_said, elements)]
    earlier = accumulate(before, lambda known, said: known | {said}, initial=frozenset[Any]())
    for number, (element, last, all_before) in enumerate(zip(elements, before[:-1], earlier, strict=False)):
        here = (*around, last, all_before, *([whole, number] if whole else []))
        parts = [part for part in element.iter() if BLOCK in part.attrib]
        blocks = [part.attrib.pop(BLOCK) for part in parts]
        yield (*here, tostring(element, encoding="unicode", method="html")), element, blocks
        for part, block in zip(parts, blocks, strict=True):
            part.set("id", block)


def _look_further(sheets: str, elements: list[Element]) -> bool:
    """Whether rules of *sheets* look further than a piece does: its place among *elements*, or what follows it."""
    further, counted = _looking(sheets)
    kinds = [{element.tag, *element.get("class", "").split()} for element in elements]
    return further or any(names <= kind for names in counted for kind in kinds)


@lru_cache(maxsize=8)
def _looking(sheets: str) -> tuple[bool, tuple[frozenset[str], ...]]:
    """Return whether any rule of *sheets* looks further, and the tags and classes of what others count."""
    selectors = [*_selectors(sheets)]
    parts = (part for selector in selectors for part in PARTS.split(selector) if COUNTING.search(part))
    counted = {frozenset(filter(None, _names_in(part).split("."))) for part in parts}
    each = (one.strip() for selector in selectors for one in selector.split(","))
    return any(map(FURTHER.search, each)), tuple(counted)


def _selectors(sheets: str) -> Iterator[str]:
    """Yield what stands before each brace that opens in *sheets*, without comments."""
    first, *others = sheets.split("/*")
    without = "".join([first, *(text.partition("*/")[2] for text in others)])
    for text in without.split("{")[:-1]:
        yield text[max(map(text.rfind, "};")) + 1 :]


def _names_in(part: str) -> str:
    named = NAMES.match(part)
    return named[0] if named else ""


def _said(element: Element) -> Piece:
    """Return by what a rule for elements after *element*, or inside it, may know it."""
    return element.tag, *((name, value) for name, value in element.attrib.items() if name in {"class", "style", "lang"})


def _emptied(element: Element) -> Element:
    """Return *element* without what is in it, so that the rules for those after it stay the same."""
    return Element(element.tag, {name: value for name, value in element.attrib.items() if name != "id"})
