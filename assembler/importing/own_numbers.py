"""The paragraph numbers of a paper that are not the next ones, which its matter must state."""

from collections.abc import Iterator
from dataclasses import replace

from assembler.importing.draft import (
    Allegations,
    Draft,
    DraftCount,
    DraftHeading,
    DraftParagraph,
    DraftRelief,
    DraftSection,
    Part,
)


def with_own_numbers(draft: Draft) -> Draft:
    """Return *draft*, in which each paragraph whose printed number is not the next one has this number as its own.

    Such a number of the prayer is a part of its text.
    """
    parts: list[Part] = []
    last = 0
    for part in draft.parts:
        match part:
            case DraftCount(incorporated=number) if number:
                part = replace(part, incorporation_number=0 if number == last + 1 else number)  # noqa: PLW2901
                last = number
            case DraftRelief(number=number, lead=lead) if number and number != last + 1:
                part = replace(part, number=0, lead=f"{number}\\. {lead}")  # noqa: PLW2901
                last = number
            case DraftRelief(number=number, items=items, items_numbered=numbered):
                last += bool(number) + (sum(isinstance(item, str) for item in items) if numbered else 0)
        if isinstance(part, DraftSection | DraftCount):
            part = replace(part, body=tuple(_with_own_number(part.body, last)))  # noqa: PLW2901
            last = next((number for entry in reversed(part.body) if (number := getattr(entry, "number", 0))), last)
        parts.append(part)
    return replace(draft, parts=tuple(parts))


def _with_own_number(body: Allegations, last: int) -> Iterator[DraftParagraph | DraftHeading]:
    """Yield the entries of *body*; *last* is the number of the paragraph before it."""
    for entry in body:
        if isinstance(entry, DraftParagraph) and entry.number:
            yield replace(entry, own_number=0 if entry.number == last + 1 else entry.number)
            last = entry.number
        else:
            yield entry
