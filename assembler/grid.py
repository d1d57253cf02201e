"""The grid of lines: lengths that keep every baseline on it, and pieces padded to whole lines.

A double-spaced line is as high as the pitch. A single-spaced one is half of that, lowered by half the difference, so
that its baselines meet the numbers and the half-way marks. Where the type is larger than half the pitch, single-spaced
lines are 16 points and a piece begins on the grid, but its later lines cannot keep to it.
"""

from collections.abc import Callable, Mapping
from copy import deepcopy
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from assembler.plan.parts import Paper, Plan

LARGE_SINGLE = 16.0
"""Single-spaced leading in points for type larger than half the pitch (13 and 14 point)."""

RAISED = 0.5
"""Points by which all text, and the paper's numbers with it, stands above the middle of its line.

A lowered line would else end exactly at the foot of its box, and a bold or slanted face whose letters sit a hair lower
would make the box higher.
"""
CAPITALS = 28
"""Capitals on a line of the caption's columns."""
LONG_WORD = 40
"""Letters of a word that may be longer than a line of a quotation or a list."""
LAST_LETTERS = 4
ZERO_WIDTH = "\u200b"
WIDE = 0.8
"""Part of the first page that a caption may fill before it counts as one that may leave it."""


def single(paper: Paper) -> float:
    """Return the height of a single-spaced line, points."""
    return paper.pitch / 2 if halves(paper) else LARGE_SINGLE


def halves(paper: Paper) -> bool:
    """Say whether two single-spaced lines are as high as one double-spaced."""
    return paper.size * 2 <= paper.pitch


def lowered(paper: Paper) -> float:
    """Return how far a single-spaced line hangs below the middle of its own box, points."""
    return (paper.pitch - single(paper)) / 2 - RAISED


def raised(paper: Paper) -> float:  # noqa: ARG001 - a measure of a paper, as the others
    """Return how far all text stands above the middle of its line, points."""
    return RAISED


def quoted(paper: Paper) -> float:
    """Return the height of a line of a block quotation, points: single-spaced only where two make a double-spaced one."""
    return single(paper) if halves(paper) else paper.pitch


def shift(paper: Paper) -> float:
    """Return how far single-spaced text stands above (or, below zero, below) the middle of its line, points."""
    return -lowered(paper)


def quoted_shift(paper: Paper) -> float:
    """Return the same for a block quotation."""
    return RAISED - (paper.pitch - quoted(paper)) / 2


def head(paper: Paper) -> float:
    """Return the top margin of the lines, points.

    On plain paper they begin higher by as much as a single-spaced line hangs below its box, so that one at the foot
    keeps to its margin; the first line of a page still stands within its own, for a line has half its space above it.
    """
    return paper.top - (0.0 if paper.numbered else lowered(paper))


def foot(paper: Paper) -> float:
    """Return the bottom margin in points that leaves a whole number of lines."""
    return paper.height - head(paper) - paper.lines * paper.pitch


def before_notes(paper: Paper) -> float:
    """Return all that stands over the first note, points: its baseline meets the grid or its half."""
    return paper.pitch - single(paper) / 2


def under_notes(paper: Paper) -> float:
    """Return the space under the last note, points: with what stands over the notes it makes one line."""
    return single(paper) / 2


def notes_room(paper: Paper) -> float:
    """Return the most that notes may take of a page, points: their rule has a line, and two lines of text stay."""
    return (paper.lines - 3) * paper.pitch


def gap(paper: Paper) -> float:
    """Return the space between two pieces of a caption, points."""
    return paper.pitch - single(paper)


def head_height(paper: Paper) -> float:
    """Return the height of what stands over the court's title on the first page, points."""
    return paper.head_lines * paper.pitch


def sign_height(paper: Paper) -> float:
    """Return the height in points of a line to sign on, down to its rule; with rule and space it is one line."""
    return paper.pitch - 4.75


