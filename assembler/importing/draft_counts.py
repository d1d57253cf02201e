"""Counts the parties, counsel, paragraphs, counts and so on of a draft."""

import re

from assembler.importing.draft import Draft, DraftCount, DraftJury, DraftRelief, DraftSection

PARAGRAPH_NUMBER_AT_START = re.compile(r"\d{1,4}\\?[.)]")
"""Matches the paragraph number at the start of a jury demand, such as "95." or, with its period escaped, "95\\."."""


def counts_of(draft: Draft) -> dict[str, int]:
    """Return how many parties, counsel, paragraphs and so on the draft has."""
    paragraphs = draft.paragraphs
    reliefs = [part for part in draft.parts if isinstance(part, DraftRelief)]
    reliefs += [part.relief for part in draft.parts if isinstance(part, DraftCount) and part.relief]
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
        "notes": sum(paragraph.text.count("^[") for paragraph in paragraphs) + draft.lead.count("^["),
        "exhibits": len(draft.exhibits),
        "pictures": len(draft.pictures),
        "doubts": len(draft.doubts),
    }
