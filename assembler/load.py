"""1 load: a path becomes a `Source`, plain strings that know their file, line and column."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path as File
from typing import Any

from assembler.faults import fault
from assembler.finding import Place, Stopped
from assembler.yaml_text import MAX_BYTES, Document, Path, read_yaml

NONE_IS_A_VALUE: frozenset[Path] = frozenset({("earlier_dismissals",)})
"""Places where `none` says that there were none, and removes nothing."""


@dataclass(frozen=True)
class Source:
    """A matter as it was written: *data* of strings, lists and maps, merged over `extends`, and the place of each value."""

    file: File
    root: File
    data: Mapping[str, Any]
    values: Mapping[Path, Place]
    keys: Mapping[Path, Place]
    texts: Mapping[str, tuple[str, ...]] = field(repr=False)
    """The lines of each file that was read, by its shown name."""

    def where(self, path: Path) -> Place:
        """Return the place of the value at *path*, or of the nearest value above it."""
        for end in range(len(path), -1, -1):
            if place := self.values.get(path[:end]):
                return place
        return Place(shown(self.file))

    def where_key(self, path: Path) -> Place:
        """Return the place of the key at *path*, or of its value."""
        return self.keys.get(path) or self.where(path)

    def within(self, path: Path, words: str) -> Place:
        """Return the place of *words* inside the text at *path*, or the text's own place."""
        start = self.where(path)
        lines = self.texts.get(start.file, ())
        for number in range(max(start.line - 1, 0), len(lines)):
            column = lines[number].find(words, start.column - 1 if number == start.line - 1 else 0)
            if column >= 0:
                return Place(start.file, number + 1, column + 1)
        return start

    def find(self, words: str) -> Place | None:
        """Return the place where *words* first stand in the files that were read, if they stand there as they are."""
        for file, lines in self.texts.items():
            for number, line in enumerate(lines, 1):
                if (column := line.find(words)) >= 0:
                    return Place(file, number, column + 1)
        return None


def load(file: File, root: File | None = None) -> Source:
    """Read the matter at *file* (or `matter.yaml` in that folder) and what it extends.

    Reading ends at the *root*: else the working folder if the matter lies in it, else the matter's own folder.
    Raises `Stopped` with one finding that says where and why.
    """
    file = file / "matter.yaml" if file.is_dir() else file
    file = file.absolute()
    root = (root or _root(file)).resolve()
    if not file.resolve().is_relative_to(root):
        raise Stopped(fault("YML001", Place(shown(file)), f"lies outside the root `{shown(root)}`", fix="name a root that holds it"))
    chain = [*_chain(file, root, ())]
    merged = chain[-1][1]
    for _, heir in reversed(chain[:-1]):
        merged = _merge(merged, heir)
    _refuse_idle_none(merged)
    texts = {shown(path): tuple(path.read_text("utf-8").splitlines()) for path, _ in chain}
    merged.data.pop("extends", None)
    return Source(file, root, merged.data, merged.values, merged.keys, texts)


def shown(file: File) -> str:
    """Return *file* as messages name it: relative to the working folder where it lies in it."""
    relative = os.path.relpath(file)
    return str(file) if relative.startswith("..") else relative


def _root(file: File) -> File:
    here = File.cwd()
    return here if file.resolve().is_relative_to(here.resolve()) else file.parent


def _chain(file: File, root: File, heirs: tuple[File, ...]) -> list[tuple[File, Document]]:
    """Return *file* and what it extends, the heir first."""
    document = _read(file)
    if not isinstance(document.data, dict):
        raise Stopped(fault("MAT003", Place(shown(file), 1, 1), "a matter is a map of keys and values"))
    parent = document.data.get("extends")
    if parent is None:
        return [(file, document)]
    place = document.values[("extends",)]
    if not isinstance(parent, str):
        raise Stopped(fault("YML009", place, "`extends` names one file"))
    target = (file.parent / parent).resolve()
    if not target.is_relative_to(root):
        raise Stopped(fault("YML009", place, f"`{parent}` lies outside the root `{shown(root)}`"))
    if target in (seen := (*(heir.resolve() for heir in heirs), file.resolve())):
        names = " -> ".join(shown(one) for one in (*seen, target))
        raise Stopped(fault("YML009", place, f"`{parent}` extends in a circle: {names}"))
    if not target.is_file():
        raise Stopped(fault("YML009", place, f"`{parent}` is not a file"))
    return [(file, document), *_chain(target, root, (*heirs, file))]


def _read(file: File) -> Document:
    place = Place(shown(file))
    try:
        if file.stat().st_size > MAX_BYTES:
            message = f"the file has {file.stat().st_size:,} bytes; the limit is {MAX_BYTES:,}"
            raise Stopped(fault("YML008", place, message))
        raw = file.read_bytes()
    except OSError as error:
        raise Stopped(fault("YML001", place, f"cannot be read: {(error.strerror or str(error)).lower()}")) from None
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        column = error.start - (raw.rfind(b"\n", 0, error.start) + 1) + 1
        message = f"byte {raw[error.start]:#04x} is not UTF-8"
        raise Stopped(fault("YML002", Place(place.file, line, column), message)) from None
    return read_yaml(text, place.file)


def _merge(parent: Document, heir: Document) -> Document:
    """Lay *heir* over *parent*: maps key by key in the parent's order, other values whole; `none` removes."""
    merged = Document(dict(parent.data), dict(parent.values), dict(parent.keys), set(parent.bare))
    merged.values[()] = heir.values[()]
    _lay(merged, merged.data, heir, heir.data, ())
    return merged


def _lay(merged: Document, into: dict[str, Any], heir: Document, data: dict[str, Any], path: Path) -> None:
    for key, value in data.items():
        here = (*path, key)
        inherited = into.get(key)
        if here in heir.bare and inherited is not None and here not in NONE_IS_A_VALUE:
            _forget(merged, here)
            del into[key]
        elif isinstance(value, dict) and isinstance(inherited, dict):
            into[key] = dict(inherited)
            merged.values[here] = heir.values[here]
            _lay(merged, into[key], heir, value, here)
        else:
            _forget(merged, here)
            into[key] = value
            _adopt(merged, heir, here)


def _forget(document: Document, path: Path) -> None:
    for marks in (document.values, document.keys):
        for known in [known for known in marks if known[: len(path)] == path]:
            del marks[known]
    document.bare = {known for known in document.bare if known[: len(path)] != path}


def _adopt(document: Document, heir: Document, path: Path) -> None:
    document.values |= {known: place for known, place in heir.values.items() if known[: len(path)] == path}
    document.keys |= {known: place for known, place in heir.keys.items() if known[: len(path)] == path}
    document.bare |= {known for known in heir.bare if known[: len(path)] == path}


def _refuse_idle_none(document: Document) -> None:
    idle = sorted(document.values[path] for path in document.bare if path not in NONE_IS_A_VALUE)
    if idle:
        raise Stopped(*(fault("YML010", place, "`none` removes nothing: no file beneath gives this value") for place in idle))
