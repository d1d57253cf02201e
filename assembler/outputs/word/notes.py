"""Writes footnotes, which are a separate part of the file that python-docx cannot make."""

from collections.abc import Iterator
from typing import Any

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.oxml import serialize_part_xml
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import qn

from assembler.outputs.word.schema_order import sort_properties
from assembler.outputs.word.text import Text
from assembler.outputs.word.xml import element, words

SEPARATORS = {-1: "separator", 0: "continuationSeparator"}
"""The separators above footnotes, by the ids that Word gives them; the footnotes have the ids from 1."""

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"


def add_notes(document: Document, text: Text) -> None:
    """Add the footnotes collected by *text*, and the separators that Word expects, to *document*."""
    if not text.notes:
        return
    footnotes = element("footnotes", *_separators(), *_footnotes(text))
    sort_properties(footnotes)
    blob = serialize_part_xml(footnotes)
    part = Part(PackURI("/word/footnotes.xml"), CONTENT_TYPE, blob, document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    separators = [element("footnote", id=id_) for id_ in SEPARATORS]
    settings = document.settings.element
    compatibility = settings.find(qn("w:compat"))
    settings.insert(settings.index(compatibility), element("footnotePr", *separators))


def _separators() -> Iterator[Any]:
    for id_, kind in SEPARATORS.items():
        yield element("footnote", element("p", element("r", element(kind))), type=kind, id=id_)


def _footnotes(text: Text) -> Iterator[Any]:
    for note_number, note in enumerate(text.notes, 1):
        superscript = element("rPr", element("vertAlign", val="superscript"))
        call = text.changes.tracked(note.change, [element("r", superscript, element("footnoteRef"))])
        style = element("pPr", element("pStyle", val="FootnoteText"))
        yield element("footnote", element("p", style, *call, words(" "), *text.runs(note.text)), id=note_number)
