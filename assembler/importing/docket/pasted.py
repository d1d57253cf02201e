"""Text pasted from a web page or a PDF: its spaces and the ends of its lines are made plain."""

import re

from assembler.importing.invisible import without_hidden

WIDE_SPACE = re.compile(r"[^\S\t]")
"""A space of any width, such as one that does not break a line."""


def pasted_text(text: str) -> str:
    """Return *text* with plain spaces, "\\n" at the end of each line, and no invisible characters."""
    return without_hidden("\n".join(WIDE_SPACE.sub(" ", line) for line in text.splitlines()))
