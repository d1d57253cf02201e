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

IDENTITIES = ("id", "name", "cause", "paper")
"""Keys whose values name a part of the matter, so that other parts can refer to it."""


def repair_of(path: KeyPath, finding: Finding, source: Source) -> Repair:
    """Return the repair of the faulty part at *path*.

    It is the correction in *finding* or, without one, the part's removal.
    """
    correction = finding.edits[0].text if finding.edits else ""
    is_key = finding.place == source.keys.get(path)
    return Repair(key=correction) if is_key else Repair(value=correction)


def repaired(source: Source, repairs: Mapping[KeyPath, Repair]) -> Source:
    """Return *source* with *repairs* made. The remaining values keep their places in the file."""
    copy = _Copy(source, repairs)
    return replace(source, data=copy.of(source.data, (), ()), values=copy.values, keys=copy.keys)


@dataclass
class _Copy:
    """Copies a source's data value by value, with the places of keys and values."""

    source: Source
    repairs: Mapping[KeyPath, Repair]
    values: dict[KeyPath, Place] = field(default_factory=dict)
    keys: dict[KeyPath, Place] = field(default_factory=dict)

    def of(self, value: Any, at: KeyPath, to: KeyPath) -> Any:
        """Return a copy of *value*, which is at the path *at* in the source and at *to* in the copy."""
        self.values[to] = self.source.place_at(at)
        if replacement := self.repairs.get(at, REMOVAL).value:
            return replacement
        match value:
            case Mapping():
                return dict(self.entry(value, key, at, to) for key in value if self.remains((*at, key)))
            case list() | tuple():
                numbers = [number for number in range(len(value)) if self.remains((*at, number))]
                return [self.of(value[number], (*at, number), (*to, index)) for index, number in enumerate(numbers)]
        return value

    def entry(self, value: Mapping[str, Any], key: str, at: KeyPath, to: KeyPath) -> tuple[str, Any]:
        name = self.repairs.get((*at, key), REMOVAL).key or key
        self.keys[(*to, name)] = self.source.key_place((*at, key))
        return name, self.of(value[key], (*at, key), (*to, name))

    def remains(self, path: KeyPath) -> bool:
        return self.repairs.get(path) != REMOVAL


def uncertain_words(source: Source, left_out: Iterable[KeyPath]) -> Iterator[str]:
    """Yield the words that may be undefined only because the parts at *left_out* are missing."""
    for path in left_out:
        data: Any = source.data
        for part in path:
            if isinstance(data, Mapping):
                yield from (data[key] for key in IDENTITIES if isinstance(data.get(key), str))
            yield from (part,) if isinstance(part, str) else ()
            data = data[part]
        for inside, text in walk_texts(data):
            yield text
            yield from (part for part in inside if isinstance(part, str))
