"""Keeps counsel on the first page in the lines of the source, if the program's own form cannot reproduce them."""

from collections.abc import Sequence
from dataclasses import replace

from assembler.importing.draft import Draft
from assembler.importing.own_signature_block import is_signature
from assembler.importing.word_balance import words_of
from assembler.importing.zones.caption import LINES_ON_COUNSEL


def counsel_words(draft: Draft) -> list[str]:
    """Return the words of the source's lines on counsel on the first page, without signatures."""
    return words_of(" ".join(_printed_lines(draft)))


def with_own_counsel_block(draft: Draft) -> Draft:
    """Return *draft* with the lines on counsel on the first page as the source has them.

    Those of them that were not understood are no longer lines under the title, and no doubt.
    """
    lines = tuple(_printed_lines(draft))
    caption = replace(draft.caption, counsel_block=lines, legends=tuple(_without(draft.caption.legends, lines)))
    doubts = tuple(doubt for doubt in draft.doubts if LINES_ON_COUNSEL not in doubt.about)
    return replace(draft, caption=caption, doubts=doubts)


def _printed_lines(draft: Draft) -> list[str]:
    return [text for text, _ in draft.caption.counsel_lines if not is_signature(text)]


def _without(legends: Sequence[str], lines: Sequence[str]) -> Sequence[str]:
    """Return *legends* without those at their end, where counsel's unread words are, that are parts of *lines*."""
    end = len(legends)
    while end and any(legends[end - 1] in line for line in lines):
        end -= 1
    return legends[:end]
