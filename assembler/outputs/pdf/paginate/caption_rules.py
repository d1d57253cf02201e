"""Draws the lines of a caption, such as the divider between the parties and the title, and the rule above footnotes.

By custom of the courts, dividers are columns of `)`, `:`, `§` or `*`, or rules and dashes around the parties.
Dividers are drawn as lines, marked as artifacts, so that the text layer has only the words of the caption.
"""

from collections.abc import Callable, Iterator, Mapping

from assembler.plan import line_grid as grid
from assembler.plan.plan import Box, PageSetup

NOTE_RULE_LENGTH = 144.0
"""The length of the rule above the footnotes, in points."""

NOTE_RULE_DISTANCE = 6.5
"""The distance of that rule from the first footnote, in points."""

PARENTHESIS = "{x:.2f} {low:.2f} m {out:.2f} {lower:.2f} {out:.2f} {upper:.2f} {x:.2f} {high:.2f} c S"
"""The PDF operators for a parenthesis, drawn as one curve from bottom to top."""


SECTION_SIGN = (
    "0.14 0.3 m 0.1 0.42 -0.12 0.42 -0.13 0.28 c -0.13 0.16 0.15 0.1 0.15 -0.04 c 0.15 -0.1 0.11 -0.13 0.07 -0.15 c S"
)
"""The curves of the upper half of a section sign, relative to its middle, in units of the type size; rotating them
gives the lower half."""


def divider(kind: str, box: Box, paper: PageSetup, *, first: bool, last: bool) -> bytes:
    """Return the operators that draw a divider of *kind* around the parties' column *box* on one page.

    *first* and *last* say whether the caption begins and ends on this page.
    """
    lines = DIVIDERS[kind](_turned_box(box, paper), paper, first=first, last=last)
    operators = " ".join(lines)
    return f"q .75 w {operators} Q".encode() if operators else b""


def note_rule(top: float, paper: PageSetup) -> bytes:
    """Return the operators that draw the short rule above footnotes, which begin *top* points from the page's top."""
    level = paper.height - top + NOTE_RULE_DISTANCE
    return f"q .5 w {paper.left:.2f} {level:.2f} m {paper.left + NOTE_RULE_LENGTH:.2f} {level:.2f} l S Q".encode()


RULED_ID = "caption-ruled"
"""The id of the element around a title that is printed between two rules."""

RULED_TITLE_ID = "caption-ruled-title"
"""The id of the title in that element."""


def frame(boxes: Mapping[str, Box], paper: PageSetup) -> bytes:
    """Return the operators that draw the frame of a caption in boxes, or the rules of a title between rules.

    *boxes* are the boxes of the page's elements by id, in points from its upper left corner.
    """
    operators = " ".join((*_table(boxes), *_title_rules(boxes, paper)))
    turn = f"1 0 0 -1 0 {paper.height:.2f} cm"  # the origin of PDF coordinates is the lower left corner
    return f"q {turn} .75 w {operators} Q".encode() if operators else b""


def _table(boxes: Mapping[str, Box]) -> Iterator[str]:
    """Yield the frame, the frame of the title, the rule between the columns, and the rules between a column's boxes."""
    if "box-frame" not in boxes:
        return
    frame_box = boxes["box-frame"]
    parties = boxes["box-parties"]
    yield _rectangle(frame_box)
    if title := boxes.get("box-title"):
        yield _rectangle(title)
    yield f"{parties.right:.2f} {frame_box.top:.2f} m {parties.right:.2f} {frame_box.bottom:.2f} l S"
    extents = {"box-court": (parties.left, parties.right), "box-stamp": (parties.right, frame_box.right)}
    for name, (left, right) in extents.items():
        if name in boxes:
            yield f"{left:.2f} {boxes[name].bottom:.2f} m {right:.2f} {boxes[name].bottom:.2f} l S"
    if "box-counsel" in boxes:
        level = boxes["box-counsel"].top
        yield f"{parties.left:.2f} {level:.2f} m {parties.right:.2f} {level:.2f} l S"


def _rectangle(box: Box) -> str:
    left, top, right, bottom = box
    return f"{left:.2f} {top:.2f} {right - left:.2f} {bottom - top:.2f} re S"


def _title_rules(boxes: Mapping[str, Box], paper: PageSetup) -> Iterator[str]:
    """Yield the rules above and below the title, both raised so that the title is halfway between them."""
    if RULED_ID in boxes:
        left, top, right, bottom = boxes[RULED_ID]
        rise = (bottom - boxes[RULED_TITLE_ID].bottom) / 2 - grid.lowered(paper)
        for level in (top - rise, bottom - rise):
            yield f"{left:.2f} {level:.2f} m {right:.2f} {level:.2f} l S"


def _turned_box(box: Box, paper: PageSetup) -> Box:
    """Return *box* measured from the page's lower left corner, with its top at the top of its single-spaced lines."""
    left, top, right, bottom = box
    low = grid.lowered(paper)
    return Box(left, paper.height - top - low, right, paper.height - bottom)


