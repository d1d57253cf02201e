"""Keeps the parties in the caption in the lines of the source, if the program's form has other signs or capitals."""

from dataclasses import replace

from assembler.importing.comparison import Comparison
from assembler.importing.draft import Draft
from assembler.importing.expressed import JOINING_WORD
from assembler.importing.read_document import ReadDocument
from assembler.importing.zones.caption import AFTER_COMMA

STRAIGHT_MARKS = str.maketrans("‘’“”–—", "''\"\"--")
"""Straight quotation marks in place of curly ones, and hyphens in place of dashes."""


def with_own_parties_block(draft: Draft, _: ReadDocument, comparison: Comparison) -> Draft | None:
    """Return *draft* with the lines on the parties as the source has them, each "and" between parties included.

    The result is None if the caption of the paper has the same text, or the lines of the source are not in its order.
    """
    groups = draft.caption.party_groups
    words = [word for group in groups for text in (*group.lines, group.role, group.versus) for word in text.split()]
    if not words or with_straight_marks(" ".join(words)) == with_straight_marks(comparison.parties_text):
        return None
    doubts = tuple(doubt for doubt in draft.doubts if AFTER_COMMA not in doubt.about)
    expressed = tuple(entry for entry in draft.expressed if entry.kind != JOINING_WORD)
    return replace(draft, caption=replace(draft.caption, parties_block=groups), doubts=doubts, expressed=expressed)


def with_straight_marks(text: str) -> str:
    """Return *text* with single spaces, straight quotation marks and hyphens for dashes."""
    return " ".join(text.translate(STRAIGHT_MARKS).split())
