"""Laying an heir over what it extends: maps key by key in the parent's order, other values whole; `none` removes."""

from typing import Any

from assembler.findings.faults import fault
from assembler.findings.finding import Stopped
from assembler.findings.path import KeyPath
from assembler.load.yaml_reader import Document

NONE_IS_A_VALUE: frozenset[KeyPath] = frozenset(
    {("earlier_dismissals",), ("claims", 0, "incorporates"), ("claims", 0, "against_line")}
)
"""Places where `none` is a value, and removes nothing; 0 is any entry of a list."""


def _is_a_value(path: KeyPath) -> bool:
    return tuple(0 if isinstance(part, int) else part for part in path) in NONE_IS_A_VALUE


def merge(parent: Document, heir: Document) -> Document:
    """Return *heir* laid over *parent*, two maps, each value at the place where it was written.

    A map that both have stands at the heir's place, for what is missing in it is the heir's to say.
    """
    into = Document()
    into.data = _laid(parent, heir, (), into)
    return into


def refuse_idle_none(document: Document) -> None:
    """Raise `Stopped` where a `none` is left that removed nothing."""
    idle = sorted(document.values[path] for path in document.bare if not _is_a_value(path))
    if idle:
        message = "`none` removes nothing: no file beneath gives this value"
        raise Stopped(*(fault("YML010", place, message) for place in idle))


def _laid(parent: Document, heir: Document, path: KeyPath, into: Document) -> dict[str, Any]:
    """Return the map that both documents have at *path*, the heir's values over the parent's."""
    below, above = _at(parent.data, path), _at(heir.data, path)
    into.values[path] = heir.values[path]
    data: dict[str, Any] = {}
    for key in dict.fromkeys((*below, *above)):
        here = (*path, key)
        if key not in above:
            data[key] = _taken(parent, below[key], here, into)
        elif isinstance(below.get(key), dict) and isinstance(above[key], dict):
            into.keys[here] = heir.keys[here]
            data[key] = _laid(parent, heir, here, into)
        elif key not in below or here not in heir.bare or _is_a_value(here):
            data[key] = _taken(heir, above[key], here, into)
    return data


def _at(data: Any, path: KeyPath) -> dict[str, Any]:
    for part in path:
        data = data[part]
    return data  # type: ignore[no-any-return]


def _taken(document: Document, value: Any, path: KeyPath, into: Document) -> Any:
    """Return *value*, which stands in *document* at *path*, its places and those of all within it noted in *into*."""
    into.values[path] = document.values[path]
    if path in document.keys:
        into.keys[path] = document.keys[path]
    if path in document.bare:
        into.bare.add(path)
    within = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, one in within:
        _taken(document, one, (*path, key), into)
    return value
