"""Records which text was reviewed, as hashes of the base, a row's cells, and a filing's exhibits and pictures.

The hashes are stored both in the ledger and in the manifest beside the papers. A preview can therefore recognize the
review, and so can a new ledger after the number of shards has changed.
"""

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from assembler.batch.filing.filling import NONE, REVIEW_COLUMNS, Base, cells_used
from assembler.batch.ledger.database import Entry
from assembler.batch.rows.row import Row
from assembler.batch.settings import Settings, own_files
from assembler.load.reads import signature
from assembler.write import MANIFEST, row_built
from assembler.write.disk import hash_of

ROW_CHANGED = "the row has changed"
"""The fact of a `Change` in a cell."""

HASH_LENGTH = 16
"""The number of characters of each hash in a `Text`."""


@dataclass(frozen=True)
class Text:
    """The sources of a filing's text, as hashes of the base, the firm's own files, and each cell."""

    base: str = ""
    firm: str = ""
    cells: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class EarlierBuild:
    """An earlier build of a filing: its text, the hashes of its exhibits and pictures by path, and its review."""

    text: Text
    files: Mapping[str, str]
    reviewer: str
    review_date: str

    def __str__(self) -> str:
        return f"{self.reviewer} on {self.review_date}" if self.review_date else ""


class Change(NamedTuple):
    """A difference from an earlier build: the fact, such as "the base has changed", and the changed column, or ""."""

    fact: str
    column: str


def is_reviewed(row: Row) -> bool:
    """Whether *row* names its reviewer and the date of review."""
    return not lacking_cells(row)


def lacking_cells(row: Row) -> list[str]:
    """Return the review columns whose cells in *row* are missing, empty or `none`."""
    return [name for name in REVIEW_COLUMNS if row.cells.get(name, NONE) in {"", NONE}]


def text_of(base: Base, row: Row, settings: Settings) -> Text:
    """Return the sources of the text that *row* and *base* give, without the review cells."""
    cells = {name: _short_hash(text) for name, text in cells_used(base, row) if name not in REVIEW_COLUMNS}
    return Text(base.hash[:HASH_LENGTH], firm_now(settings, base.source.root), cells)


def as_line(text: Text) -> str:
    """Return *text* as a line of JSON for the ledger."""
    return json.dumps([text.base, text.firm, dict(text.cells)], separators=(",", ":"))


def manifest_of(text: Text, row: Row, files: Mapping[str, str], folder: Path) -> dict[str, Any]:
    """Return the record of *row* for the manifest in *folder*: text, review, and the *files* that the papers show."""
    review = {name: row.cells[name] if is_reviewed(row) else "" for name in REVIEW_COLUMNS}
    hash_by_name = {Path(os.path.relpath(file, folder)).as_posix(): sha256 for file, sha256 in sorted(files.items())}
    return {
        "id": row.id,
        **review,
        "base": text.base,
        "firm": text.firm,
        "cells": dict(text.cells),
        "files": hash_by_name,
    }


def build_in_ledger(entry: Entry | None) -> EarlierBuild | None:
    """Return the earlier build that the ledger's *entry* records; None if it records none."""
    if not (entry and entry.content):
        return None
    reviewer, _, review_date = entry.reviewer_and_date.rpartition(" on ")
    try:
        base, firm, cells = json.loads(entry.content)
        text = _text_of_record(base, firm, cells)
    except (ValueError, TypeError):
        text = Text()
    return EarlierBuild(text, entry.outcome.reads, reviewer, review_date)


def build_in_manifest(folder: Path) -> EarlierBuild | None:
    """Return the earlier build that the manifest in a filing's *folder* records; None if it records none."""
    record = row_built(folder / MANIFEST)
    if not record:
        return None
    reviewer, review_date = (str(record.get(name, "")) for name in REVIEW_COLUMNS)
    hash_by_name = {
        os.path.normpath(folder / name): sha256 for name, sha256 in _texts_of_map(record.get("files")).items()
    }
    text = _text_of_record(record.get("base"), record.get("firm"), record.get("cells"))
    return EarlierBuild(text, hash_by_name, reviewer, review_date)


def changes(earlier: EarlierBuild, text: Text) -> Iterator[Change]:
    """Yield each difference of *text* and the current files from the *earlier* build."""
    if earlier.text.base != text.base:
        yield Change("the base has changed", column="")
    if earlier.text.firm != text.firm:
        yield Change("the firm's records or templates have changed", column="")
    for name in sorted(earlier.text.cells.keys() | text.cells.keys()):
        if earlier.text.cells.get(name) != text.cells.get(name):
            yield Change(ROW_CHANGED, column=name)
    for file, sha256 in earlier.files.items():
        if hash_of(Path(file)) != sha256:
            yield Change(f"`{os.path.relpath(file)}` has changed", column="")


def was_built_from(earlier: EarlierBuild | None, text: Text) -> bool:
    """Whether the *earlier* build had the same *text* and files."""
    return earlier is not None and not any(changes(earlier, text))


def _text_of_record(base: Any, firm: Any, cells: Any) -> Text:
    return Text(str(base), str(firm), _texts_of_map(cells))


def _texts_of_map(value: Any) -> dict[str, str]:
    """Return the map *value* with its keys and values as texts; an empty map if *value* is not a map."""
    return {str(name): str(text) for name, text in value.items()} if isinstance(value, Mapping) else {}


def firm_now(settings: Settings, root: Path) -> str:
    """Return the hash of the firm's own records and templates and the date of undated papers."""
    folders = (settings.options.templates, root)
    parts = [str(settings.options.today)]
    for file in sorted(own_files(settings, root)):
        root_folder = next((folder for folder in folders if folder and file.is_relative_to(folder)), file.parent)
        parts += [file.relative_to(root_folder).as_posix(), current_hash(str(file))]
    return _short_hash(json.dumps(parts))


def current_hash(file: str) -> str:
    """Return the hash of *file*, reading the file again only if it has changed."""
    return _hash_of(file, signature(file))


@lru_cache(maxsize=10_000)
def _hash_of(file: str, _signature: tuple[int, ...]) -> str:
    """Return the hash of *file*, cached by the file's path and signature."""
    return hash_of(Path(file))


def _short_hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogateescape")).hexdigest()[:HASH_LENGTH]
