"""Packs the YAML of the program's own files into one JSON file, which is faster to read.

The packed file is written at set-up and when the wheel is built. It is a list in two lines: the hash of the second
line, and there the plain data of each source file, with the file's hash. If a source file has changed since, its YAML
is read instead; if the packed file is missing, or does not have the hash that it states, the YAML of all files is read.
"""

import hashlib
import json
import os
from collections.abc import Mapping
from contextlib import suppress
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from assembler.load import parse_document
from assembler.load.files import place_of

PROGRAM = Path(__file__).parents[1]
"""The folder of the program's package."""

TEMPLATES = "templates"
"""The name of the template folder, in the program (next to the package) and in a root."""

FILE = PROGRAM / "data" / "packed.json"


def templates_folder() -> Path:
    """Return the folder of the program's templates: inside the package if installed, next to it in a checkout."""
    installed = PROGRAM / TEMPLATES
    return installed if installed.is_dir() else PROGRAM.parent / TEMPLATES


@cache
def program_data(file: Path) -> Any:
    """Return the data in *file*, one of the program's YAML files. Raises `MatterError` or `OSError`."""
    raw = file.read_bytes()
    entry = _packed().get(_packed_name(file))
    if entry and "data" in entry and entry.get("sha256") == _hash(raw):
        return entry["data"]
    return parse_document(raw, place_of(file)).data


def pack(target: Path = FILE) -> None:
    """Pack the program's YAML files into *target*, unless *target* is up to date. Raises `MatterError` or `OSError`."""
    files = {_packed_name(file): file for folder in _folders().values() for file in sorted(folder.rglob("*.yaml"))}
    content = {name: file.read_bytes() for name, file in files.items()}
    hashes = {name: _hash(raw) for name, raw in content.items()}
    if {name: entry.get("sha256") for name, entry in _read_packed(target).items()} == hashes:
        return
    entries = {
        name: {"sha256": hashes[name], "data": parse_document(raw, place_of(files[name])).data}
        for name, raw in content.items()
    }
    temporary = target.with_suffix(f".{os.getpid()}")
    temporary.write_bytes(_packed_bytes(entries))
    temporary.replace(target)


def _folders() -> dict[str, Path]:
    return {"data": PROGRAM / "data", TEMPLATES: templates_folder()}


def _packed_name(file: Path) -> str:
    """Return the name of *file* inside the packed file, such as `data/courts/wawd.yaml`."""
    top, folder = next((top, folder) for top, folder in _folders().items() if file.is_relative_to(folder))
    return f"{top}/{file.relative_to(folder).as_posix()}"


def _hash(raw: bytes) -> str:
    return hashlib.sha256(raw).hexdigest()


@lru_cache(maxsize=1)
def _packed() -> Mapping[str, Any]:
    return _read_packed(FILE)


def _read_packed(file: Path) -> Mapping[str, Any]:
    """Return the entries of the packed *file*; no entries if the file is missing, damaged or not a regular file."""
    with suppress(OSError, ValueError, RecursionError):
        raw = file.read_bytes() if file.is_file() else b""
        first_line, _, text = raw.partition(b"\n")
        if first_line == _first_line(text):
            entries: Mapping[str, Any] = json.loads(text.removesuffix(b"]"))
            return entries
    return {}


def _packed_bytes(entries: Mapping[str, Any]) -> bytes:
    """Return the bytes of the packed file with *entries*."""
    text = json.dumps(entries, ensure_ascii=False, separators=(",", ":")).encode() + b"]"
    return _first_line(text) + b"\n" + text


def _first_line(text: bytes) -> bytes:
    """Return the first line of the packed file, which has the hash of *text*, its second line."""
    return f'["{_hash(text)}",'.encode()


if __name__ == "__main__":
    pack()
