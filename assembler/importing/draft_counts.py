"""Counts the parties, counsel, paragraphs, counts and so on of a draft."""

import re
from collections.abc import Iterator

from assembler.importing.draft import Draft, DraftCount, DraftHeading, DraftJury, DraftRelief, DraftSection

PARAGRAPH_NUMBER_AT_START = re.compile(r"\d{1,4}\\?[.)]")
"""Matches the paragraph number at the start of a jury demand, such as "95." or, with its period escaped, "95\\."."""


def counts_of(draft: Draft) -> dict[str, int]:
    """Return how many parties, counsel, paragraphs and so on the draft has."""
    paragraphs = draft.paragraphs
    reliefs = [part for part in draft.parts if isinstance(part, DraftRelief)]
    reliefs += [part.relief for part in draft.parts if isinstance(part, DraftCount) and part.relief]
    texts = [*headings_of(draft), *(paragraph.text for paragraph in paragraphs), draft.lead]
    realleging = [part for part in draft.parts if isinstance(part, DraftCount) and part.incorporation]
    return {
        "parties": len(draft.caption.parties),
        "counsel": len(draft.caption.counsel.attorneys),
        "sections": sum(isinstance(part, DraftSection) and part.heading is not None for part in draft.parts),
        "paragraphs": sum(bool(paragraph.number) for paragraph in paragraphs)
        + len(realleging)
        + sum(bool(relief.number) for relief in reliefs)
        + sum(isinstance(item, str) for relief in reliefs if relief.items_numbered for item in relief.items)
        + sum(bool(PARAGRAPH_NUMBER_AT_START.match(part.text)) for part in draft.parts if isinstance(part, DraftJury)),
        "unnumbered": sum(not paragraph.number for paragraph in paragraphs),
        "counts": sum(isinstance(part, DraftCount) for part in draft.parts),
        "references": sum(paragraph.text.count("[[") for paragraph in paragraphs),
        "notes": sum(text.count("^[") for text in texts),
        "exhibits": len(draft.exhibits),
        "pictures": len(draft.pictures),
        "doubts": len(draft.doubts),
    }


def headings_of(draft: Draft) -> Iterator[str]:
    """Yield the texts of the headings of sections, and of the sub-headings in sections and counts."""
    for part in draft.parts:
        if isinstance(part, DraftSection) and part.heading:
            yield part.heading.text
        if isinstance(part, DraftSection | DraftCount):
            yield from (entry.text for entry in part.body if isinstance(entry, DraftHeading))