def wide_caption(plan: Plan) -> bool:
    """Say whether the caption may not end on the first page.

    Its two columns cross the page together. The one with the title then comes first in reading order, for it ends on
    the first page, and the parties are read in one go. An estimate, and a careful one: 28 capitals a line.
    """
    paper, lines = plan.paper, sum(1 + len(line.text) // CAPITALS for line in plan.caption.left)
    height = lines * single(paper) + len(plan.caption.left) * gap(paper)
    return height > WIDE * (paper.lines - paper.head_lines - len(plan.court)) * paper.pitch


MEASURES: Mapping[str, Callable[..., float]] = {
    measure.__name__: measure
    for measure in (
        single, shift, raised, quoted, quoted_shift, head, foot, before_notes, under_notes, notes_room, head_height, sign_height, wide_caption
    )
}
"""What style sheets and templates print, as filters: lengths of a paper, and whether a plan's caption is wide."""

# -- pieces -----------------------------------------------------------------------------------------------------------

TALL = "@page { size: %spt 400000pt } * { break-before: auto !important } .note { float: none; display: block }"
"""One page on which nothing breaks; notes stand in the text there, as wide as on their own page."""


def pieces(root: Element) -> list[Element]:
    """Return the elements of class `snap`: between two of them a page may break, within a line of them it may not."""
    return [element for element in root.iter() if _is(element, "snap")]


def pieces_alone(root: Element, paper: Paper) -> Element:
    """Return a copy of *root* with the pieces only, each with an id of its own, on one tall page."""
    found = pieces(root)
    for number, piece in enumerate(found):
        piece.set("data-piece", f"piece-{number}")
    alone = _pruned(root)
    alone[-1].extend(_piece(note) for note in found if _is(note, "note"))
    SubElement(alone[0], "style").text = TALL % paper.width
    return alone


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


def pad(root: Element, heights: Mapping[str, float], paper: Paper) -> None:
    """Give each piece of *root* what it lacks to whole lines, from its height in points.

    A `spaced` piece has space under it, a `joined` one is padded together with the piece before it. A note is padded inside, by its own box. A piece of an odd number of single-spaced lines keeps three together at a
    break, else two: so a break takes an even number, and the rest begins on the grid.
    """
    run, found = 0.0, pieces(root)
    for piece, after in zip(found, [*found[1:], None], strict=True):
        height = heights[piece.attrib.pop("data-piece")]
        if _is(piece, "note"):
            _style(piece, f"padding-bottom:{-height % paper.pitch:.2f}pt")
            continue
        space = gap(paper) if _is(piece, "spaced") else 0.0
        run += height + space
        joined = after is not None and _is(after, "joined") and halves(paper)
        odd = round(height / single(paper)) % 2
        _style(piece, f"margin-bottom:{space + (0 if joined else -run % paper.pitch):.2f}pt;widows:{2 + odd}")
        run = run if joined else 0.0


def notes(root: Element) -> list[str]:
    """Return the ids of the notes of *root*, in the order of their calls."""
    return [str(piece.get("id")) for piece in pieces(root) if _is(piece, "note")]


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


def long_notes(root: Element, heights: Mapping[str, float], paper: Paper) -> list[str]:
    """Return the ids of notes that no page has room for, beside their rule and two lines of text."""
    found = (piece for piece in pieces(root) if _is(piece, "note"))
    return [str(note.get("id")) for note in found if heights[note.attrib["data-piece"]] > notes_room(paper)]


def begin_page(root: Element, note: str) -> None:
    """Let a new page begin with the paragraph or list item of *root* that calls *note*."""
    for block in [*root.iter("p"), *root.iter("li")]:
        if any(one.get("id") == note for one in block.iter()):
            _style(block, f"{block.get('style', '')};break-before:page")


def _style(element: Element, style: str) -> None:
    element.set("style", style)


def _is(element: Any, name: str) -> bool:  # noqa: ANN401 - a tree holds comments too
    return name in str(element.get("class", "")).split()