def _bar(box: Box, paper: PageSetup, *, first: bool, last: bool) -> Iterator[str]:  # noqa: ARG001
    """Yield a vertical rule and, on the caption's last page, a rule below the parties."""
    left, top, right, bottom = box
    yield f"{right:.2f} {top:.2f} m {right:.2f} {bottom:.2f} l S"
    if last:
        yield f"{left:.2f} {bottom:.2f} m {right:.2f} {bottom:.2f} l S"


def _parentheses(box: Box, paper: PageSetup, *, first: bool, last: bool) -> Iterator[str]:  # noqa: ARG001
    """Yield a parenthesis for each single-spaced line."""
    for low in _baselines(box, paper):
        yield PARENTHESIS.format(
            x=box.right - 2,
            out=box.right + 2,
            low=low,
            lower=low + paper.size * 0.2,
            upper=low + paper.size * 0.6,
            high=low + paper.size * 0.8,
        )


def _colon(box: Box, paper: PageSetup, *, first: bool, last: bool) -> Iterator[str]:  # noqa: ARG001
    """Yield a colon, drawn as two dots, for each single-spaced line."""
    yield "1 J 1.5 w"
    for low in _baselines(box, paper):
        for level in (low + paper.size * 0.12, low + paper.size * 0.48):
            yield f"{box.right:.2f} {level:.2f} m {box.right:.2f} {level:.2f} l S"


def _section(box: Box, paper: PageSetup, *, first: bool, last: bool) -> Iterator[str]:  # noqa: ARG001
    """Yield a section sign for each single-spaced line: a curve, and its rotation by 180 degrees around the middle."""
    for low in _baselines(box, paper):
        middle = low + paper.size * 0.32
        for turn in (1, -1):
            yield _curves(SECTION_SIGN, (box.right, middle), paper.size * turn)


def _star(box: Box, paper: PageSetup, *, first: bool, last: bool) -> Iterator[str]:  # noqa: ARG001
    """Yield an asterisk for each single-spaced line."""
    for low in _baselines(box, paper):
        middle = low + paper.size * 0.5
        for across, up in ((0, 0.2), (0.17, 0.1), (0.17, -0.1)):
            width = across * paper.size
            height = up * paper.size
            yield f"{box.right - width:.2f} {middle - height:.2f} m {box.right + width:.2f} {middle + height:.2f} l S"


def _baselines(box: Box, paper: PageSetup) -> Iterator[float]:
    """Yield the baseline of each single-spaced line in *box*, in points from the bottom of the page."""
    _, top, _, bottom = box
    step = grid.single(paper)
    yield from (top - line * step for line in range(1, int((top - bottom) / step) + 1))


def _curves(curves: str, middle: tuple[float, float], size: float) -> str:
    """Return *curves*, given in units of the type size around the origin, converted to points around *middle*."""
    across, up = middle
    operators: list[str] = []
    is_across = True
    for part in curves.split():
        if part.isalpha():
            operators.append(part)
            continue
        origin = across if is_across else up
        operators.append(f"{origin + float(part) * size:.2f}")
        is_across = not is_across
    return " ".join(operators)


def _x(box: Box, paper: PageSetup, *, first: bool, last: bool) -> Iterator[str]:
    """Yield dashes that end in an x, above the parties on the caption's first page and below them on its last."""
    left, _, right, _ = box
    for level in _rule_levels(box, paper, first=first, last=last):
        yield f"[4 2.5] 0 d {left:.2f} {level:.2f} m {right - 6:.2f} {level:.2f} l S [] 0 d"
        for rise in (2.5, -2.5):
            yield f"{right - 5:.2f} {level - rise:.2f} m {right:.2f} {level + rise:.2f} l S"


def _dash(box: Box, paper: PageSetup, *, first: bool, last: bool) -> Iterator[str]:
    """Yield a rule above the parties on the caption's first page, and below them on its last."""
    left, _, right, _ = box
    for level in _rule_levels(box, paper, first=first, last=last):
        yield f"{left:.2f} {level:.2f} m {right:.2f} {level:.2f} l S"


def _rule_levels(box: Box, paper: PageSetup, *, first: bool, last: bool) -> Iterator[float]:
    """Yield the levels of the rules above the parties, on the caption's first page, and below them, on its last."""
    if first:
        yield box.top - paper.pitch / 2
    if last:
        yield box.bottom - grid.lowered(paper)


def _slash(box: Box, paper: PageSetup, *, first: bool, last: bool) -> Iterator[str]:  # noqa: ARG001
    """Yield, on the caption's last page, a rule below the parties that ends in a slash."""
    left, _, right, bottom = box
    if last:
        level = bottom - grid.lowered(paper)
        yield f"{left:.2f} {level:.2f} m {right:.2f} {level:.2f} l {right + 4:.2f} {level + paper.size * 0.8:.2f} l S"


def _none(box: Box, paper: PageSetup, *, first: bool, last: bool) -> Iterator[str]:  # noqa: ARG001
    yield from ()


DIVIDERS: Mapping[str, Callable[..., Iterator[str]]] = {
    "bar": _bar,
    "paren": _parentheses,
    "colon": _colon,
    "section": _section,
    "star": _star,
    "x": _x,
    "dash": _dash,
    "slash": _slash,
    "none": _none,
}
