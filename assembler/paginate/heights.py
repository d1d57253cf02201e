"""Heights of the blocks that are padded to whole lines; what was measured once in a process is known from then on.

A measuring copy has such blocks alone, on one tall page. A piece of it, a child of its body, has the heights of an
equal piece of an earlier paper if style sheets, the pieces before it and what is around it are alike: filings of a
batch share their headings and signatures, and a paper that is watched is seldom edited in all of its pieces.
"""

from collections.abc import Iterator, Mapping
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
    before: list[Any] = [None, *map(_said, elements)]
    earlier = accumulate(before, lambda known, said: known | {said}, initial=frozenset[Any]())
    for element, last, all_before in zip(elements, before[:-1], earlier, strict=False):
        parts = [part for part in element.iter() if BLOCK in part.attrib]
        blocks = [part.attrib.pop(BLOCK) for part in parts]
        yield (*around, last, all_before, tostring(element, encoding="unicode", method="html")), element, blocks
        for part, block in zip(parts, blocks, strict=True):
            part.set("id", block)


def _said(element: Element) -> Piece:
    """Return by what a rule for elements after *element*, or inside it, may know it."""
    return element.tag, *((name, value) for name, value in element.attrib.items() if name in {"class", "style", "lang"})


def _emptied(element: Element) -> Element:
    """Return *element* without what is in it, so that the rules for those after it stay the same."""
    return Element(element.tag, {name: value for name, value in element.attrib.items() if name != "id"})
