"""Reads the words of drawings that are not in text boxes: WordArt of old versions of Word, and diagrams (SmartArt)."""

import posixpath
from collections.abc import Iterator
from typing import Any

from assembler.importing.word.collected import Collected
from assembler.importing.word.pictures import LINK_NAMESPACE, OLD_PICTURE_NAMESPACE, PICTURE_NAMESPACE
from assembler.verify.reader.word_package import optional_part

ART = f"{OLD_PICTURE_NAMESPACE}textpath"
DIAGRAM_LINKS = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds"
DRAWN_TEXT = f"{PICTURE_NAMESPACE}t"

UNREAD_DRAWINGS = {
    "{urn:schemas-microsoft-com:office:office}OLEObject": "an embedded object",
    "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart": "a chart",
    "{http://schemas.microsoft.com/office/drawing/2014/chartex}chart": "a chart",
}
"""Elements for drawings that are not read, and what each is."""

DIAGRAMS = "word/diagrams"
"""The folder of the package with the parts of diagrams."""


def drawn_words(drawing: Any, collected: Collected) -> str:
    """Return the words of the WordArt, canvases and diagrams in *drawing*, each on its own line; "" if none."""
    lines = [art.get("string", "") for art in drawing.iter(ART)]
    lines += diagram_texts(drawing)
    for links in drawing.iter(DIAGRAM_LINKS):
        part = collected.links.get(links.get(f"{LINK_NAMESPACE}dm", ""), "")
        root = optional_part(collected.package, part)
        if root is None:
            collected.remark("a diagram, whose words are not in the file, was left out; add it to the matter")
        else:
            lines += diagram_texts(root)
    return "\n".join(filter(str.strip, lines))


def unread_kind(drawing: Any) -> str:
    """Return what *drawing* has if it is not read: a chart or an embedded object; "" if it has neither."""
    return next((UNREAD_DRAWINGS[element.tag] for element in drawing.iter(*UNREAD_DRAWINGS)), "")


def diagram_texts(root: Any) -> Iterator[str]:
    """Yield each text of a diagram; *root* is that of the part with its data."""
    yield from (text.text or "" for text in root.iter(DRAWN_TEXT))


def is_diagram_data(name: str) -> bool:
    """Whether the part *name* has the data of a diagram."""
    return posixpath.dirname(name) == DIAGRAMS and posixpath.basename(name).startswith("data")
