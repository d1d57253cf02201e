"""Measures the text block of a paper: its edges, the size of its type, and its line spacing."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from assembler.importing.pdf.page_parts import Row
from assembler.importing.pdf.rows import main_size

CENTER_TOLERANCE = 5.0
"""How far the middle of a centered row may be from that of other centered rows, in points."""

PAGE_MIDDLE_TOLERANCE = 2.5
"""How far the middle of a row that is centered on the page may be from the middle of the page, in points."""

EXACT_TOLERANCE = 1.5
"""How far the middle of a centered row that begins where other rows begin may be from that of the others, in points.

The middles are measured in steps of 2 points.
"""

NEAR_MIDDLE = 14.0
"""How far the middle of centered rows may be from the middle of the text block, in points.

The right edge of the block is uncertain if the text is set flush left.
"""

MIN_CENTERED_INSET = 14.0
"""The minimum distance between a centered row and each edge, in points."""

SHORT_ROWS_SHARE = 0.65
"""If the longest rows end before this share of the page's width, all rows are short."""


@dataclass(frozen=True, slots=True)
class Measure:
    """The edges of the text block, the size of its type, and the distance between its baselines, in points."""

    left: float
    right: float
    size: float
    spacing: float
    edges: frozenset[int] = frozenset()
    """The left edges, in whole points, at which many rows begin."""
    axis: float = 0
    """The middle of the centered rows; 0 if it was not measured."""
    page_middle: float = 0
    """The middle of the page; 0 if its width is not known."""

    def is_centered(self, row: Row) -> bool:
        """Whether *row* is centered on the text block or the page, and does not begin where many rows begin."""
        return self.is_in_middle(row) and round(row.left) not in self.edges

    def is_in_middle(self, row: Row) -> bool:
        """Whether the middle of *row*, which both edges are away from, is that of the text block or the page."""
        middle = (row.left + row.right) / 2
        middles = (self.axis, (self.left + self.right) / 2)
        is_inset = row.left > self.left + MIN_CENTERED_INSET and row.right < self.right - MIN_CENTERED_INSET
        is_on_text = any(abs(middle - common_middle) < CENTER_TOLERANCE for common_middle in middles)
        is_on_page = abs(middle - self.page_middle) < PAGE_MIDDLE_TOLERANCE
        return is_inset and (is_on_text or is_on_page)

    def is_exactly_in_middle(self, row: Row) -> bool:
        """Whether the middle of *row*, which both edges are away from, is the same as that of centered rows."""
        return self.is_in_middle(row) and abs((row.left + row.right) / 2 - self.axis) < EXACT_TOLERANCE

    def is_at_right(self, row: Row) -> bool:
        """Whether *row* is set flush right."""
        return abs(row.right - self.right) < 3 and row.left > (self.left + self.right) / 2


def measure_of(rows: Sequence[Row], width: float = 0) -> Measure:
    """Return the text block of *rows* on pages of *width*; if all rows are short, the margins count as equal."""
    size = main_size(word for row in rows for word in row.words) or 12.0
    longest = max((row.right - row.left for row in rows), default=0.0)
    long = [row for row in rows if row.right - row.left > 0.6 * longest]
    left = _left_edge(long)
    right = _right_edge(long)
    if right <= SHORT_ROWS_SHARE * width:
        right = width - left
    return Measure(
        left,
        right,
        size,
        spacing=_spacing(rows, size),
        edges=_edges(rows),
        axis=_axis(rows, left, right),
        page_middle=width / 2,
    )


def _left_edge(rows: Iterable[Row]) -> float:
    edges = Counter(round(row.left) for row in rows)
    common = [edge for edge, count in edges.items() if count * 5 >= max(edges.values())]
    return float(min(common, default=72))


def _axis(rows: Sequence[Row], left: float, right: float) -> float:
    """Return the most common middle of the rows indented on both sides, or else the middle of the text block."""
    middle = (left + right) / 2
    middles = [
        (row.left + row.right) / 2
        for row in rows
        if row.left > left + 2 * MIN_CENTERED_INSET and row.right < right - 2 * MIN_CENTERED_INSET
    ]
    halves = Counter(round(value / 2) for value in middles if abs(value - middle) < NEAR_MIDDLE)  # steps of 2 points
    if not halves or max(halves.values()) == 1:
        return middle
    return 2.0 * max(halves, key=lambda half: halves[half])


def _edges(rows: Sequence[Row]) -> frozenset[int]:
    """Return the left edges, in whole points, at which many of *rows* begin, with the next point on each side."""
    edges = Counter(round(row.left) for row in rows)
    common = [edge for edge, count in edges.items() if count >= max(4, len(rows) / 20)]
    return frozenset(point for edge in common for point in (edge - 1, edge, edge + 1))


def _right_edge(rows: Iterable[Row]) -> float:
    edges = sorted(row.right for row in rows)
    return edges[int(0.95 * (len(edges) - 1))] if edges else 540.0


def _spacing(rows: Sequence[Row], size: float) -> float:
    gaps = Counter(
        round(below.y - row.y)
        for row, below in pairwise(rows)
        if row.page == below.page and 0.9 * size < below.y - row.y < 3.5 * size
    )
    return float(max(gaps, key=lambda gap: gaps[gap], default=round(1.2 * size)))
