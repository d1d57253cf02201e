"""The files of the program's own records: their folders, their names, and their YAML."""

from functools import lru_cache
from pathlib import Path

from assembler.findings.finding import Place
from assembler.load import parse_document, read_document
from assembler.load.packed import PROGRAM, templates_folder
from assembler.load.yaml_reader import Document

NOT_RECORDS = frozenset({"sentences", "common", "federal-twin"})
"""Files that are not records, although they are in folders of records: sentences, and bases of laws of dismissal."""


def is_program_folder(folder: Path) -> bool:
    """Whether *folder* is one of the program's folders of records."""
    return folder.is_relative_to(PROGRAM / "data") or folder == templates_folder()


def record_names(folder: Path) -> frozenset[str]:
    """Return the names of the records in *folder*, without hidden files; a name may be that of an unreadable file."""
    try:
        files = [*folder.iterdir()]
    except OSError:
        return frozenset()
    return frozenset(file.stem for file in files if file.suffix == ".yaml" and file.name[0] != ".") - NOT_RECORDS


cached_record_names = lru_cache(maxsize=16)(record_names)


@lru_cache(maxsize=512)
def program_document(file: Path) -> Document:
    """Return the YAML in *file*, one of the program's files."""
    return read_document(file)


@lru_cache(maxsize=64)
def cached_parse(raw: bytes, place: Place) -> Document:
    """Return the YAML in *raw*, the bytes of the file at *place*."""
    return parse_document(raw, place)
