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

DIAGRAMS = "word/diagrams"
"""The folder of the package with the parts of diagrams."""


def drawn_words(drawing: Any, collected: Collected) -> str:
    """Return the words of the WordArt and the diagrams in *drawing*, each on its own line; "" if there is none."""
    lines = [art.get("string", "") for art in drawing.iter(ART)]
    for links in drawing.iter(DIAGRAM_LINKS):
        part = collected.links.get(links.get(f"{LINK_NAMESPACE}dm", ""), "")
        root = optional_part(collected.package, part)
        if root is None:
            collected.remark("a diagram, whose words are not in the file, was left out; add it to the matter")
        else:
            lines += diagram_texts(root)
    return "\n".join(filter(str.strip, lines))


def diagram_texts(root: Any) -> Iterator[str]:
    """Yield each text of a diagram; *root* is that of the part with its data."""
    yield from (text.text or "" for text in root.iter(DRAWN_TEXT))


def is_diagram_data(name: str) -> bool:
    """Whether the part *name* has the data of a diagram."""
    return posixpath.dirname(name) == DIAGRAMS and posixpath.basename(name).startswith("data")
