"""Pieces of a paper: what a page may not divide by an odd line, padded to whole lines.

An element of class `snap` is a piece. Its height is measured on one tall page of the pieces alone, for the engine has
no grid of lines of its own, and what it lacks to whole lines is put under it.
"""

from collections.abc import Mapping
from copy import deepcopy
from itertools import zip_longest
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from assembler.plan import line_grid as grid
from assembler.plan.plan import PageSetup

LONG_WORD = 40
"""Letters of a word that may be longer than a line of a quotation or a list."""
LAST_LETTERS = 4
ROUNDING = 0.05
"""Points by which a height may be off that the engine works out in pixels."""
ZERO_WIDTH = "\u200b"

TALL = "@page { size: %spt 400000pt } * { break-before: auto !important } .note { float: none; display: block }"
"""One page on which nothing breaks; notes stand in the text there, as wide as on their own page."""


def snaps(root: Element) -> list[Element]:
    """Return the elements of class `snap`: between two of them a page may break, within a line of them it may not."""
    return [element for element in root.iter() if _is(element, "snap")]


def alone(root: Element, paper: PageSetup) -> Element:
    """Return a copy of *root* with the pieces only, each with an id of its own, on one tall page."""
    found = snaps(root)
    for number, piece in enumerate(found):
        piece.set("data-piece", f"piece-{number}")
    copy = _pruned(root)
    copy[-1].extend(_piece(note) for note in found if _is(note, "note"))
    SubElement(copy[0], "style").text = TALL % paper.width
    return copy


def _pruned(element: Element) -> Element:
    """Return a copy of *element* that holds its pieces and what stands around them, without notes."""
    copy = Element(element.tag, element.attrib)
    for child in element:
        if child.tag == "head":
            copy.append(deepcopy(child))
        elif _is(child, "snap"):
            copy.extend([] if _is(child, "note") else [_piece(child)])
        elif any(_is(one, "snap") and not _is(one, "note") for one in child.iter()):
            copy.append(_pruned(child))
    return copy


def _piece(element: Element) -> Element:
    """Return a copy of a piece that is known by its own id; in place of its notes stand their calls."""
    copy = deepcopy(element)
    copy.set("id", copy.attrib["data-piece"])
    copy.tail = None
    for note in [one for one in copy.iter() if _is(one, "note") and one is not copy]:
        tail, call = note.tail, note.get("data-call")
        note.clear()
        note.set("class", "call")
        note.text, note.tail = call, tail
    return copy


def pad(root: Element, heights: Mapping[str, float], paper: PageSetup) -> None:
    """Give each piece of *root* what it lacks to whole lines, from its height in points.

    A `spaced` piece has space under it, a `joined` one is padded together with the piece before it. A note is padded
    inside, by its own box. A piece of an odd number of single-spaced lines keeps three together at a break, else two:
    so a break takes an even number, and the rest begins on the grid.
    """
    _release(root, heights, paper)
    run, found = 0.0, snaps(root)
    for piece, after in zip_longest(found, found[1:]):
        height = heights[piece.attrib.pop("data-piece")]
        if _is(piece, "note"):
            _style(piece, f"padding-bottom:{_lacks(height, paper):.2f}pt")
            continue
        space = grid.gap(paper) if _is(piece, "spaced") else 0.0
        run += height + space
        joined = after is not None and _is(after, "joined") and grid.halves(paper)
        odd = round(height / grid.single(paper)) % 2
        _style(piece, f"margin-bottom:{space + (0 if joined else _lacks(run, paper)):.2f}pt;widows:{2 + odd}")
        run = run if joined else 0.0


def _lacks(height: float, paper: PageSetup) -> float:
    """Return what *height* lacks to whole lines, points; what the engine's rounding adds is nothing."""
    lacks = -height % paper.pitch
    return 0.0 if paper.pitch - lacks < ROUNDING else lacks


def _release(root: Element, heights: Mapping[str, float], paper: PageSetup) -> None:
    """Let a signature block that no page has room for, beside two lines of text, break between its signers."""
    for block in root.iter("div"):
        if _is(block, "signature"):
            signers = [heights[piece.attrib["data-piece"]] + paper.pitch for piece in snaps(block)]
            if sum(signers) + paper.pitch > (paper.lines - 2) * paper.pitch:
                _style(block, "break-inside:auto")


def notes(root: Element) -> list[str]:
    """Return the ids of the notes of *root*, in the order of their calls."""
    return [str(piece.get("id")) for piece in snaps(root) if _is(piece, "note")]


def loosen(root: Element) -> None:
    """Let a line end shortly before the end of a word longer than a line that a note is called from.

    Such a word, an address of the web, breaks anywhere, but not before the call, which would hang into the margin.
    """
    for parent in root.iter():
        before: Element | None = None
        for child in parent:
            if _is(child, "note") and before is None:
                parent.text = _loose(parent.text or "")
            elif _is(child, "note") and before is not None:
                before.tail = _loose(before.tail or "")
            before = child


def _loose(text: str) -> str:
    """Return *text* with a space of no width before the last letters of a long word at its end."""
    word = text.rpartition(" ")[2]
    return f"{text[:-LAST_LETTERS]}{ZERO_WIDTH}{text[-LAST_LETTERS:]}" if len(word) > LONG_WORD else text


def long_notes(root: Element, heights: Mapping[str, float], paper: PageSetup) -> list[str]:
    """Return the ids of notes that no page has room for, beside their rule and two lines of text."""
    found = (piece for piece in snaps(root) if _is(piece, "note"))
    return [str(note.get("id")) for note in found if heights[note.attrib["data-piece"]] > grid.notes_room(paper)]


def begin_page(root: Element, note: str) -> None:
    """Let a new page begin with the paragraph or list item of *root* that calls *note*."""
    for block in [*root.iter("p"), *root.iter("li")]:
        if any(one.get("id") == note for one in block.iter()):
            _style(block, f"{block.get('style', '')};break-before:page")


def _style(element: Element, style: str) -> None:
    element.set("style", style)


def _is(element: Any, name: str) -> bool:
    return name in str(element.get("class", "")).split()
