"""Paragraph numbers that do not continue the numbering of a paper, and so must be given in its matter."""

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
    """Return *draft* with the `own_number` of each paragraph whose printed number does not continue the numbering.

    In the prayer, such a number becomes part of the text.
    """
    parts: list[Part] = []
    last = 0
    for part in draft.parts:
        numbered, last = _with_own_numbers(part, last)
        parts.append(numbered)
    return replace(draft, parts=tuple(parts))


def _with_own_numbers(part: Part, last: int) -> tuple[Part, int]:
    """Return *part* with the numbers that do not continue *last*, the number before it; also return its last number."""
    match part:
        case DraftSection(body=body):
            return replace(part, body=tuple(_paragraphs_with_own_numbers(body, last))), _last_number(body, last)
        case DraftCount(body=body, incorporated_number=number):
            own_number = 0 if number in {0, last + 1} else number
            before = number or last
            new_body = tuple(_paragraphs_with_own_numbers(body, before))
            numbered = replace(part, incorporation_number=own_number, body=new_body)
            return numbered, _last_number(body, before)
        case DraftRelief(number=number, lead=lead) if number and number != last + 1:
            return replace(part, number=0, lead=f"{number}\\. {lead}"), number
        case DraftRelief(number=number, items=items, items_numbered=are_numbered):
            numbered_items = sum(isinstance(item, str) for item in items) if are_numbered else 0
            return part, last + bool(number) + numbered_items
    return part, last


def _last_number(body: Allegations, before: int) -> int:
    """Return the last number of *body*, or *before* if it has none."""
    numbers = [entry.number for entry in body if isinstance(entry, DraftParagraph) and entry.number]
    return numbers[-1] if numbers else before


def _paragraphs_with_own_numbers(body: Allegations, last: int) -> Iterator[DraftParagraph | DraftHeading]:
    """Yield the entries of *body*; *last* is the number of the paragraph before it."""
    for entry in body:
        if isinstance(entry, DraftParagraph) and entry.number:
            yield replace(entry, own_number=0 if entry.number == last + 1 else entry.number)
            last = entry.number
        else:
            yield entry
