"""The grid of lines: lengths that keep every baseline on it, and pieces padded to whole lines.

A double-spaced line is as high as the pitch. A single-spaced one is half of that, lowered by half the difference, so
that its baselines meet the numbers and the half-way marks. Where the type is larger than half the pitch, single-spaced
lines are 16 points and a piece begins on the grid, but its later lines cannot keep to it.
"""

from collections.abc import Callable, Mapping
from copy import deepcopy
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from assembler.plan.parts import Paper

LARGE_SINGLE = 16.0
"""Single-spaced leading in points for type larger than half the pitch (13 and 14 point)."""


def single(paper: Paper) -> float:
    """Return the height of a single-spaced line, points."""
    return paper.pitch / 2 if halves(paper) else LARGE_SINGLE


def halves(paper: Paper) -> bool:
    """Say whether two single-spaced lines are as high as one double-spaced."""
    return paper.size * 2 <= paper.pitch


def lowered(paper: Paper) -> float:
    """Return how far a single-spaced line hangs below the middle of its own box, points."""
    return (paper.pitch - single(paper)) / 2


def quoted(paper: Paper) -> float:
    """Return the height of a line of a block quotation, points: single-spaced only where two make a double-spaced one."""
    return single(paper) if halves(paper) else paper.pitch


def quoted_lowered(paper: Paper) -> float:
    """Return how far a line of a block quotation hangs below the middle of its box, points."""
    return (paper.pitch - quoted(paper)) / 2


def foot(paper: Paper) -> float:
    """Return the bottom margin in points that leaves a whole number of lines."""
    return paper.height - paper.top - paper.lines * paper.pitch


def before_notes(paper: Paper) -> float:
    """Return all that stands over the first note, points: its baseline meets the grid or its half."""
    return paper.pitch - single(paper) / 2


def under_notes(paper: Paper) -> float:
    """Return the space under the last note, points: with what stands over the notes it makes one line."""
    return single(paper) / 2


def gap(paper: Paper) -> float:
    """Return the space between two pieces of a caption, points."""
    return paper.pitch - single(paper)


def head_height(paper: Paper) -> float:
    """Return the height of what stands over the court's title on the first page, points."""
    return paper.head_lines * paper.pitch


def sign_height(paper: Paper) -> float:
    """Return the height in points of a line to sign on, down to its rule; with rule and space it is one line."""
    return paper.pitch - 4.75


MEASURES: Mapping[str, Callable[[Paper], float]] = {
    measure.__name__: measure
    for measure in (single, lowered, quoted, quoted_lowered, foot, before_notes, under_notes, gap, head_height, sign_height)
}
"""The lengths that style sheets print, as filters of a paper."""

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


def long_notes(root: Element, heights: Mapping[str, float], paper: Paper) -> list[str]:
    """Return the ids of notes that no page has room for, beside one line over them and two lines of text."""
    room = (paper.lines - 3) * paper.pitch
    notes = (piece for piece in pieces(root) if _is(piece, "note"))
    return [str(note.get("id")) for note in notes if heights[note.attrib["data-piece"]] > room]


def _style(element: Element, style: str) -> None:
    element.set("style", style)


def _is(element: Any, name: str) -> bool:  # noqa: ANN401 - a tree holds comments too
    return name in str(element.get("class", "")).split()
