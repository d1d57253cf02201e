"""The program's own records as they were validated, kept beside the bytecode: reading is faster than checking.

A file has one record, and the size and the time of each file of which it is made. If one of them has changed, or the
code that reads and checks records, the record is made anew. A firm's records are never kept.
"""

import hashlib
import io
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from pydantic import BaseModel

from assembler import kept_code, kept_files
from assembler.kept_files import RECORDS, are_as_they_were
from assembler.model.kept_schema import Reader, Writer, stamp

Name = tuple[str, str, str | None]
"""The kind of a record, its name, and the county whose additions it has."""


class Records(Protocol):
    """What the catalog offers to a record that has other records in it."""

    def record(self, kind: str, name: str, county: str | None = None) -> Any:
        """Return the record *name* of *kind*, with what *county* adds."""


@dataclass(frozen=True)
class KeptRecords:
    """The program's records that this process has read, each with the files of which it and those in it are made."""

    read: dict[Name, tuple[Any, frozenset[str]]] = field(default_factory=dict)
    _reading: list[set[str]] = field(default_factory=list)

    def record(self, name: Name, records: Records | None, make: Callable[[], tuple[Any, Iterable[Path]]]) -> Any:
        """Return the record called *name* as it is kept, or else as it is made; *records* are those that it names."""
        if name not in self.read:
            self._reading.append(set())
            try:
                record = self._found(name, records) or self._made(name, make)
            finally:
                files = self._reading.pop()
            self.read[name] = record, frozenset(files)
        record, all_files = self.read[name]
        if self._reading:
            self._reading[-1].update(all_files)
        return record

    def _found(self, name: Name, records: Records | None) -> Any:
        """Return the record that is kept under *name*; None if none is kept for its files as they are."""
        if not kept_code.is_begun():
            return None
        data = kept_files.read(str(_file(name)))
        digest, data = data[:32], data[32:]
        reader = _Reader(io.BytesIO(data), records)
        if digest != _digest(data) or _states(states := reader.load()) != states:
            return None
        _as_read.update(states)
        self._reading[-1].update(states)
        return reader.load()

    def _made(self, name: Name, make: Callable[[], tuple[Any, Iterable[Path]]]) -> Any:
        """Return the record as it is made, and keep it; the others that are in it are kept under their own names.

        It is not kept if a file has changed since it was read, or the code since the run began.
        """
        record, files = make()
        self._reading[-1].update(map(str, files))
        is_asked = kept_code.is_begun() and not sys.dont_write_bytecode
        if is_asked and are_as_they_were(*RECORDS) and all(map(_is_as_it_was, self._reading[-1])):
            data = io.BytesIO()
            writer = _Writer(data, {id(other): own for own, (other, _) in self.read.items()})
            writer.dump(_states(self._reading[-1]))
            writer.dump(record)
            kept_code.write(str(_file(name)), _digest(data.getvalue()) + data.getvalue())
        return record


class _Writer(Writer):
    """Writes a record, and other records in it as their names.

    A value of a generic model for one type is written as one of the generic model, which it is equal to.
    """

    def __init__(self, stream: io.BytesIO, others: dict[int, Name]) -> None:
        super().__init__(stream)
        self.others = others

    def persistent_id(self, value: Any) -> Any:
        """Return the name of *value*, if it has one."""
        if isinstance(value, type(BaseModel)):
            generic = value.__pydantic_generic_metadata__["origin"]
            return generic and (generic.__module__, generic.__name__)
        return (isinstance(value, BaseModel) and self.others.get(id(value))) or super().persistent_id(value)


class _Reader(Reader):
    """Reads what `_Writer` wrote."""

    def __init__(self, stream: io.BytesIO, records: Records | None) -> None:
        super().__init__(stream)
        self.records = records

    def persistent_load(self, name: Any) -> Any:
        """Return the value of that *name*."""
        return self.records.record(*name) if self.records and len(name) == 3 else super().persistent_load(name)


def _file(name: Name) -> Path:
    return Path(f"{kept_code.FILE}.law", ".".join(filter(None, name)))


def _digest(data: bytes) -> bytes:
    return hashlib.sha256(stamp(RECORDS) + data).digest()


_as_read: dict[str, tuple[int, int] | None] = {}
"""The states of files just before they were read, as long as ago as that may be in a process that makes many papers."""


def will_be_read(file: Path) -> None:
    """Note that *file*, one of the program's, is read now."""
    _as_read[str(file)] = _state(str(file))


def _is_as_it_was(file: str) -> bool:
    return file in _as_read and _as_read[file] == _state(file)


def _states(files: Iterable[str]) -> dict[str, tuple[int, int] | None]:
    """Return the size and the time of each of *files*; None if there is no such file."""
    return {file: _state(file) for file in files}


def _state(file: str) -> tuple[int, int] | None:
    try:
        state = Path(file).stat()
    except OSError:
        return None
    return state.st_size, state.st_mtime_ns
