"""Reads a Word file as Word shows it: its words with the labels that Word counts, its notes and its fields."""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from docx.opc.oxml import parse_xml

from assembler.outputs.word.number_formats import FORMATS

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
"""The namespace of WordprocessingML, which precedes each name of an element or attribute."""

SIGNS = {")", ":", "§", "*"}
"""The signs that a caption's column repeats as its divider; in the PDF they are drawn and are not text."""

DASHES = "x"
"""The text of a caption's line of dashes: only the x at its end, because the dashes are the leader of a tab."""


@dataclass
class WordFile:
    """The contents of a Word file."""

    caption: list[str] = field(default_factory=list)
    paragraphs: list[str] = field(default_factory=list)
    """The paragraphs outside tables, each with its label, and the cells of tables with a head."""
    notes: list[str] = field(default_factory=list)
    labels: dict[str, str] = field(default_factory=dict)
    """The label of the paragraph that contains each bookmark."""
    references: list[tuple[str, str]] = field(default_factory=list)
    """The bookmark and the printed text of each cross-reference."""


def read_word(data: bytes) -> WordFile:
    """Return the contents of *data*, a .docx file."""
    with zipfile.ZipFile(BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist() if name.endswith(".xml")}
    word_file = WordFile()
    counting = _Counting(_parsed(parts["word/numbering.xml"]), _parsed(parts["word/styles.xml"]))
    (body,) = _parsed(parts["word/document.xml"])
    for child in body:
        if child.tag == f"{W}tbl":
            has_head = any(True for _ in child.iter(f"{W}tblHeader"))
            target = word_file.paragraphs if has_head else word_file.caption
            for cell in child.iter(f"{W}tc"):
                lines = [_text(paragraph) for paragraph in cell.iter(f"{W}p")]
                is_divider = set(lines) <= SIGNS
                target += [line for line in lines if not is_divider and line.strip() != DASHES]
        elif child.tag == f"{W}p":
            label = counting.label(child)
            word_file.paragraphs.append(f"{label} {_text(child)}".strip())
            for bookmark in child.iter(f"{W}bookmarkStart"):
                word_file.labels[bookmark.get(f"{W}name")] = label.rstrip(".")
        word_file.references += _fields(child)
    if "word/footnotes.xml" in parts:
        notes = [note for note in _parsed(parts["word/footnotes.xml"]) if note.get(f"{W}type") is None]
        word_file.notes = [f"{number}{''.join(map(_text, note))}" for number, note in enumerate(notes, 1)]
    return word_file


def _parsed(part: bytes) -> Any:
    return parse_xml(part)  # type: ignore[arg-type]  # it takes bytes, and refuses text that says its encoding


def _text(element: Any) -> str:
    printed_nodes = element.iter(f"{W}t", f"{W}br", f"{W}tab", f"{W}noBreakHyphen", f"{W}footnoteReference")
    return "".join(_letters(node) for node in printed_nodes)


def _letters(node: Any) -> str:
    """Return the text that an element prints: its own text, the number of a note, a hyphen, or a space."""
    if node.tag == f"{W}noBreakHyphen":
        return "-"
    if node.tag == f"{W}t":
        return node.text or ""
    return node.get(f"{W}id") or " "


def _fields(element: Any) -> Iterator[tuple[str, str]]:
    """Yield the bookmark and the printed text of each cross-reference in *element*."""
    bookmark = ""
    text = ""
    for node in element.iter(f"{W}instrText", f"{W}t", f"{W}fldChar"):
        if node.tag == f"{W}instrText":
            match = re.fullmatch(r" REF (\w+) \\[nw] \\h ", node.text)
            bookmark = match[1] if match else ""
            text = ""
        elif node.tag == f"{W}t" and bookmark:
            text += node.text
        elif bookmark and node.get(f"{W}fldCharType") == "end":
            yield bookmark, text
            bookmark = ""


class _Counting:
    """Counts as Word does: a level continues in all instances of its list, and restarts after a higher level.

    A paragraph has its own place in a list, or the place of its style; list 0 means no list.
    """

    def __init__(self, numbering: Any, styles: Any) -> None:
        self.places_of_styles = {
            style.get(f"{W}styleId"): style.find(f"{W}pPr/{W}numPr") for style in styles.iter(f"{W}style")
        }
        self.levels = {
            int(abstract.get(f"{W}abstractNumId")): {
                int(level.get(f"{W}ilvl")): level for level in abstract.iter(f"{W}lvl")
            }
            for abstract in numbering.iter(f"{W}abstractNum")
        }
        self.lists = {
            int(num.get(f"{W}numId")): int(num.find(f"{W}abstractNumId").get(f"{W}val"))
            for num in numbering.iter(f"{W}num")
        }
        self.starts = {
            (int(num.get(f"{W}numId")), int(override.get(f"{W}ilvl"))): int(override[0].get(f"{W}val"))
            for num in numbering.iter(f"{W}num")
            for override in num.iter(f"{W}lvlOverride")
        }
        self.counters: dict[int, dict[int, int]] = {}

    def label(self, paragraph: Any) -> str:
        place = paragraph.find(f"{W}pPr/{W}numPr")
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        if place is None and style is not None:
            place = self.places_of_styles[style.get(f"{W}val")]
        if place is None:
            return ""
        level = _number(place, "ilvl")
        instance = _number(place, "numId")
        if not instance:
            return ""
        definition = self.levels[self.lists[instance]][level]
        counters = self.counters.setdefault(self.lists[instance], {})
        start = self.starts.pop((instance, level), None)
        if start is None:
            start = counters[level] + 1 if level in counters else _number(definition, "start")
        higher_levels = {higher: count for higher, count in counters.items() if higher < level}
        self.counters[self.lists[instance]] = {**higher_levels, level: start}
        text = definition.find(f"{W}lvlText").get(f"{W}val")
        number = FORMATS[definition.find(f"{W}numFmt").get(f"{W}val")](start)
        label = str(text).replace(f"%{level + 1}", number)
        return label.upper() if definition.find(f"{W}rPr/{W}caps") is not None else label


def _number(element: Any, name: str) -> int:
    return int(element.find(f"{W}{name}").get(f"{W}val"))
