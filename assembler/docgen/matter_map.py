"""Generates the map of a matter file: its keys, one per line, in the order in which they are usually written."""

from collections.abc import Iterator, Mapping

from assembler.docgen.markdown import code
from assembler.model.matter import Matter

PARTS: Mapping[str, str] = {
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
"""The first key of each part of the file, with the subject of that part."""

WRITTEN_AFTER = {"county": "court"}
"""Keys that are usually written after a key that follows them in the model."""

COMMENT_COLUMN = 24
"""The column at which the comment on each key begins."""


def matter_map() -> str:
    """Return the map as a code block."""
    return code("\n".join(_lines()), "yaml")


def _lines() -> Iterator[str]:
    for key in _in_order():
        if part := PARTS.get(key):
            yield f"\n# {part}"
        field = Matter.model_fields[key]
        key_with_colon = f"{field.alias or key}:"
        comment = _first_clause(field.description or "")
        if field.is_required():
            comment += " (required)"
        yield f"{key_with_colon.ljust(COMMENT_COLUMN)}# {comment}"


def _in_order() -> Iterator[str]:
    for key in Matter.model_fields:
        if key not in WRITTEN_AFTER:
            yield key
            yield from (later_key for later_key, earlier_key in WRITTEN_AFTER.items() if earlier_key == key)


def _first_clause(description: str) -> str:
    return description.partition(";")[0]
