"""Turns a path, or text open in an editor, into a `Source`: plain strings with their places in the files."""

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path

from assembler.findings.faults import brief, fault
from assembler.findings.finding import MatterError, Place
from assembler.load.extends import merge, refuse_unused_none
from assembler.load.files import NotAFileError, display_name, named_file, place_of, read_bytes, real_path
from assembler.load.revisions import RevisionTexts
from assembler.load.roots import locate
from assembler.load.source import NOTHING_OPEN, OpenTexts, Source
from assembler.load.version import refuse_later_version
from assembler.load.yaml_reader import Document, read_yaml

MAX_BYTES = 2_000_000
"""The maximum size of a YAML file, in bytes."""


def load(file: Path, root: Path | None = None, open_texts: Mapping[Path, str] = NOTHING_OPEN) -> Source:
    """Read the matter at *file*, or `matter.yaml` if *file* is a folder, and the files that it extends.

    *open_texts* are texts open in an editor, by path, or those of a revision; each text is read in place of the file at
    its path, which need not exist. No file outside *root* is read. By default, the root is the nearest marked or
    trusted folder, or else the matter's own folder. Raises `MatterError` if a file cannot be read or merged.
    """
    file, root = locate(file, root)
    is_revision = isinstance(open_texts, RevisionTexts)
    open_by_path = open_texts if is_revision else {real_path(path): text for path, text in open_texts.items()}
    chain = list(_file_and_parents(file, root, open_by_path))
    merged = chain[-1][1]
    for _, heir in reversed(chain[:-1]):
        merged = merge(merged, heir)
    refuse_unused_none(merged)
    texts = {display_name(path): document.lines for path, document in chain}
    data = {key: value for key, value in merged.data.items() if key != "extends"}
    return Source(file, root, data, merged.values, merged.keys, texts, open_texts=open_by_path)


def _file_and_parents(file: Path, root: Path, open_texts: OpenTexts) -> Iterator[tuple[Path, Document]]:
    """Yield *file* and then the files that it extends, directly or indirectly, each with its YAML."""
    seen_files: tuple[Path, ...] = ()
    next_file: Path | None = file
    while next_file:
        file = next_file
        seen_files = (*seen_files, real_path(file))
        document = _read_open_text(file, open_texts) or read_document(file)
        if not isinstance(document.data, dict):
            raise MatterError(
                fault(
                    "MAT003",
                    Place(display_name(file), 1, 1),
                    "a matter must be a map of keys and values",
                    fix="write each key on its own line, as in `court: wawd`",
                )
            )
        refuse_later_version(document)
        yield file, document
        next_file = _parent(document, root, seen_files, open_texts)


def _read_open_text(file: Path, open_texts: OpenTexts) -> Document | None:
    """Return the YAML of the text in *open_texts* for *file*; None if there is no such text."""
    text = open_texts.get(real_path(file))
    return None if text is None else parse_document(text.encode("utf-8", "surrogatepass"), place_of(file))


def _parent(document: Document, root: Path, seen_files: tuple[Path, ...], open_texts: OpenTexts) -> Path | None:
    """Return the file that *document* extends, with links followed; None if it extends no file."""
    name = document.data.get("extends")
    if name is None:
        return None
    place = document.values["extends",]
    if not isinstance(name, str):
        raise MatterError(fault("YML009", place, f"`extends` names one file, not {brief(name)}"))
    target = named_file(name, place, root, "YML009", ".yaml", open_files=open_texts)
    if target in seen_files:
        names = " -> ".join(display_name(file) for file in (*seen_files[seen_files.index(target) :], target))
        fix = "delete one of these `extends:` lines"
        raise MatterError(fault("YML009", place, f"`{brief(name)}` extends itself: {names}", fix=fix))
    return target


def read_document(file: Path) -> Document:
    """Return the YAML of *file*.

    Raises `MatterError` if the file cannot be read, is too large, or is not YAML in UTF-8.
    """
    place = place_of(file)
    return parse_document(_file_bytes(file, place), place)


def parse_document(raw: bytes, place: Place) -> Document:
    """Return the YAML in *raw*, the bytes of the file at *place*.

    Raises `MatterError` if the bytes are too many or are not YAML in UTF-8.
    """
    if len(raw) > MAX_BYTES:
        raise MatterError(fault("YML008", place, f"the file is larger than {MAX_BYTES:,} bytes"))
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise MatterError(fault("YML002", _place_of(error, place.file), _not_utf8(error))) from None
    return read_yaml(text, place.file, hashlib.sha256(raw).hexdigest())


def _file_bytes(file: Path, place: Place) -> bytes:
    """Return the bytes of *file*; if the file is too large, return only the first `MAX_BYTES` + 1 bytes.

    Raises `MatterError` if *file* is not a file or cannot be read.
    """
    try:
        return read_bytes(file, MAX_BYTES)
    except NotAFileError:
        raise MatterError(fault("YML001", place, "is not a file")) from None
    except OSError as error:
        raise MatterError(fault("YML001", place, f"cannot be read: {(error.strerror or str(error)).lower()}")) from None


def _place_of(error: UnicodeDecodeError, file: str) -> Place:
    text_before = error.object[: error.start].decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n")
    return Place(file, text_before.count("\n") + 1, len(text_before) - text_before.rfind("\n"))


def _not_utf8(error: UnicodeDecodeError) -> str:
    return f"byte {error.object[error.start]:#04x} is not UTF-8"
