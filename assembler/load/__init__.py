"""1 load: a path becomes a `Source`, plain strings that know their file, line and column."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

from assembler.findings.faults import brief, fault
from assembler.findings.finding import Place, Stopped
from assembler.findings.path import KeyPath, walk
from assembler.load.extends import merge, refuse_idle_none
from assembler.load.files import NotAFileError, named_file, read_bytes, resolved, shown, within
from assembler.load.yaml_reader import MAX_BYTES, Document, read_yaml


@dataclass(frozen=True)
class Source:
    """A matter as it was written: *data* of strings, lists and maps, merged over `extends`, and each value's place."""

    file: Path
    root: Path
    data: Mapping[str, Any]
    values: Mapping[KeyPath, Place]
    keys: Mapping[KeyPath, Place]
    texts: Mapping[str, tuple[str, ...]] = field(repr=False)
    """The lines of each file that was read, by its shown name."""

    def where(self, path: KeyPath) -> Place:
        """Return the place of the value at *path*, or of the nearest value above it."""
        for end in range(len(path), -1, -1):
            if place := self.values.get(path[:end]):
                return place
        return Place(shown(self.file))

    def has_itself(self, path: KeyPath) -> bool:
        """Whether the value at *path* stands in the matter's own file, and in none that it extends."""
        return self.where(path).file == shown(self.file)

    def where_key(self, path: KeyPath) -> Place:
        """Return the place of the key at *path*, or of its value."""
        return self.keys.get(path) or self.where(path)

    def within(self, path: KeyPath, words: str, before: int = 0) -> Place:
        """Return the place of *words* inside the text at *path*, or the text's own place.

        *before* is how many times the same words stand in the text before those that are meant. Words that the file
        breaks over lines are found.
        """
        start = self.where(path)
        text = "\n".join(self.texts.get(start.file, ())[max(start.line - 1, 0) :])
        pattern = re.compile(r"\s+".join(map(re.escape, words.split())))
        match = next(islice(pattern.finditer(text, max(start.column - 1, 0)), before, None), None)
        if match is None:
            return start
        line_start = text.rfind("\n", 0, match.start()) + 1
        return Place(start.file, start.line + text.count("\n", 0, match.start()), match.start() - line_start + 1)

    def find(self, words: str) -> Place | None:
        """Return the place of the first value that holds *words*, in capitals or not, or None where none does."""
        texts = list(walk(self.data))
        for form in (words, words.lower()):
            if path := next((path for path, text in texts if form in text), None):
                return self.within(path, form)
        return None


def load(file: Path, root: Path | None = None) -> Source:
    """Read the matter at *file* (or `matter.yaml` in that folder) and what it extends.

    Reading ends at the *root*: else the working folder if the matter lies in it, else the matter's own folder.
    Raises `Stopped` with one finding that says where and why.
    """
    file, root = located(file, root)
    chain = list(_chain(file, root))
    merged = chain[-1][1]
    for _, heir in reversed(chain[:-1]):
        merged = merge(merged, heir)
    refuse_idle_none(merged)
    texts = {shown(path): document.lines for path, document in chain}
    data = {key: value for key, value in merged.data.items() if key != "extends"}
    return Source(file, root, data, merged.values, merged.keys, texts)


def located(file: Path, root: Path | None = None) -> tuple[Path, Path]:
    """Return where the matter at *file* stands and the root that it is read under; nothing is read yet.

    Raises `Stopped` when it is outside the root.
    """
    file = _matter_file(file).absolute()
    root = resolved(root or _root(file))
    if not within(file, root):
        message = f"is outside the root `{shown(root)}`"
        raise Stopped(fault("YML001", Place(shown(file)), message, fix="name a root that holds it"))
    return file, root


def _matter_file(file: Path) -> Path:
    try:
        return file / "matter.yaml" if file.is_dir() else file
    except OSError:
        return file


def _root(file: Path) -> Path:
    here = Path.cwd()
    return here if within(file, here) else file.parent


def _chain(file: Path, root: Path) -> Iterator[tuple[Path, Document]]:
    """Yield *file* and what it extends, the heir first."""
    seen: tuple[Path, ...] = ()
    following: Path | None = file
    while following:
        file, seen = following, (*seen, resolved(following))
        document = read_document(file)
        if not isinstance(document.data, dict):
            raise Stopped(fault("MAT003", Place(shown(file), 1, 1), "a matter is a map of keys and values"))
        yield file, document
        following = _parent(document, root, seen)


def _parent(document: Document, root: Path, seen: tuple[Path, ...]) -> Path | None:
    """Return the file that *document* extends, its links followed, or None."""
    named = document.data.get("extends")
    if named is None:
        return None
    place = document.values["extends",]
    if not isinstance(named, str):
        raise Stopped(fault("YML009", place, f"`extends` names one file, not {brief(named)}"))
    target = named_file(named, place, root, "YML009", ".yaml")
    if target in seen:
        names = " -> ".join(shown(file) for file in (*seen[seen.index(target) :], target))
        raise Stopped(fault("YML009", place, f"`{brief(named)}` extends in a circle: {names}"))
    return target


def read_document(file: Path) -> Document:
    """Return what *file* says. Raises `Stopped` where it cannot be read, is too large, or is no YAML in UTF-8."""
    place = Place(shown(file))
    raw = _bytes(file, place)
    if len(raw) > MAX_BYTES:
        raise Stopped(fault("YML008", place, f"the file is larger than {MAX_BYTES:,} bytes"))
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Stopped(fault("YML002", _place_of(error, place.file), _not_utf8(error))) from None
    return read_yaml(text, place.file)


def _bytes(file: Path, place: Place) -> bytes:
    """Return what is in *file*, and of a file that is too large no more than shows it."""
    try:
        return read_bytes(file, MAX_BYTES)
    except NotAFileError:
        raise Stopped(fault("YML001", place, "is not a file")) from None
    except OSError as error:
        raise Stopped(fault("YML001", place, f"cannot be read: {(error.strerror or str(error)).lower()}")) from None


def _place_of(error: UnicodeDecodeError, file: str) -> Place:
    before = error.object[: error.start].decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n")
    return Place(file, before.count("\n") + 1, len(before) - before.rfind("\n"))


def _not_utf8(error: UnicodeDecodeError) -> str:
    return f"byte {error.object[error.start]:#04x} is not UTF-8"
