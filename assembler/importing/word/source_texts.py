"""All words in the XML of a Word file, for the comparison with the words that were read."""

import posixpath
import zipfile
from collections.abc import Iterator
from typing import Any

from assembler.importing.read_document import AsideKind
from assembler.importing.word.texts import MATH_TEXT
from assembler.verify.reader.word_labels import W
from assembler.verify.reader.word_package import MAIN, optional_part
from assembler.verify.reader.word_paragraphs import ALTERNATIVE

NOTE_PARTS = {"footnote": "word/footnotes.xml", "endnote": "word/endnotes.xml"}

COMMENTS = "word/comments.xml"


def source_texts(package: zipfile.ZipFile) -> Iterator[str]:
    """Yield each text of the body, notes, comments, headers and footers, without copies for older programs."""
    running = (name for name in package.namelist() if running_kind(name))
    for name in (MAIN, *NOTE_PARTS.values(), COMMENTS, *running):
        root = optional_part(package, name)
        if root is not None:
            yield from _texts(root)


def running_kind(name: str) -> AsideKind | None:
    """Return the kind of words in the part *name* if it is a header or a footer; None if it is neither."""
    stem = posixpath.basename(name)
    if posixpath.dirname(name) != "word" or not stem.endswith(".xml"):
        return None
    return "running head" if stem.startswith("header") else "running foot" if stem.startswith("footer") else None


def _texts(element: Any) -> Iterator[str]:
    for child in element:
        if child.tag in {f"{W}t", f"{W}delText", MATH_TEXT}:
            yield child.text or ""
        elif child.tag != ALTERNATIVE:
            yield from _texts(child)
