"""Moves the footnotes of a count's title, which can have none in a matter, to the first paragraph of the count."""

import re
from dataclasses import replace

from assembler.importing.draft import Doubt, Draft, DraftCount, DraftParagraph, Part

NOTES_AT_END = re.compile(r"(?P<notes>(?:\^\[.{1,4000})+)$", re.DOTALL)
"""The footnotes at the end of a title, in the notation of a matter."""


def with_notes_below_titles(draft: Draft) -> Draft:
    """Return *draft* with the footnotes at the end of each count's title after its first paragraph, and doubts."""
    parts: list[Part] = []
    doubts: list[Doubt] = []
    for part in draft.parts:
        moved = _with_notes_below(part) if isinstance(part, DraftCount) else None
        if moved:
            about = (
                f"{moved.label}: a footnote of the title is in the count's first paragraph: see whether it fits there"
            )
            doubts.append(Doubt(about, moved.place))
        parts.append(moved or part)
    return replace(draft, parts=tuple(parts), doubts=(*draft.doubts, *doubts))


def _with_notes_below(count: DraftCount) -> DraftCount | None:
    """Return *count* with the footnotes of its title in its first paragraph; None if there is no such footnote."""
    match = NOTES_AT_END.search(count.title)
    first = next((entry for entry in count.body if isinstance(entry, DraftParagraph)), None)
    if not match or not first:
        return None
    noted = replace(first, text=f"{first.text}{match['notes']}")
    body = tuple(noted if entry is first else entry for entry in count.body)
    return replace(count, title=count.title[: match.start()].rstrip(), body=body)
