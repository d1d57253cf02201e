"""Finds words of a Word file that are not in its paragraphs and notes: in headers, and in parts that are not read."""

import zipfile
from typing import Any

from assembler.verify.reader.word_labels import W, is_bullet

MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"

UNREAD = {
    f"{W}altChunk": "another document, which Word inserts",
    f"{W}subDoc": "a link to another document, which Word inserts",
    f"{W}endnoteReference": "an endnote",
    f"{MATH}oMath": "an equation",
    f"{W}sym": "a sign from a symbol font",
}
"""The elements with words or symbols that Word shows, but that are not compared, and their names in messages."""

TEMPLATE = "/attachedTemplate"
"""The end of the type of a link to a template, which can contain macros."""


def unread_parts(document: Any, package: zipfile.ZipFile) -> list[str]:
    """Return the names of the parts of *document* that are not compared, and of a template elsewhere."""
    tags = {element.tag for element in document.iter(*UNREAD) if not (element.tag == f"{W}sym" and is_bullet(element))}
    names = [name for tag, name in UNREAD.items() if tag in tags]
    links = "word/_rels/settings.xml.rels"
    if links in package.namelist():
        text = package.read(links).decode("utf-8", "replace")
        if TEMPLATE in text and "External" in text:
            names.append("a link to a template elsewhere")
    return names


def running_lines(parts: list[Any]) -> list[str]:
    """Return the lines of the headers and footers in *parts*, except numbers."""
    paragraphs = [paragraph for part in parts for paragraph in part.iter(f"{W}p")]
    lines = [" ".join(text.text or "" for text in paragraph.iter(f"{W}t")) for paragraph in paragraphs]
    return [line for line in dict.fromkeys(lines) if any(letter.isalpha() for letter in line)]
