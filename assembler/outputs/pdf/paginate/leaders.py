"""Draws dot leaders between the text and the page numbers of a table's entries, as lines that screen readers skip."""

from collections.abc import Iterator, Mapping

from assembler.plan.plan import Box, PageSetup

WORDS_SUFFIX = "-words"
"""The suffix that is added to an entry's id for the end of its text."""

PAGES_SUFFIX = "-pages"
"""The suffix that is added to an entry's id for its page numbers."""

DOT_DISTANCE = 6.0
"""The distance between dots in points; the dots of all entries on a page are aligned."""

SPACE_BESIDE_DOTS = 4.0
"""The distance in points between the dots and the text on either side."""

BASELINE_DROP = 0.33
"""The distance from the middle of the letters down to the baseline, as a fraction of the type size.

The engine places elements without height at the middle.
"""


def leaders(boxes: Mapping[str, Box], paper: PageSetup) -> bytes:
    """Return the operators that draw the dots of each entry on a page; *boxes* are the page's boxes by id."""
    lines = " ".join(_lines(boxes, paper))
    return f"q 1 J 1.1 w [0 {DOT_DISTANCE:g}] 0 d {lines} Q".encode() if lines else b""


def _lines(boxes: Mapping[str, Box], paper: PageSetup) -> Iterator[str]:
    for name, pages in boxes.items():
        words = boxes.get(f"{name.removesuffix(PAGES_SUFFIX)}{WORDS_SUFFIX}")
        if not name.endswith(PAGES_SUFFIX) or words is None:
            continue
        start = (words.right + SPACE_BESIDE_DOTS) // DOT_DISTANCE * DOT_DISTANCE + DOT_DISTANCE
        end = (pages.left - SPACE_BESIDE_DOTS) // DOT_DISTANCE * DOT_DISTANCE
        level = paper.height - pages.bottom - BASELINE_DROP * paper.size
        if end > start and pages.right > pages.left:
            yield f"{start:.2f} {level:.2f} m {end:.2f} {level:.2f} l S"
