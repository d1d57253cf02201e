"""All words in the XML of a Word file, for the comparison with the words that were read."""

import posixpath
import zipfile
from collections.abc import Iterator
from typing import Any

from assembler.importing.read_document import AsideKind
from assembler.importing.word.drawn_words import ART, DRAWN_TEXT, diagram_texts, is_diagram_data
from assembler.importing.word.fields import chosen_entry
from assembler.importing.word.texts import ALTERNATIVES, MATH_TEXT, printed_alternative
from assembler.verify.reader.word_labels import W
from assembler.verify.reader.word_package import main_part, optional_part, parsed_part

NOTE_PARTS = {"footnote": "word/footnotes.xml", "endnote": "word/endnotes.xml"}
"""The parts of the package with notes, by kind."""

COMMENTS = "word/comments.xml"


def source_texts(package: zipfile.ZipFile) -> Iterator[str]:
    """Yield each text of the body, notes, comments, headers, footers and diagrams, each alternative once."""
    heads_and_feet = (name for name in package.namelist() if running_kind(name))
    for name in (main_part(package), *NOTE_PARTS.values(), COMMENTS, *heads_and_feet):
        root = optional_part(package, name)
        if root is not None:
            yield from _texts(root)
    for name in filter(is_diagram_data, package.namelist()):
        yield from diagram_texts(parsed_part(package, name))


def running_kind(name: str) -> AsideKind | None:
    """Return the kind of words in the part *name* if it is a header or a footer; None if it is neither."""
    file_name = posixpath.basename(name)
    if posixpath.dirname(name) != "word" or not file_name.endswith(".xml"):
        return None
    if file_name.startswith("header"):
        return "running head"
    return "running foot" if file_name.startswith("footer") else None


def _texts(element: Any) -> Iterator[str]:
    for child in element:
        if child.tag in {f"{W}t", f"{W}delText", MATH_TEXT, DRAWN_TEXT}:
            yield child.text or ""
        elif child.tag == ART:
            yield child.get("string", "")
        elif child.tag == ALTERNATIVES:
            yield from _texts(printed_alternative(child))
        else:
            if child.tag == f"{W}fldChar":
                yield chosen_entry(child)
            yield from _texts(child)
