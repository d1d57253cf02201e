"""Keeps single-spaced lines on the line grid, with space around a block of such lines that completes whole lines.

Word breaks the lines, so the number of lines of a text is only estimated from the widths of its letters.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import ceil
from typing import Any

from docx.oxml.ns import qn

from assembler.outputs.word.xml import element, twips
from assembler.plan import line_grid as grid
from assembler.plan.plan import PageSetup

SHARE_ABOVE_BASELINE = 0.8
"""The fraction of a line's height that Word puts above the baseline. With the same fraction of the remaining space
above it, a single-spaced line has the baseline of a double-spaced one."""

CHARACTER_WIDTHS: Mapping[str, float] = {
    **dict.fromkeys("'|", 0.2),
    **dict.fromkeys(" .,;:/", 0.26),
    **dict.fromkeys("ijlt", 0.28),
    **dict.fromkeys("Ifr()[]-!’‘", 0.335),
    **dict.fromkeys("sJ?", 0.39),
    **dict.fromkeys("aceyz“”", 0.45),
    **dict.fromkeys("mM&", 0.83),
    **dict.fromkeys("FPSELTZ", 0.6),
    **dict.fromkeys("BCR", 0.67),
    **dict.fromkeys("ADGHKNOQUVXYw", 0.725),
    **dict.fromkeys("W—%@", 0.97),
}
"""The widths of characters in Times, as fractions of the type size."""

OTHER_WIDTH = 0.5
"""The width of any other character, such as most small letters and all digits."""

FAMILY_WIDTHS: Mapping[str, float] = {"Liberation Serif": 1.0, "TeX Gyre Schola": 1.12, "Courier Prime": 1.3}
"""The width of a text in each font family, relative to its width in Times."""

OTHER_FAMILY_WIDTH = 1.1
"""The assumed width of a text in any other family, relative to its width in Times."""

WIDTH_ERROR = 0.05
"""The assumed error of an estimated width, as a fraction of the width."""

BOLD_WIDTH = 1.08
"""The width of bold type, relative to regular type."""

LINE_TOLERANCE = 0.001
"""The rounding errors of lengths, in lines."""


def text_width(text: str, page: PageSetup, *, bold: bool = False, size: float = 0) -> float:
    """Return the approximate width of *text* on one line, in points, at *size* or the size of the page's text."""
    ems = sum(CHARACTER_WIDTHS.get(letter, OTHER_WIDTH) for letter in text)
    weight = BOLD_WIDTH if bold else 1
    return ems * (size or page.size) * FAMILY_WIDTHS.get(page.families[0], OTHER_FAMILY_WIDTH) * weight


def is_certain(text: str, room: float, page: PageSetup, *, bold: bool = False) -> bool:
    """Whether *text* has as many lines in a slightly narrower and in a slightly wider column."""
    count_if_narrower = line_count(text, (1 - WIDTH_ERROR) * room, page, bold=bold)
    count_if_wider = line_count(text, (1 + WIDTH_ERROR) * room, page, bold=bold)
    return count_if_narrower == count_if_wider


def line_count(text: str, room: float, page: PageSetup, *, bold: bool = False, size: float = 0) -> int:
    """Return the approximate number of lines of *text* in a column that is *room* points wide."""
    lines = 0
    for line in text.split("\n"):
        lines += 1
        used_width = 0.0
        for word in line.replace("-", "- ").split():
            width = text_width(word, page, bold=bold, size=size)
            if used_width and used_width + width > room:
                lines += 1
                used_width = 0.0
            used_width += width + text_width("" if word.endswith("-") else " ", page, size=size)
    return lines


@dataclass
class Stack:
    """Blocks of single-spaced and double-spaced lines, one under the other, each with its first line on the grid.

    All space is above a paragraph, since Word uses only the larger of the space below a paragraph and the space above
    the next one.
    """

    page: PageSetup
    paragraphs: list[Any] = field(default_factory=list)
    height: float = 0
    ends_single: bool = False

    def add_double(self, *paragraphs: Any, lines: int = 0, phase: float = 0, gap: float = 0) -> None:
        """Add double-spaced *paragraphs*, of *lines* lines in all, at *phase* points below a grid line.

        By default, each paragraph has one line. The first is at least *gap* points below the block above.
        """
        before = gap + _least_forward(phase - self.height - gap, self.page.pitch)
        self._add(paragraphs, before, self.page.pitch)
        self.height += before + (lines or len(paragraphs)) * self.page.pitch
        self.ends_single = False

    def add_single(self, *paragraphs: Any, lines: int, half: bool = False) -> None:
        """Add a block of *paragraphs* of *lines* single-spaced lines, the first on the grid or *half* a line above it.

        There is a blank line between two such blocks, but none above a block that begins half a line above the grid.
        """
        height = grid.single(self.page)
        phase = space_above(self.page) - (height if half else 0)
        gap = self.page.pitch - height if self.ends_single and not half else 0
        before = gap + _least_forward(phase - self.height - gap, self.page.pitch)
        self._add(paragraphs, before, height)
        self.height += before + lines * height
        self.ends_single = True

    def whole(self, spacer: Any = None) -> list[Any]:
        """Return all paragraphs, with space below the last, so that together they fill whole grid lines.

        *spacer* is an empty paragraph that takes the space above the first paragraph, so that the block can be copied
        and pasted below itself.
        """
        first_spacing = self.paragraphs[0].pPr.find(qn("w:spacing")) if self.paragraphs else None
        if spacer is not None and first_spacing is not None and first_spacing.get(qn("w:before")) != "0":
            height = first_spacing.get(qn("w:before"))
            first_spacing.set(qn("w:before"), "0")
            spacer.pPr.append(element("spacing", before=0, after=0, line=height, lineRule="exact"))
            self.paragraphs.insert(0, spacer)
        below = _least_forward(-self.height, self.page.pitch)
        if self.paragraphs and below:
            self.paragraphs[-1].pPr.find(qn("w:spacing")).set(qn("w:after"), str(twips(below)))
        return self.paragraphs

    @property
    def lines(self) -> int:
        """How many lines of the grid the blocks take."""
        return ceil(self.height / self.page.pitch - LINE_TOLERANCE)

    def _add(self, paragraphs: Sequence[Any], before: float, line: float) -> None:
        for index, paragraph in enumerate(paragraphs):
            above = 0 if index else twips(before)
            spacing = element("spacing", before=above, after=0, line=twips(line), lineRule="exact")
            paragraph.pPr.append(spacing)
        self.paragraphs += paragraphs


def _least_forward(distance: float, pitch: float) -> float:
    """Return the least length, not below 0, that differs from *distance* by whole lines."""
    remainder = distance % pitch
    return 0.0 if pitch - remainder < LINE_TOLERANCE * pitch else remainder


def space_above(page: PageSetup) -> float:
    """Return the space above a single-spaced line that gives it the baseline of a double-spaced line, in points."""
    return SHARE_ABOVE_BASELINE * (page.pitch - grid.single(page))


def space_below(lines: int, page: PageSetup) -> float:
    """Return the space below a block of single-spaced *lines* that completes it to whole lines, in points."""
    return _least_forward(-space_above(page) - lines * grid.single(page), page.pitch)
