"""Reads a Word file: its paragraphs with the labels that Word counts, notes, references, margins, and what is hidden.

Nothing is unpacked beyond a limit, and a part with a document type, which could name entities, is refused.
"""

import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from docx.opc.oxml import parse_xml

from assembler.exhibits.reader import UnusableError
from assembler.verify.reader import NEITHER
from assembler.verify.reader.word_labels import Labels, W
from assembler.verify.reader.word_paragraphs import hidden_text, paragraphs, visible_elements
from assembler.verify.reader.word_type import main_type
from assembler.verify.reader.word_unread import running_lines, unread_parts

MAX_PART_BYTES = 50_000_000
"""The maximum size in bytes of an unpacked part."""

MAX_TOTAL_BYTES = 200_000_000
"""The maximum size in bytes of all unpacked parts."""

MAX_PARTS = 5_000
"""The maximum number of parts."""

MAIN = "word/document.xml"
"""The usual name of the main part."""

MAIN_LINK = "/officeDocument"
"""How the type of the link to the main part ends."""

STYLES = "word/styles.xml"
NUMBERING = "word/numbering.xml"
CORE = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}"

STRICT_NAMESPACE = re.compile(rb"(?<=[\"'])http://purl\.oclc\.org/ooxml/(\w+)/(\w+)")
USUAL_NAMESPACE = rb"http://schemas.openxmlformats.org/\1/2006/\2"
"""The namespaces of a file saved as "Strict Open XML Document", and those in their place that other files have."""

CONTENT_TYPES = "[Content_Types].xml"

NEEDED_PARTS = frozenset({CONTENT_TYPES, "_rels/.rels"})
"""The parts without which Word does not open a file."""

MIN_LINES = 10
"""The minimum length of a column of numbers in a text box that counts as line numbers."""

SIZES = ("w", "h")
"""The attributes with the width and the height of a page."""

UNITS_PER_POINT = 20
"""Word gives lengths in twentieths of a point."""

MARGINS = ("top", "right", "bottom", "left")
"""The attributes with the margins of a page."""


def read_word(file: Path) -> dict[str, Any]:
    """Return the contents of the Word file *file*. Raises `UnusableError` if it cannot be used."""
    with open_package(file) as package:
        return _contents(package)


@contextmanager
def open_package(file: Path) -> Iterator[zipfile.ZipFile]:
    """Open the Word file *file*. Raises `UnusableError` if it is another kind of file, too large or damaged."""
    try:
        with zipfile.ZipFile(file) as package:
            entries = package.infolist()
            if len(entries) > MAX_PARTS or sum(entry.file_size for entry in entries) > MAX_TOTAL_BYTES:
                megabytes = MAX_TOTAL_BYTES // 1_000_000
                raise UnusableError(f"unpacks to more than {megabytes} MB, or to more than {MAX_PARTS:,} parts")
            if main_part(package) not in package.namelist():
                raise UnusableError(NEITHER)
            if missing_parts := sorted(NEEDED_PARTS - {*package.namelist()}):
                problem = f"is damaged, so that Word cannot open it: it has no part `{missing_parts[0]}`"
                raise UnusableError(problem, "damaged")
            yield package
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError):
        raise UnusableError("is damaged or incomplete: it cannot be unpacked", "damaged") from None
    except RuntimeError:  # zipfile raises it for an encrypted part
        raise UnusableError("is encrypted", "encrypted") from None
    except SyntaxError:  # the base class of lxml's error
        raise UnusableError("is damaged: a part of it is not XML", "damaged") from None


def main_part(package: zipfile.ZipFile) -> str:
    """Return the name of the main part, to which the package links; its usual name if there is no such link."""
    root = optional_part(package, "_rels/.rels")
    links = () if root is None else (link for link in root if link.get("Type", "").endswith(MAIN_LINK))
    return next((_part_name(link.get("Target", ""), folder="") for link in links), MAIN)


def links_of(package: zipfile.ZipFile, part: str) -> dict[str, str]:
    """Return the parts of the package to which *part* links, by the id of the link."""
    folder, name = posixpath.split(part)
    root = optional_part(package, posixpath.join(folder, "_rels", f"{name}.rels"))
    links = [] if root is None else [link for link in root if link.get("TargetMode") != "External"]
    return {link.get("Id", ""): _part_name(link.get("Target", ""), folder) for link in links}


def _part_name(target: str, folder: str) -> str:
    return target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))


