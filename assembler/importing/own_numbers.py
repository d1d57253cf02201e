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
        numbered, last = _with_own_numbers(part, last)
        parts.append(numbered)
    return replace(draft, parts=tuple(parts))


def _with_own_numbers(part: Part, last: int) -> tuple[Part, int]:
    """Return *part* with its own numbers, and its last number; *last* is the number before it."""
    match part:
        case DraftSection(body=body):
            return replace(part, body=tuple(_with_own_number(body, last))), _last_number(body, last)
        case DraftCount(body=body, incorporated=number):
            own_number = 0 if number in {0, last + 1} else number
            before = number or last
            numbered = replace(part, incorporation_number=own_number, body=tuple(_with_own_number(body, before)))
            return numbered, _last_number(body, before)
        case DraftRelief(number=number, lead=lead) if number and number != last + 1:
            return replace(part, number=0, lead=f"{number}\\. {lead}"), number
        case DraftRelief(number=number, items=items, items_numbered=are_numbered):
            return part, last + bool(number) + (sum(isinstance(item, str) for item in items) if are_numbered else 0)
    return part, last


def _last_number(body: Allegations, before: int) -> int:
    """Return the last number of *body*, or *before* if it has none."""
    return next((number for entry in reversed(body) if (number := getattr(entry, "number", 0))), before)


def _with_own_number(body: Allegations, last: int) -> Iterator[DraftParagraph | DraftHeading]:
    """Yield the entries of *body*; *last* is the number of the paragraph before it."""
    for entry in body:
        if isinstance(entry, DraftParagraph) and entry.number:
            yield replace(entry, own_number=0 if entry.number == last + 1 else entry.number)
            last = entry.number
        else:
            yield entry
