"""Generates the map of a matter file: its keys, one per line, in the order in which they are usually written."""

from collections.abc import Iterator, Mapping

from assembler.docgen.markdown import code
from assembler.model.matter import Matter

SUBJECTS: Mapping[str, str] = {
    "about": "the court and the case, for the caption",
    "parties": "who sues whom, and who signs",
    "exhibits": "what happened",
    "jurisdiction": "why in this court",
    "claims": "the claims, and what is asked for",
    "headings": "your own words and numbering",
    "events": "after filing: what ends the case depends on it",
    "related": "for the program",
    "filings": "the papers",
}
"""The subject of each part of the file, by the part's first key."""

KEYS_BEFORE = {"county": "court"}
"""Keys that follow another key in a matter, although they come first in the model, each with that other key."""

COMMENT_COLUMN = 24
"""The column at which the comment on each key begins."""


def matter_map() -> str:
    """Return the map as a code block."""
    return code("\n".join(_lines()), "yaml")


def _lines() -> Iterator[str]:
    for key in _in_order():
        if part := SUBJECTS.get(key):
            yield f"\n# {part}"
        field = Matter.model_fields[key]
        key_with_colon = f"{field.alias or key}:"
        comment = _first_clause(field.description or "")
        if field.is_required():
            comment += " (required)"
        yield f"{key_with_colon.ljust(COMMENT_COLUMN)}# {comment}"


def _in_order() -> Iterator[str]:
    for key in Matter.model_fields:
        if key not in KEYS_BEFORE:
            yield key
            yield from (later_key for later_key, earlier_key in KEYS_BEFORE.items() if earlier_key == key)


def _first_clause(description: str) -> str:
    return description.partition(";")[0]
