"""Dividers of a caption: what stands between the parties and the title, drawn and not written.

Rows of `)` and dashes that end in an x are the custom of some courts. They are lines here, marked as furniture, so that
the text layer holds the caption's words alone.
"""

from collections.abc import Callable, Iterator, Mapping

from assembler import grid
from assembler.plan.parts import Paper

Box = tuple[float, float, float, float]
"""Left, top, right and bottom in points, from the upper left corner of the page."""

NOTE_RULE = (144.0, 6.5)
"""Length of the rule over the notes, and its distance from the first of them, points."""

PAREN = "{x:.2f} {low:.2f} m {out:.2f} {lower:.2f} {out:.2f} {upper:.2f} {x:.2f} {high:.2f} c S"
"""A round bracket: one curve from its foot to its head."""


def divider(kind: str, box: Box, paper: Paper, *, first: bool, last: bool) -> bytes:
    """Return the operators that draw a divider of *kind* at the right of the parties' column *box* on one page.

    *first* and *last* say whether the caption begins and ends on this page: only there it has its upper and lower rule.
    """
    lines = DIVIDERS[kind](_turned(box, paper), paper, first=first, last=last)
    drawn = " ".join(lines)
    return f"q .75 w {drawn} Q".encode() if drawn else b""


def note_rule(top: float, paper: Paper) -> bytes:
    """Return the operators that draw the short rule over notes that begin *top* points from the top of the page."""
    length, above = NOTE_RULE
    level = paper.height - top + above
    return f"q .5 w {paper.left:.2f} {level:.2f} m {paper.left + length:.2f} {level:.2f} l S Q".encode()


def _turned(box: Box, paper: Paper) -> Box:
    """Return *box* measured from the lower left corner, moved to where its single-spaced lines hang."""
    left, top, right, bottom = box
    low = grid.lowered(paper)
    return left, paper.height - top - low, right, paper.height - bottom


def _bar(box: Box, paper: Paper, *, first: bool, last: bool) -> Iterator[str]:  # noqa: ARG001
    """Yield an upright rule, and one under the parties."""
    left, top, right, bottom = box
    yield f"{right:.2f} {top:.2f} m {right:.2f} {bottom:.2f} l S"
    if last:
        yield f"{left:.2f} {bottom:.2f} m {right:.2f} {bottom:.2f} l S"


def _paren(box: Box, paper: Paper, *, first: bool, last: bool) -> Iterator[str]:  # noqa: ARG001
    """Yield a bracket for each single-spaced line."""
    _, top, right, bottom = box
    step, size = grid.single(paper), paper.size
    for line in range(1, int((top - bottom) / step) + 1):
        low = top - line * step
        lower, upper, high = (low + size * part for part in (0.2, 0.6, 0.8))
        yield PAREN.format(x=right - 2, out=right + 2, low=low, lower=lower, upper=upper, high=high)


def _x(box: Box, paper: Paper, *, first: bool, last: bool) -> Iterator[str]:
    """Yield dashes that end in an x, over and under the parties."""
    left, top, right, bottom = box
    levels = [level for level, here in ((top - paper.pitch / 2, first), (bottom - grid.lowered(paper), last)) if here]
    for level in levels:
        yield f"[4 2.5] 0 d {left:.2f} {level:.2f} m {right - 6:.2f} {level:.2f} l S [] 0 d"
        for rise in (2.5, -2.5):
            yield f"{right - 5:.2f} {level - rise:.2f} m {right:.2f} {level + rise:.2f} l S"


def _none(box: Box, paper: Paper, *, first: bool, last: bool) -> Iterator[str]:  # noqa: ARG001
    yield from ()


DIVIDERS: Mapping[str, Callable[..., Iterator[str]]] = {"bar": _bar, "paren": _paren, "x": _x, "none": _none}
