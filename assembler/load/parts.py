"""A value in a YAML file, with its path, and how it is copied into another document."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from assembler.findings.finding import Place
from assembler.findings.path import KeyPath
from assembler.load.yaml_reader import Document


@dataclass(frozen=True)
class Part:
    """A *value* at *path* in *document*."""

    document: Document
    path: KeyPath
    value: Any

    @property
    def place(self) -> Place:
        """The place of the value."""
        return self.document.values[self.path]

    @property
    def is_none(self) -> bool:
        """Whether the value is a `none` without quotation marks."""
        return self.path in self.document.bare

    def child(self, key: str | int) -> "Part":
        """Return the value of *key* in this map, or at the index *key* in this list."""
        return Part(self.document, (*self.path, key), self.value[key])

    def children(self) -> Iterator[tuple[str | int, "Part"]]:
        """Yield the values of this map or list with their keys or indexes; a text has none."""
        keys: Iterable[str | int] = ()
        if isinstance(self.value, dict):
            keys = self.value
        elif isinstance(self.value, list):
            keys = range(len(self.value))
        yield from ((key, self.child(key)) for key in keys)


def copy_value(part: Part, path: KeyPath, target: Document) -> Any:
    """Return the value of *part*; record its place, and the places of all values in it, at *path* in *target*."""
    target.values[path] = part.place
    if part.path in part.document.keys and isinstance(path[-1], str):
        target.keys[path] = part.document.keys[part.path]
    if part.is_none:
        target.bare.add(path)
    for key, child in part.children():
        copy_value(child, (*path, key), target)
    return part.value
