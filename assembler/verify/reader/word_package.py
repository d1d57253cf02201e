"""Reads a Word file: its paragraphs with the labels that Word counts, notes, references, margins, and what is hidden.

Nothing is unpacked beyond a limit, and a part with a document type, which could name entities, is refused.
"""

import zipfile
from pathlib import Path
from typing import Any

from docx.opc.oxml import parse_xml

from assembler.exhibits.reader import UnusableError
from assembler.verify.reader import NEITHER
from assembler.verify.reader.word_labels import Labels, W
from assembler.verify.reader.word_paragraphs import paragraphs

ONE_PART, ALL_PARTS, PARTS = 50_000_000, 200_000_000, 5_000
"""The largest size in bytes of an unpacked part and of all parts, and the largest number of parts."""

MAIN, STYLES, NUMBERING = "word/document.xml", "word/styles.xml", "word/numbering.xml"

SIZES = ("w", "h")
MARGINS = ("top", "right", "bottom", "left")


def read_word(file: Path) -> dict[str, Any]:
    """Return the contents of the Word file *file*. Raises `UnusableError` if it cannot be used."""
    try:
        with zipfile.ZipFile(file) as package:
            return _contents(package)
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError):
        raise UnusableError("is damaged or incomplete: it cannot be unpacked") from None
    except RuntimeError:  # zipfile's error for an encrypted part
        raise UnusableError("is encrypted") from None
    except SyntaxError:  # the base of lxml's error
        raise UnusableError("is damaged: a part of it is not XML") from None


def _contents(package: zipfile.ZipFile) -> dict[str, Any]:
    entries = {entry.filename: entry for entry in package.infolist()}
    if len(entries) > PARTS or sum(entry.file_size for entry in entries.values()) > ALL_PARTS:
        raise UnusableError(f"unpacks to more than {ALL_PARTS // 1_000_000} MB, or to more than {PARTS:,} parts")
    if MAIN not in entries:
        raise UnusableError(NEITHER)
    if any(name.lower().endswith("vbaproject.bin") for name in entries) or b"macroEnabled" in _bytes(
        package, "[Content_Types].xml"
    ):
        raise UnusableError("contains macros")
    document = _parsed(package, MAIN)
    labels = Labels(_optional(package, NUMBERING, entries), _optional(package, STYLES, entries))
    notes = _optional(package, "word/footnotes.xml", entries)
    return {
        "kind": "word",
        "blocks": paragraphs(document, labels),
        "notes": paragraphs(notes, None) if notes is not None else [],
        "sections": [_section(section) for section in document.iter(f"{W}sectPr")],
        "tracked": sum(1 for _ in document.iter(f"{W}ins", f"{W}del", f"{W}moveFrom", f"{W}moveTo")),
        "comments": "word/comments.xml" in entries and _has_comments(package),
    }


def _has_comments(package: zipfile.ZipFile) -> bool:
    return next(_parsed(package, "word/comments.xml").iter(f"{W}comment"), None) is not None


def _section(section: Any) -> dict[str, Any]:
    """Return the size, the margins and the line numbers of a section, with lengths in points."""
    size, margins, numbers = (section.find(f"{W}{name}") for name in ("pgSz", "pgMar", "lnNumType"))
    return {
        "size": [_points(size, key) for key in SIZES],
        "margins": [_points(margins, key) for key in MARGINS],
        "numbered": numbers is not None,
    }


def _points(element: Any, key: str) -> float:
    text = "" if element is None else element.get(f"{W}{key}", "")
    return int(text) / 20 if text.lstrip("-").isdecimal() else 0.0


def _optional(package: zipfile.ZipFile, name: str, entries: dict[str, Any]) -> Any:
    return _parsed(package, name) if name in entries else None


def _parsed(package: zipfile.ZipFile, name: str) -> Any:
    """Return the root of a part, read without entities and without anything outside the file."""
    root: Any = parse_xml(_bytes(package, name))  # type: ignore[arg-type]  # it takes bytes
    if root.getroottree().docinfo.doctype:
        raise UnusableError("has a document type in its XML, which no Word file has and which could read other files")
    return root


def _bytes(package: zipfile.ZipFile, name: str) -> bytes:
    """Return the bytes of a part; what its header says of its size is not believed."""
    with package.open(name) as stream:
        data = stream.read(ONE_PART + 1)
    if len(data) > ONE_PART:
        raise UnusableError(f"unpacks to more than {ONE_PART // 1_000_000} MB")
    return data
