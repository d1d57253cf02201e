"""Merges a file over the file that it extends: maps key by key, other values as a whole; `none` removes a value."""

from typing import Any

from assembler.findings.faults import brief, fault
from assembler.findings.finding import Finding, MatterError, Place
from assembler.findings.path import KeyPath
from assembler.load.yaml_reader import Document

NONE_IS_A_VALUE: frozenset[KeyPath] = frozenset(
    {
        ("earlier_dismissals",),
        ("judge",),
        ("trial_date",),
        ("claims", 0, "incorporates"),
        ("claims", 0, "against_line"),
        ("claims", 0, "incorporation"),
        ("claims", 0, "label"),
        ("claims", 0, "statutes"),
        ("assignment", "heading"),
        ("headings", "labels"),
        ("prayer", "labels"),
    }
)
"""Paths at which `none` is a value and removes nothing, besides `sentences`, `words` and paragraphs about parties.

In a path, 0 stands for any entry of a list.
"""


def is_a_value(path: KeyPath) -> bool:
    """Whether `none` at *path* is a value and so removes nothing."""
    own_sentence = path[:1] == ("sentences",) and len(path) == 3
    own_words = path[-2:-1] == ("words",) and (len(path) == 2 or path[0] == "filings")
    own_paragraph = path[:1] == ("parties",) and path[2:] == ("paragraph",)
    places = tuple(0 if isinstance(part, int) else part for part in path)
    return own_sentence or own_words or own_paragraph or places in NONE_IS_A_VALUE


def merge(parent: Document, heir: Document) -> Document:
    """Return the map *heir* merged over the map *parent*, in the parent's order; each value keeps its place.

    The place of a map that is in both is its place in the heir, so that a key missing from the map is reported there.
    """
    into = Document()
    into.data = _merged(parent, heir, (), into)
    return into


def refuse_idle_none(document: Document) -> None:
    """Raise `MatterError` if a `none` removed nothing."""
    idle = sorted((document.values[path], path) for path in document.bare if not is_a_value(path))
    if idle:
        raise MatterError(*(_idle(place, path) for place, path in idle))


def _idle(place: Place, path: KeyPath) -> Finding:
    """Return the finding about a `none` that removes nothing, such as a `none` that is an entry of a list."""
    if isinstance(path[-1], int) and len(path) > 1:
        message = f"`none` is an entry of the list `{brief(str(path[-2]))}`, where it removes nothing"
        return fault("YML010", place, message, fix="delete the entry, or write `none` in place of the whole list")
    return fault("YML010", place, "`none` has no inherited value to remove")


def _merged(parent: Document, heir: Document, path: KeyPath, into: Document) -> dict[str, Any]:
    """Return the result of merging the maps at *path* in both documents."""
    below, above = _at(parent.data, path), _at(heir.data, path)
    into.values[path] = heir.values[path]
    data: dict[str, Any] = {}
    for key in dict.fromkeys((*below, *above)):
        here = (*path, key)
        if key not in above:
            data[key] = _copied(parent, below[key], here, into)
        elif isinstance(below.get(key), dict) and isinstance(above[key], dict):
            into.keys[here] = heir.keys[here]
            data[key] = _merged(parent, heir, here, into)
        elif key not in below or here not in heir.bare or is_a_value(here):
            data[key] = _copied(heir, above[key], here, into)
    return data


def _at(data: Any, path: KeyPath) -> dict[str, Any]:
    for part in path:
        data = data[part]
    return data  # type: ignore[no-any-return]


def _copied(document: Document, value: Any, path: KeyPath, into: Document) -> Any:
    """Return *value*, at *path* in *document*; copy its place, and the places of all values in it, to *into*."""
    into.values[path] = document.values[path]
    if path in document.keys:
        into.keys[path] = document.keys[path]
    if path in document.bare:
        into.bare.add(path)
    children = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, child in children:
        _copied(document, child, (*path, key), into)
    return value