def _contents(package: zipfile.ZipFile) -> dict[str, Any]:
    if has_macros(package):
        raise UnusableError("contains macros", "macros")
    document = parsed_part(package, main_part(package))
    labels = Labels(optional_part(package, NUMBERING), optional_part(package, STYLES))
    notes = optional_part(package, "word/footnotes.xml")
    if notes is not None:
        _drop_uncalled_notes(notes, document)
    return {
        "kind": "word",
        "blocks": paragraphs(document, labels),
        "notes": paragraphs(notes, labels=None) if notes is not None else [],
        "authors": _authors(package),
        "hidden": hidden_text(document),
        "unread": unread_parts(document, package),
        "running": running_lines([parsed_part(package, name) for name in _running_parts(package)]),
        "type": main_type(document, optional_part(package, STYLES)),
        "sections": [_section(section, numbered=_has_numbers(package)) for section in document.iter(f"{W}sectPr")],
        "tracked": sum(1 for _ in document.iter(f"{W}ins", f"{W}del", f"{W}moveFrom", f"{W}moveTo")),
        "comments": _has_comments(package),
    }


def _drop_uncalled_notes(notes: Any, document: Any) -> None:
    """Remove from *notes* those to which the text does not refer, because Word does not print them."""
    called = {call.get(f"{W}id") for call in visible_elements(document, f"{W}footnoteReference")}
    for note in list(notes.iterchildren(f"{W}footnote")):
        if note.get(f"{W}id") not in called:
            notes.remove(note)


def _authors(package: zipfile.ZipFile) -> list[str]:
    """Return the names of those who wrote and saved the file, as its properties list them."""
    properties = optional_part(package, "docProps/core.xml")
    if properties is None:
        return []
    tags = ("{http://purl.org/dc/elements/1.1/}creator", f"{CORE}lastModifiedBy")
    names = [(element.text or "").strip() for tag in tags for element in properties.iter(tag)]
    return [name for name in dict.fromkeys(names) if name]


def has_macros(package: zipfile.ZipFile) -> bool:
    """Whether the Word file has macros, or is of a kind that may have macros."""
    names = package.namelist()
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        return True
    return CONTENT_TYPES in names and b"macroEnabled" in part_bytes(package, CONTENT_TYPES)


def _has_comments(package: zipfile.ZipFile) -> bool:
    comments = optional_part(package, "word/comments.xml")
    return comments is not None and next(comments.iter(f"{W}comment"), None) is not None


def _has_numbers(package: zipfile.ZipFile) -> bool:
    """Whether a header or footer has a text box with the numbers of the lines, one paragraph per line."""
    for name in _running_parts(package):
        for box in parsed_part(package, name).iter(f"{W}txbxContent"):
            lines = ["".join(text.text or "" for text in line.iter(f"{W}t")) for line in box]
            if len(lines) >= MIN_LINES and lines == [str(number) for number in range(1, len(lines) + 1)]:
                return True
    return False


def _running_parts(package: zipfile.ZipFile) -> list[str]:
    """Return the names of the parts that are headers and footers."""
    return [
        name for name in package.namelist() if name.startswith(("word/header", "word/footer")) and name.endswith(".xml")
    ]


def _section(section: Any, *, numbered: bool) -> dict[str, Any]:
    """Return the size, the margins and the line numbers of a section, with lengths in points."""
    size = section.find(f"{W}pgSz")
    margins = section.find(f"{W}pgMar")
    numbers = section.find(f"{W}lnNumType")
    return {
        "size": [_points(size, key) for key in SIZES],
        "margins": [_points(margins, key) for key in MARGINS],
        "numbered": numbered or numbers is not None,
    }


def _points(element: Any, key: str) -> float:
    text = "" if element is None else element.get(f"{W}{key}", "")
    return int(text) / UNITS_PER_POINT if text.lstrip("-").isdecimal() else 0.0


def optional_part(package: zipfile.ZipFile, name: str) -> Any:
    """Return the root of the part *name*; None if the file has no such part."""
    return parsed_part(package, name) if name in package.namelist() else None


def parsed_part(package: zipfile.ZipFile, name: str) -> Any:
    """Return the root of a part, read without entities and without anything outside the file."""
    data = STRICT_NAMESPACE.sub(USUAL_NAMESPACE, part_bytes(package, name))
    root: Any = parse_xml(data)  # type: ignore[arg-type]  # it also takes bytes
    if root.getroottree().docinfo.doctype:
        raise UnusableError("has a document type in its XML: that could read other files, and no Word file needs it")
    return root


def part_bytes(package: zipfile.ZipFile, name: str) -> bytes:
    """Return the bytes of a part; the size that its header states is not trusted."""
    with package.open(name) as stream:
        data = stream.read(MAX_PART_BYTES + 1)
    if len(data) > MAX_PART_BYTES:
        raise UnusableError(f"has a part that unpacks to more than {MAX_PART_BYTES // 1_000_000} MB")
    return data
