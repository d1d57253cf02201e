"""Doubts about quotations in which a paper says that it emphasized words, if no emphasis was read in them."""

import re
from collections.abc import Iterator, Sequence

from assembler.importing.draft import Doubt, DraftParagraph

ADDED = re.compile(r"(?i)\b(?:emphas[ei]s|italics|underlining) (?:added|supplied)\b")
"""The words by which a paper says that it emphasized words of a quotation."""

QUOTED = re.compile(r"“[^”]*|\"[^\"]*|^[ \t]*>[^\n]*", re.MULTILINE)
"""A quotation within a text, or a line of a block quotation, in the notation of a matter."""

EMPHASIZED = re.compile(r"(?<!\\)\*[^\s*][^*]*\*|<u>")
"""Words with emphasis in the notation of a matter."""


def doubts_on_lost_emphasis(paragraphs: Sequence[DraftParagraph]) -> Iterator[Doubt]:
    """Yield a doubt for each place in *paragraphs* that says that emphasis was added, if none was read before it."""
    for paragraph in paragraphs:
        start = 0
        for match in ADDED.finditer(paragraph.text):
            if not _has_emphasis(paragraph.text[start : match.start()]):
                about = f"the text says `{match[0]}`, but no emphasis was read: compare the quotation"
                yield Doubt(about, paragraph.place)
            start = match.end()


def _has_emphasis(text: str) -> bool:
    """Whether a quotation in *text*, or *text* itself if it has no quotation, has words with emphasis."""
    quotations = [match.span() for match in QUOTED.finditer(text)] or [(0, len(text))]
    emphasized = [match.span() for match in EMPHASIZED.finditer(text)]
    return any(first < end and start < last for start, end in quotations for first, last in emphasized)
