"""Reads the text of a Word paragraph: runs, fields, tabs, note references, tracked changes, pictures, text boxes."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from assembler.importing.read_document import REDACTED, PictureBlock, TextRun, merged_runs
from assembler.importing.word.collected import Collected
from assembler.importing.word.drawn_words import drawn_words, unread_kind
from assembler.importing.word.fields import (
    COMPUTED,
    OpenField,
    about_code,
    about_equation,
    checkbox_sign,
    chosen_entry,
    plain_fraction,
)
from assembler.importing.word.pictures import picture_of
from assembler.importing.word.styles import RunLook
from assembler.verify.reader.word_labels import W

ALTERNATIVES = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"

DELETED = frozenset({f"{W}del", f"{W}moveFrom"})
DRAWN = frozenset({f"{W}drawing", f"{W}pict", f"{W}object"})
"""Elements for drawings, which may be pictures or text boxes."""

UNREAD_PARTS = {
    f"{W}altChunk": "a part of the text that is in another format",
    f"{W}subDoc": "a part of the text that is in another file (a subdocument)",
}
"""Elements for parts of the text that are not read, and what each is."""

KNOWN_NAMESPACES = (
    "http://schemas.microsoft.com/office/",
    "http://schemas.openxmlformats.org/",
    "urn:schemas-microsoft-com:",
)
"""How the namespaces begin that Word knows."""

SIGNS = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
    f"{W}softHyphen": "",
}
"""The characters that elements of a run print if they have no text."""

NOTE_REFERENCES = {f"{W}footnoteReference": "footnote", f"{W}endnoteReference": "endnote"}

PAGE_END = "\f"
"""A break within a paragraph after which the next page or column begins."""

TYPED_BLANK = "_" * 12

MIN_GAP = 5
"""The minimum number of underlined spaces that are a blank."""

LABEL_IN_CAPITALS = re.compile(r"\s{0,9}[A-Z]{4}")

FIRST_SYMBOL_CODE = 0xF000
"""The first code of the characters in symbol fonts."""

SYMBOLS = {0xB7: "•", 0xA7: "§"}
"""The characters of symbol fonts that are known, by the last byte of their codes."""


@dataclass(slots=True)
class Paragraph:
    """The runs of a paragraph, the pictures in it, and the text boxes anchored to it."""

    runs: list[TextRun] = field(default_factory=list)
    pictures: list[PictureBlock] = field(default_factory=list)
    boxes: list[tuple[Any, str | None]] = field(default_factory=list)
    """The text boxes, each with the author of the deletion around it, or None."""


def read_paragraph(element: Any, collected: Collected) -> Paragraph:
    """Return the contents of the paragraph *element*."""
    walk = _Walk(element, collected)
    walk.read_children(element)
    walk.paragraph.runs = list(_with_typed_blanks(merged_runs(_without_page_ends(walk.paragraph.runs))))
    return walk.paragraph


def _without_page_ends(runs: Sequence[TextRun]) -> Iterator[TextRun]:
    """Yield *runs* with a line break for the end of a page between words, and nothing for one at either end."""
    worded = [index for index, run in enumerate(runs) if run.note or run.text.strip()]
    for index, run in enumerate(runs):
        is_between = bool(worded) and worded[0] < index < worded[-1]
        yield replace(run, text="\n" if is_between else "") if run.text == PAGE_END else run


def _with_typed_blanks(runs: Sequence[TextRun]) -> Iterator[TextRun]:
    """Yield *runs*, with an underlined gap behind words that are not underlined as a typed blank.

    A gap still divides the blank from a label in capitals behind it, such as "JUDGE".
    """
    for before, run, after in zip([None, *runs], runs, [*runs[1:], None], strict=False):
        is_gap = run.underline and not run.note and not run.text.strip(" \t\N{NO-BREAK SPACE}")
        is_wide = "\t" in run.text or len(run.text) >= MIN_GAP
        if is_gap and is_wide and before and re.search(r"\S[ \t]*$", before.text):
            has_label = after is not None and LABEL_IN_CAPITALS.match(after.text)
            space = "" if before.text[-1].isspace() else " "
            end = "\t" if has_label else ""
            yield replace(run, text=f"{space}{TYPED_BLANK}{end}", underline=False)
        else:
            yield run


class _Walk:
    """A walk over the elements of a paragraph, in the order of the document."""

    def __init__(self, element: Any, collected: Collected) -> None:
        self.element = element
        self.collected = collected
        self.paragraph = Paragraph()
        self.open_fields: list[OpenField] = []

    def read_children(self, element: Any) -> None:
        """Read the children of *element*."""
        for child in element:
            self.read(child)

    def read(self, element: Any) -> None:
        """Read *element*: a run, or something with runs in it."""
        tag = element.tag
        if tag == f"{W}r":
            self._read_run(element)
        elif tag in DELETED:
            with self.collected.deleting(element.get(f"{W}author", "")):
                self.read_children(element)
        elif isinstance(tag, str) and tag.startswith(MATH):
            self._read_math(element)
        elif tag == ALTERNATIVES:
            self.read_children(printed_alternative(element))
        elif tag in UNREAD_PARTS:
            remark_on_unread(element, self.collected)
        elif tag in DRAWN:
            self._read_drawing(element)
        elif tag not in {f"{W}pPr", f"{W}rPr", f"{W}sdtPr", f"{W}sdtEndPr"} and isinstance(tag, str):
            self._read_container(element)

    def _read_container(self, element: Any) -> None:
        """Read *element*, a text box, a ruby, a simple field, or an element that only has runs in it."""
        if element.tag == f"{W}txbxContent":
            self._add_boxes([element])
        elif element.tag == f"{W}ruby":
            self._read_ruby(element)
        elif element.tag == f"{W}fldSimple":
            self.open_fields.append(OpenField(element.get(f"{W}instr", ""), is_in_code=False))
            self.read_children(element)
            self._end_field()
        else:
            self.read_children(element)

    def _read_math(self, element: Any) -> None:
        """Read *element*, an equation or a part of it; a denominator has the fraction bar before it."""
        if element.tag == MATH_TEXT:
            self._add(TextRun(element.text or ""))
        elif element.tag == f"{MATH}oMath":
            self._read_equation(element)
        else:
            self._add(TextRun("/" if element.tag == f"{MATH}den" else ""))
            self.read_children(element)

    def _read_equation(self, equation: Any) -> None:
        """Read *equation* as its letters, figures and fraction bars, with a caution."""
        start = len(self.paragraph.runs)
        self.read_children(equation)
        words = "".join(run.text for run in self.paragraph.runs[start:])
        if words.strip():
            self.collected.caution(about_equation(words))

    def _read_run(self, run: Any) -> None:
        self._read_in_run(run, self.collected.styles.run(run, self.element))

    def _read_in_run(self, contents: Any, look: RunLook) -> None:
        """Read the children of *contents*, a run or an alternative in it, which is set in *look*."""
        for child in contents:
            if child.tag == ALTERNATIVES:
                self._read_in_run(printed_alternative(child), look)
            elif child.tag in {f"{W}t", f"{W}delText"}:
                self._read_text(child.text or "", look)
            elif child.tag in DRAWN | {f"{W}r", f"{W}ruby"}:
                self.read(child)
            else:
                self._read_sign(child, look)

    def _read_text(self, text: str, look: RunLook) -> None:
        text = text.upper() if look.capitals else text
        if look.hidden and self.collected.deletion_author is None:
            self.collected.set_aside("hidden text", text)
        elif look.sight == "seen" or not text.strip() or self.collected.deletion_author is not None:
            self._add(_styled(text, look))
        elif look.sight == "unseen":
            self.collected.set_aside("hidden text", text)
        else:
            self._cover(text)

    def _cover(self, text: str) -> None:
        """Put the mark of a redaction in the place of *text*, whose place shows only a color."""
        self.collected.cover(text)
        runs = self.paragraph.runs
        if not runs or runs[-1].text != REDACTED:
            self._add(TextRun(REDACTED))

    def _read_sign(self, element: Any, look: RunLook) -> None:
        """Read an *element* of a run that prints no text of its own: a tab, a break, a field, a note reference."""
        tag = element.tag
        if tag == f"{W}fldChar":
            self._add(_styled(chosen_entry(element) or checkbox_sign(element), look))
            self._read_field(element.get(f"{W}fldCharType", ""))
        elif tag in NOTE_REFERENCES:
            self._read_note_reference(element)
        elif tag == f"{W}br":
            self._add(_styled(PAGE_END if element.get(f"{W}type") in {"page", "column"} else "\n", look))
        elif tag == f"{W}sym":
            self._add(_styled(_letter(element.get(f"{W}char", "")), look))
        elif tag in SIGNS:
            self._add(_styled(SIGNS[tag], look))
        elif tag == f"{W}instrText" and self.open_fields:
            self.open_fields[-1].code += element.text or ""
        elif tag in COMPUTED and self.collected.deletion_author is None:
            self.collected.caution(f"Word prints {COMPUTED[tag]} here, which was left out: type what the page shows")

    def _add(self, run: TextRun) -> None:
        if any(open_field.is_in_code for open_field in self.open_fields):
            self.collected.set_aside("hidden text", run.text)
        elif self.collected.deletion_author is not None:
            self._set_aside_deleted(run.text)
        elif run.text:
            self.paragraph.runs.append(run)

    def _set_aside_deleted(self, text: str) -> None:
        last = self.collected.asides[-1] if self.collected.asides else None
        is_same_deletion = (
            last is not None
            and last.kind == "deleted text"
            and last.place.line == self.collected.line
            and last.author == self.collected.deletion_author
        )
        if last and is_same_deletion:
            self.collected.asides[-1] = replace(last, text=last.text + text)
        elif text:
            self.collected.set_aside("deleted text", text, self.collected.deletion_author or "")

    def _read_field(self, kind: str) -> None:
        if kind == "begin":
            self.open_fields.append(OpenField())
        elif kind == "separate" and self.open_fields:
            self.open_fields[-1].is_in_code = False
        elif kind == "end" and self.open_fields:
            self._end_field()

    def _end_field(self) -> None:
        """Close the innermost field; if only its code has its words, read a plain fraction, and add a caution."""
        ended = self.open_fields.pop()
        if self.collected.deletion_author is not None:
            return
        if fraction := plain_fraction(ended.code):
            self.collected.derived.append(fraction)
            self._add(TextRun(fraction))
        if caution := about_code(ended):
            self.collected.caution(caution)

    def _read_ruby(self, ruby: Any) -> None:
        """Read the base of *ruby*, and set the small text above it aside with a caution."""
        start = len(self.paragraph.runs)
        for base in ruby.iterchildren(f"{W}rubyBase"):
            self.read_children(base)
        base_words = "".join(run.text for run in self.paragraph.runs[start:])
        above = "".join(text.text or "" for part in ruby.iterchildren(f"{W}rt") for text in part.iter(f"{W}t"))
        if self.collected.deletion_author is not None:
            self._set_aside_deleted(above)
        elif above.strip():
            self.collected.set_aside("other", above)
            about = f"`{above}`, which is printed small above `{base_words}`, was left out"
            self.collected.caution(f"{about}: type it if the paper needs it")

    def _add_boxes(self, boxes: Sequence[Any]) -> None:
        self.paragraph.boxes += [(box, self.collected.deletion_author) for box in boxes]

    def _read_note_reference(self, reference: Any) -> None:
        kind, note_id = NOTE_REFERENCES[reference.tag], reference.get(f"{W}id", "")
        if self.collected.deletion_author is not None:
            self.collected.deleted_notes[kind, note_id] = self.collected.deletion_author
        else:
            mark = self.collected.mark(kind, note_id)
            self.paragraph.runs.append(TextRun(text="", note=mark))

    def _read_drawing(self, drawing: Any) -> None:
        boxes = list(boxes_in(drawing))
        self._add_boxes(boxes)
        if words := drawn_words(drawing, self.collected):
            self._add(TextRun(f"\n{words}"))
        if not boxes and self.collected.deletion_author is None:
            picture = picture_of(drawing, self.collected)
            if picture:
                self.paragraph.pictures.append(picture)
            elif not words and (kind := unread_kind(drawing)):
                about = f"{kind} was left out: open it, and type its words"
                self.collected.caution(f"{about} or add it to the matter as a picture")


def boxes_in(drawing: Any) -> Iterator[Any]:
    """Yield the contents of the text boxes in *drawing*, each once, and not those of boxes within boxes."""
    for element in drawing:
        if element.tag == f"{W}txbxContent":
            yield element
        elif element.tag == ALTERNATIVES:
            yield from boxes_in(printed_alternative(element))
        else:
            yield from boxes_in(element)


def printed_alternative(alternatives: Any) -> Any:
    """Return the one of the *alternatives* that Word prints, or (): the first whose namespaces it knows."""
    for alternative in alternatives:
        prefixes = alternative.get("Requires", "").split()
        if all(alternative.nsmap.get(prefix, "").startswith(KNOWN_NAMESPACES) for prefix in prefixes):
            return alternative
    return ()


def remark_on_unread(element: Any, collected: Collected) -> None:
    """Add a remark on *element*, one of `UNREAD_PARTS`, with its place."""
    about = f"{UNREAD_PARTS[element.tag]} was left out after paragraph {collected.line}"
    collected.remark(f"{about}; open the file in Word, save it with this text in it, and import that")


def _styled(text: str, look: RunLook) -> TextRun:
    return TextRun(text, look.bold, look.italic, look.underline)


def _letter(code: str) -> str:
    """Return the letter with the hexadecimal *code*, which may be that of a symbol font; U+FFFD if it is unknown."""
    try:
        code_point = int(code, 16)
    except ValueError:
        return "\ufffd"
    if code_point < FIRST_SYMBOL_CODE:
        return chr(code_point)
    return SYMBOLS.get(code_point & 0xFF, "\ufffd")
