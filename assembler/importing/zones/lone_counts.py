"""Counts whose headings have neither the word "count" nor a number, in a paper without any other count."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from assembler.importing.draft import Allegations, Doubt, DraftCount, DraftHeading, DraftParagraph, DraftSection, Part

LONE = re.compile(r"(?i)(?:cause of action|claim(?: for relief)?|count)[.:]?")
"""The whole heading of the only count."""

REALLEGES = re.compile(
    r"(?i)\b(?:re-?alleges?|incorporates?|repeats?|restates?|adopts?)\b[^.]{0,160}"
    r"\b(?:paragraphs?|allegations?|averments|above|foregoing|preceding)\b"
)
"""The first sentence of a count."""


def with_lone_counts(parts: Sequence[Part]) -> tuple[list[Part], list[Doubt]]:
    """Return *parts* with counts in place of the headings that begin counts, if no heading says "Count I" or the like.

    Such a heading is "Cause of Action", with the title below it, or one above a paragraph that realleges others.
    """
    if any(isinstance(part, DraftCount) for part in parts):
        return [*parts], []
    read = [piece for part in _with_titles(parts) for piece in (_divided(part) if _has_heading(part) else (part,))]
    counts = [part for part in read if isinstance(part, DraftCount)]
    titles = ", ".join(f"`{count.title or count.label}`" for count in counts)
    about = f"{titles}: read as the {'heading of a count' if len(counts) == 1 else 'headings of counts'}, without a "
    doubts = [Doubt(f"{about}number; compare `claims:` with the source", counts[0].place)] if counts else []
    return read, doubts


def _with_titles(parts: Sequence[Part]) -> Iterator[Part]:
    """Yield *parts*, with a heading such as "Cause of Action" and the heading right below it as a count."""
    titled = False
    for part, below in pairwise([*parts, None]):
        if titled:
            titled = False
        elif isinstance(part, DraftSection) and part.heading and LONE.fullmatch(part.heading.text):
            titled = not part.body and isinstance(below, DraftSection) and below.heading is not None
            source = below if titled and isinstance(below, DraftSection) else part
            yield _count(part.heading, source.heading if titled else None, source.body)
        elif part:
            yield part


def _has_heading(part: Part) -> bool:
    return isinstance(part, DraftSection) and part.heading is not None


def _count(label: DraftHeading, title: DraftHeading | None, body: Allegations) -> DraftCount:
    """Return the count with the headings *label* and *title*; a title at the beginning of its *body* is moved."""
    if title is None and body and isinstance(body[0], DraftHeading) and not body[0].label:
        title, body = body[0], body[1:]
    own_title = _printed(title) if title else ""
    return DraftCount(_printed(label), own_title, label.place, body)


def _printed(heading: DraftHeading) -> str:
    return f"{heading.label} {heading.text}".strip()


def _divided(part: Part) -> Iterator[Part]:
    """Yield the section *part*, divided before each heading above a paragraph that realleges others."""
    if not isinstance(part, DraftSection) or part.heading is None:
        yield part
        return
    entries = (part.heading, *part.body)
    starts = [index for index, (entry, below) in enumerate(pairwise(entries)) if _begins_count(entry, below)]
    if not starts or starts[0]:
        yield DraftSection(part.heading, entries[1 : starts[0] if starts else None], part.id)
    for start, stop in pairwise([*starts, len(entries)]):
        heading = entries[start]
        if isinstance(heading, DraftHeading):
            yield DraftCount(heading.label, heading.text, heading.place, entries[start + 1 : stop])


def _begins_count(entry: DraftHeading | DraftParagraph, below: DraftHeading | DraftParagraph) -> bool:
    if not isinstance(entry, DraftHeading) or not isinstance(below, DraftParagraph):
        return False
    return bool(below.number) and bool(REALLEGES.search(below.text))
