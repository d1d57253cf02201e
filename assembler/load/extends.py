"""Merges a file over the file that it extends: maps key by key, other values as a whole; `none` removes a value.

A list is replaced as a whole too, unless the file gives changes to it (`list_changes`).
"""

from typing import Any

from assembler.findings.faults import brief, fault
from assembler.findings.finding import Finding, MatterError, Place
from assembler.findings.path import KeyPath
from assembler.load.list_changes import Entry, changed_entries, entry_name, forgotten_change, is_list_changes
from assembler.load.parts import Part, copy_value
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
    general_path = tuple(0 if isinstance(part, int) else part for part in path)
    return own_sentence or own_words or own_paragraph or general_path in NONE_IS_A_VALUE


def merge(parent: Document, heir: Document) -> Document:
    """Return the map *heir* merged over the map *parent*; each value keeps its place.

    The keys of *parent* come first. A map that is in both has its place in *heir*.
    """
    merged = Document()
    merged.data = _merged_map(
        Part(parent, path=(), value=parent.data), Part(heir, path=(), value=heir.data), path=(), target=merged
    )
    return merged


def refuse_unused_none(document: Document) -> None:
    """Raise `MatterError` if a `none` removed nothing."""
    unused = sorted((document.values[path], path) for path in document.bare if not is_a_value(path))
    if unused:
        raise MatterError(*(_unused_none(place, path) for place, path in unused))


def _unused_none(place: Place, path: KeyPath) -> Finding:
    """Return the finding about a `none` that removes nothing, such as a `none` that is an entry of a list."""
    if isinstance(path[-1], int) and len(path) > 1:
        message = f"`none` is an entry of the list `{brief(str(path[-2]))}`, where it removes nothing"
        return fault("YML010", place, message, fix="delete the entry, or write `none` in place of the whole list")
    return fault("YML010", place, "`none` has no inherited value to remove")


def _merged_map(parent: Part, heir: Part, path: KeyPath, target: Document) -> dict[str, Any]:
    """Return the map *heir* merged over the map *parent*, and record the places of its values in *target*."""
    target.values[path] = heir.place
    data: dict[str, Any] = {}
    for key in dict.fromkeys((*parent.value, *heir.value)):
        key_path = (*path, key)
        if key not in heir.value:
            data[key] = copy_value(parent.child(key), key_path, target)
        elif key not in parent.value:
            data[key] = copy_value(heir.child(key), key_path, target)
        elif not heir.child(key).is_none or is_a_value(key_path):
            data[key] = _merged_value(parent.child(key), heir.child(key), key_path, target)
    return data


def _merged_value(parent: Part, heir: Part, path: KeyPath, target: Document) -> Any:
    """Return the value *heir*, merged with the value *parent* if both are maps or if *heir* changes a list."""
    if isinstance(parent.value, dict) and isinstance(heir.value, dict):
        target.keys[path] = heir.document.keys[heir.path]
        return _merged_map(parent, heir, path, target)
    if isinstance(parent.value, list) and is_list_changes(heir.value):
        target.keys[path] = heir.document.keys[heir.path]
        target.values[path] = heir.place
        entries = enumerate(changed_entries(parent, heir))
        return [_entry_value(entry, (*path, index), target) for index, entry in entries]
    finding = forgotten_change(parent, heir) if isinstance(parent.value, list) else None
    if finding:
        raise MatterError(finding)
    return copy_value(heir, path, target)


def _entry_value(entry: Entry, path: KeyPath, target: Document) -> Any:
    """Return the value of an entry of a changed list. Raises `MatterError` if its change changes nothing."""
    if not (entry.inherited and entry.written):
        return copy_value(entry.inherited or entry.written, path, target)  # type: ignore[arg-type]
    value = _changed_value(entry.inherited, entry.written, path, target)
    if value == entry.inherited.value:
        message = f"the change of `{brief(entry_name(value))}` changes nothing"
        raise MatterError(fault("YML011", entry.written.place, message, fix="delete the change, or correct it"))
    return value


def _changed_value(inherited: Part, change: Part, path: KeyPath, target: Document) -> Any:
    """Return the entry *inherited* with its *change*; both may be texts or maps."""
    match inherited.value, change.value:
        case dict(), dict():
            return _merged_map(inherited, change, path, target)
        case dict() as entry, str() as text:
            copy_value(inherited, path, target)
            target.values[*path, "text"] = change.place
            return {**entry, "text": text}
        case str() as text, dict() as keys if "text" not in keys:
            copy_value(change, path, target)
            target.values[*path, "text"] = inherited.place
            return {"text": text, **keys}
    return copy_value(change, path, target)
