"""Dot leaders between the words and the page numbers of a table's entries: drawn, so that screen readers skip them."""

from collections.abc import Iterator, Mapping

from assembler.plan.plan import Box, PageSetup

WORDS, PAGES = "-words", "-pages"
"""Suffixes of an entry's id for the end of its words and for its page numbers."""

STEP = 6.0
"""Points from dot to dot; the dots of all entries on a page are aligned."""
AIR = 4.0
"""Points between the dots and the text on either side."""
BELOW_THE_MIDDLE = 0.33
"""How far the baseline is below the middle of the letters, which is where an element without height is placed."""


def leaders(boxes: Mapping[str, Box], paper: PageSetup) -> bytes:
    """Return the operators that draw the dots of each entry on a page; *boxes* are the boxes of its elements, by id."""
    lines = " ".join(_lines(boxes, paper))
    return f"q 1 J 1.1 w [0 {STEP:g}] 0 d {lines} Q".encode() if lines else b""


def _lines(boxes: Mapping[str, Box], paper: PageSetup) -> Iterator[str]:
    for name, pages in boxes.items():
        if not name.endswith(PAGES) or (words := boxes.get(name.removesuffix(PAGES) + WORDS)) is None:
            continue
        start = (words.right + AIR) // STEP * STEP + STEP
        end = (pages.left - AIR) // STEP * STEP
        level = paper.height - pages.bottom - BELOW_THE_MIDDLE * paper.size
        if end > start and pages.right > pages.left:
            yield f"{start:.2f} {level:.2f} m {end:.2f} {level:.2f} l S"
