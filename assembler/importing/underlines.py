"""Counts the underlined words that a matter shows without their underlines, such as those of the title."""

import re
from collections.abc import Iterable

from assembler.importing.draft import Draft, DraftCount
from assembler.importing.expressed import SIGNATURE
from assembler.importing.read_document import ReadDocument, TextBlock, text_blocks
from assembler.importing.word_balance import words_of
from assembler.importing.writing.heading_form import labels_of
from assembler.importing.writing.own_words import labels_are_underlined

UNDERLINED = re.compile(r"<u>((?:(?!</?u>)[\s\S])+)</u>")
"""Underlined words in the text of a matter."""

PLACEHOLDER = re.compile(r"\{\w{1,20}\}")

ADDRESS = re.compile(r"@|://|^www\.")
"""A part of an address, which programs underline as a link."""


def lost_underline_count(document: ReadDocument, draft: Draft, matter: str) -> int:
    """Return how many underlined words of *document*, other than signatures, are not underlined in *matter*, its text.

    *draft* has the counts, whose headings `sentences:` may underline. Labels that the program gives do not count.
    """
    signatures = {entry.place for entry in draft.expressed if entry.kind == SIGNATURE}
    blocks = [*text_blocks(document.blocks), *(block for note in document.notes for block in note.blocks)]
    source_count = _underlined_count(block for block in blocks if block.place not in signatures)
    kept_words = [PLACEHOLDER.sub("", words) for words in UNDERLINED.findall(matter)]
    counts = [part for part in draft.parts if isinstance(part, DraftCount)]
    if counts and all(count.underlined for count in counts):
        kept_words += [f"{count.label} {count.title}" for count in counts]
    elif labels_are_underlined(counts):
        kept_words += [count.label for count in counts if count.title]
    kept_words += [label.text for label in labels_of(draft, underlined=True)]
    return max(0, source_count - len(words_of(" ".join(kept_words))))


def _underlined_count(blocks: Iterable[TextBlock]) -> int:
    runs = (run for block in blocks for run in block.runs if run.underline)
    return sum(len(words_of(word)) for run in runs for word in run.text.split() if not ADDRESS.search(word))
