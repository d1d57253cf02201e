"""Finds counts whose headings lack a number, such as "Cause of Action", in a paper without any other count."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from assembler.importing.draft import Allegations, Doubt, DraftCount, DraftHeading, DraftParagraph, DraftSection, Part
from assembler.importing.zones.headings import COMPLETE_HEADING
from assembler.importing.zones.numbered_causes import CAUSES

LONE_HEADING = re.compile(r"(?i)(?:cause of action|claim(?: for relief)?|count)[.:]?")
"""The whole heading of the only count."""

TITLED_HEADING = re.compile(r"(?i)(?:cause of action|claim for relief)\s*[-–—:]\s*\S.*")
"""The whole heading of the only count, with its title: "Cause of Action – Fraud"."""

REALLEGES = re.compile(
    r"(?i)\b(?:re-?alleges?|incorporates?|repeats?|restates?|adopts?)\b[^.]{0,160}"
    r"\b(?:paragraphs?|allegations?|averments|above|foregoing|preceding)\b"
)
"""The first sentence of a count."""


def with_lone_counts(parts: Sequence[Part]) -> tuple[list[Part], list[Doubt]]:
    """Return *parts*, reading counts from headings without numbers, if no heading says "Count I" or the like.

    Such a heading is "Cause of Action", perhaps with the title below it; or it is above a paragraph that realleges
    others; or it has the number of a list under "Causes of Action".
    """
    if any(isinstance(part, DraftCount) for part in parts):
        return [*parts], []
    new_parts: list[Part] = []
    for part in _with_titles(parts):
        new_parts += _divided(part)
    counts = [part for part in new_parts if isinstance(part, DraftCount)]
    if not counts:
        return new_parts, []
    titles = ", ".join(f"`{count.title or count.label}`" for count in counts)
    subject = "heading of a count" if len(counts) == 1 else "headings of counts"
    about = f"{titles}: read as the {subject}; compare `claims:` with the source"
    return new_parts, [Doubt(about, counts[0].place)]


def _with_titles(parts: Sequence[Part]) -> Iterator[Part]:
    """Yield *parts*, with a heading such as "Cause of Action" and the heading right below it as a count."""
    is_title_taken = False
    for index, part in enumerate(parts):
        below = parts[index + 1] if index + 1 < len(parts) else None
        if is_title_taken:
            is_title_taken = False
        elif isinstance(part, DraftSection) and part.heading and LONE_HEADING.fullmatch(part.heading.text):
            if not part.body and isinstance(below, DraftSection) and below.heading:
                is_title_taken = True
                yield _count(part.heading, below.heading, below.body)
            else:
                yield _count(part.heading, title=None, body=part.body)
        else:
            yield part


def _count(label: DraftHeading, title: DraftHeading | None, body: Allegations) -> DraftCount:
    """Return the count with the headings *label* and *title*; without *title*, it may be at the beginning of *body*."""
    if title is None and body and isinstance(body[0], DraftHeading) and not body[0].label:
        title = body[0]
        body = body[1:]
    underlined = all(heading.underlined for heading in (label, title) if heading)
    title_text = _heading_text(title) if title else ""
    return DraftCount(_heading_text(label), title_text, label.place, body, underlined=underlined)


def _heading_text(heading: DraftHeading) -> str:
    return f"{heading.label} {heading.text}".strip()


def _divided(part: Part) -> Iterator[Part]:
    """Yield *part*, divided before each heading above a paragraph that realleges others if it is a section."""
    if not isinstance(part, DraftSection) or part.heading is None:
        yield part
        return
    entries = (part.heading, *part.body)
    has_causes = CAUSES.fullmatch(part.heading.text) is not None
    starts = [
        index
        for index, (entry, below) in enumerate(pairwise(entries))
        if _begins_count(entry, _without_law(entries[index + 1 :]))
        or (has_causes and index and _is_numbered_title(entry, below))
    ]
    if not starts or starts[0]:
        yield DraftSection(part.heading, entries[1 : starts[0] if starts else None], part.id)
    for start, stop in pairwise([*starts, len(entries)]):
        heading = entries[start]
        if isinstance(heading, DraftHeading):
            body = entries[start + 1 : stop]
            label, mark = (heading.label[:-1], ".") if heading.label.endswith(".") else (heading.label, "")
            yield DraftCount(label, heading.text, heading.place, body, mark, underlined=bool(heading.underlined))


def _is_numbered_title(entry: DraftHeading | DraftParagraph, below: DraftHeading | DraftParagraph) -> bool:
    """Whether *entry* is a heading with a number, such as "1. Fraud", above the paragraph *below*."""
    if not isinstance(entry, DraftHeading) or not isinstance(below, DraftParagraph):
        return False
    return entry.label.strip(".").isdecimal()


def _without_law(entries: Sequence[DraftHeading | DraftParagraph]) -> Sequence[DraftHeading | DraftParagraph]:
    """Return *entries* without a first line in parentheses, such as "(Cal. Civ. Code § 1572)"."""
    is_law = len(entries) > 1 and entries[0].text.startswith("(") and entries[0].text.endswith(")")
    return entries[1:] if is_law else entries


def _begins_count(entry: DraftHeading | DraftParagraph, entries_below: Sequence[DraftHeading | DraftParagraph]) -> bool:
    below = entries_below[0]
    if not isinstance(entry, DraftHeading) or not isinstance(below, DraftParagraph):
        return False
    is_of_facts = COMPLETE_HEADING.fullmatch(entry.text) and not CAUSES.fullmatch(entry.text)
    is_realleging = bool(below.number) and bool(REALLEGES.search(below.text))
    return not is_of_facts and (is_realleging or bool(TITLED_HEADING.fullmatch(entry.text)))
