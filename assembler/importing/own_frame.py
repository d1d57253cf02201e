"""Decides which blocks of a paper's frame keep the source's own lines because the program's would differ."""

from collections.abc import Callable, Mapping, Sequence

from assembler.importing.comparison import COUNSEL_BLOCK, SIGNATURE_BLOCK
from assembler.importing.draft import Draft
from assembler.importing.own_counsel_block import counsel_words, with_own_counsel_block
from assembler.importing.own_signature_block import with_own_block, words_around_signatures

OWN_LINES: Mapping[str, Callable[[Draft], Draft]] = {
    SIGNATURE_BLOCK: with_own_block,
    COUNSEL_BLOCK: with_own_counsel_block,
}
"""The function that gives each block the source's own lines."""


def frame_words(draft: Draft) -> dict[str, Sequence[str]]:
    """Return the words that the source has in each block, without signatures.

    Counsel is not among the blocks if the source, or a paper in the court, does not name counsel on the first page.
    """
    blocks: dict[str, Sequence[str]] = {SIGNATURE_BLOCK: words_around_signatures(draft)}
    if draft.caption.counsel_lines:
        blocks[COUNSEL_BLOCK] = counsel_words(draft)
    return blocks


def blocks_in_mixed_forms(draft: Draft) -> list[str]:
    """Return the signature block if numbers of a kind have different forms there, as one form is printed for all."""
    return [SIGNATURE_BLOCK] if draft.closing.counsel.mixed_forms else []


def unread_parts(draft: Draft) -> frozenset[str]:
    """Return the parts of the caption that the source lacks, and for which the paper prints the program's own words."""
    caption = draft.caption
    parts = {"title": caption.title, "court": caption.court or caption.court_lines}
    return frozenset(part for part, value in parts.items() if not value)
