"""Copies a matter without its faulty parts, so that the other parts can be checked too.

A misspelled key or value is corrected. Any other faulty part is left out. Nothing is built from the copy.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from assembler.findings.finding import Finding, Place
from assembler.findings.path import KeyPath, walk_texts
from assembler.load.source import Source


@dataclass(frozen=True)
class Repair:
    """The repair of a faulty part: the key is replaced, the value is replaced, or the part is left out."""

    key: str = ""
    value: str = ""


REMOVAL = Repair()

NAMING_KEYS = ("id", "name", "cause", "paper")
"""Keys whose values name a part of the matter, so that other parts can refer to it."""


def repair_of(path: KeyPath, finding: Finding, source: Source) -> Repair:
    """Return the repair of the faulty part at *path*.

    It is the correction in *finding* or, without one, the part's removal.
    """
    correction = finding.edits[0].text if finding.edits else ""
    is_key = finding.place == source.keys.get(path)
    return Repair(key=correction) if is_key else Repair(value=correction)


def with_repairs(source: Source, repairs: Mapping[KeyPath, Repair]) -> Source:
    """Return *source* with *repairs* made. The remaining values keep their places in the file."""
    copy = _Copy(source, repairs)
    data = copy.copy_of(source.data, (), ())  # also fills `values` and `keys`
    return replace(source, data=data, values=copy.values, keys=copy.keys)


@dataclass
class _Copy:
    """Copies a source's data value by value, with the places of keys and values."""

    source: Source
    repairs: Mapping[KeyPath, Repair]
    values: dict[KeyPath, Place] = field(default_factory=dict)
    keys: dict[KeyPath, Place] = field(default_factory=dict)

    def copy_of(self, value: Any, source_path: KeyPath, copy_path: KeyPath) -> Any:
        """Return a copy of *value*, which is at the path *source_path* in the source and at *copy_path* in the copy."""
        self.values[copy_path] = self.source.place_at(source_path)
        if replacement := self.repairs.get(source_path, REMOVAL).value:
            return replacement
        match value:
            case Mapping():
                return dict(
                    self.entry(value, key, source_path, copy_path) for key in value if self.remains((*source_path, key))
                )
            case list() | tuple():
                kept_indexes = [index for index in range(len(value)) if self.remains((*source_path, index))]
                return [
                    self.copy_of(value[index], (*source_path, index), (*copy_path, new_index))
                    for new_index, index in enumerate(kept_indexes)
                ]
        return value

    def entry(self, value: Mapping[str, Any], key: str, source_path: KeyPath, copy_path: KeyPath) -> tuple[str, Any]:
        name = self.repairs.get((*source_path, key), REMOVAL).key or key
        self.keys[(*copy_path, name)] = self.source.key_place((*source_path, key))
        return name, self.copy_of(value[key], (*source_path, key), (*copy_path, name))

    def remains(self, path: KeyPath) -> bool:
        return self.repairs.get(path) != REMOVAL


def uncertain_words(source: Source, removed_paths: Iterable[KeyPath]) -> Iterator[str]:
    """Yield the words that may be undefined only because the parts at *removed_paths* are missing."""
    for path in removed_paths:
        data: Any = source.data
        for part in path:
            if isinstance(data, Mapping):
                yield from (data[key] for key in NAMING_KEYS if isinstance(data.get(key), str))
            if isinstance(part, str):
                yield part
            data = data[part]
        for text_path, text in walk_texts(data):
            yield text
            yield from (part for part in text_path if isinstance(part, str))
