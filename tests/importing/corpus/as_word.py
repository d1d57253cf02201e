"""A complaint as a Word file written by python-docx, which LibreOffice converts to Word, OpenDocument and PDF."""

from __future__ import annotations

import re
from html import escape
from itertools import groupby, zip_longest
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Inches, Pt
from docx.text.paragraph import Paragraph

from tests.importing.corpus.description import Complaint, Piece
from tests.importing.corpus.text_box import text_box

NOTES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
NOTES_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
TOKEN = re.compile(r"\^\[[^\]]*\]|\*[^*]+\*")
PARAGRAPHS = 91
RELIEF = 92
"""The numbers of the definitions of the two lists, which the template of python-docx does not have."""

CHANGE = 'w:id="%d" w:author="R. Offerman" w:date="2025-01-15T10:00:00Z"'


class Writer:
    """Writes the parts of a complaint, one after another."""

    def __init__(self, complaint: Complaint) -> None:
        self.complaint = complaint
        self.file = Document()
        self._drop_thumbnail()
        self.notes: list[str] = []
        self.paragraph_count = 0
        self._numbering = self.file.part.numbering_part.element
        self._set_styles()
        self._define_list(PARAGRAPHS, "decimal")
        self._define_list(RELIEF, "upperLetter")
        self.paragraph_list = self._add_list(PARAGRAPHS)
        self.relief_list: int | None = None
        if complaint.has("numbering styles"):
            self._add_numbered_style()

    def _add_numbered_style(self) -> None:
        """Add a style for the paragraphs, which are then numbered without having the number themselves."""
        style = self.file.styles.add_style("Allegation", WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = self.file.styles["Normal"]
        self._number(style.element, self.paragraph_list)

    def _drop_thumbnail(self) -> None:
        """Drop the thumbnail of python-docx's template, which is half the size of a small file."""
        relations = self.file.part.package.rels
        for key in [key for key, relation in relations.items() if relation.reltype.endswith("/thumbnail")]:
            del relations[key]

    def _set_styles(self) -> None:
        normal = self.file.styles["Normal"]
        normal.font.name = "Liberation Serif"
        normal.font.size = Pt(12)
        normal.paragraph_format.space_after = Pt(6)
        section = self.file.sections[0]
        section.left_margin = section.right_margin = Inches(1)
        if self.complaint.has("line numbers"):
            section._sectPr.append(parse_xml(f'<w:lnNumType {nsdecls("w")} w:countBy="1" w:restart="newPage"/>'))
        section.header.paragraphs[0].text = self.complaint.values.get("running head", "")
        foot = section.footer.paragraphs[0]
        foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
        foot._p.append(parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple>'))
        for line in self.complaint.values.get("footer", []):
            section.footer.add_paragraph(str(line)).alignment = WD_ALIGN_PARAGRAPH.CENTER

    def _define_list(self, definition: int, form: str) -> None:
        xml = (
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{definition}"><w:multiLevelType w:val="singleLevel"/>'
            f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="%1."/>'
            '<w:lvlJc w:val="left"/><w:pPr><w:ind w:firstLine="720"/></w:pPr></w:lvl></w:abstractNum>'
        )
        self._numbering.insert(0, parse_xml(xml))

    def _add_list(self, definition: int) -> int:
        """Return the number of a new list, which begins with 1 or A."""
        number = 100 + len(self._numbering.findall(qn("w:num")))
        xml = (
            f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{definition}"/>'
            '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
        )
        self._numbering.append(parse_xml(xml))
        return number

    def write(self, target: Path) -> None:
        """Write the file *target*."""
        complaint = self.complaint
        for line in complaint.lines("counsel above"):
            self._line(self.file.add_paragraph(), line)
        self._center_lines("head")
        self._caption()
        self._center_lines("title")
        self._add_paragraphs(complaint.lines("lead"))
        for kind, pieces in groupby(complaint.body, key=lambda piece: piece.kind):
            if kind == "row":
                self._table([piece.text.split("|") for piece in pieces])
            else:
                for piece in pieces:
                    self._piece(piece)
        self._add_paragraphs(complaint.lines("closing"))
        self._signatures()
        for block in complaint.after:
            self._center(block[0])
            self._add_paragraphs(block[1:])
        self._write_notes()
        self.file.save(str(target))

    def _center_lines(self, part: str) -> None:
        for line in self.complaint.lines(part):
            self._center(line)

    def _add_paragraphs(self, lines: list[str]) -> None:
        for line in lines:
            self._runs(self.file.add_paragraph(), line)

    def _center(self, text: str, style: str | None = None) -> None:
        paragraph = self.file.add_paragraph(style=style)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        for index, line in enumerate(text.split(" | ")):
            run = paragraph.add_run()
            if index:
                run.add_break()
            run.add_text(line)
            run.bold = True
            run.font.small_caps = self.complaint.has("small capitals") or None

    def _line(self, paragraph: Paragraph, text: str) -> None:
        paragraph.paragraph_format.space_after = Pt(0)
        paragraph.paragraph_format.left_indent = Pt(4 * (len(text) - len(text.lstrip())))
        paragraph.add_run(text.strip())

    def _runs(self, paragraph: Paragraph, text: str) -> None:
        start = 0
        for match in TOKEN.finditer(text):
            paragraph.add_run(text[start : match.start()])
            if match[0].startswith("*"):
                paragraph.add_run(match[0].strip("*")).italic = True
            else:
                self.notes.append(match[0][2:-1])
                run = paragraph.add_run()
                run.font.superscript = True
                run._r.append(parse_xml(f'<w:footnoteReference {nsdecls("w")} w:id="{len(self.notes)}"/>'))
            start = match.end()
        paragraph.add_run(text[start:])

    def _piece(self, piece: Piece) -> None:  # noqa: C901 - a branch for each kind
        match piece.kind:
            case "heading":
                style = f"Heading {piece.level}" if self.complaint.has("heading styles") else None
                self._center(piece.text, style)
                return
            case "count" | "line":
                self._center(piece.text)
                if piece.kind == "count":
                    self.relief_list = self._add_list(RELIEF)
                    if self.complaint.has("restarts"):
                        self.paragraph_list = self._add_list(PARAGRAPHS)
                return
        paragraph = self.file.add_paragraph()
        automatic = self.complaint.has("automatic numbers")
        if piece.kind == "paragraph" and self.complaint.has("numbering styles"):
            paragraph.style = "Allegation"
        elif piece.kind == "paragraph" and automatic:
            self._number(paragraph._p, self.paragraph_list)
        elif piece.kind == "relief" and automatic and piece.label[:1].isupper():
            if self.relief_list is None or piece.label == "A.":
                self.relief_list = self._add_list(RELIEF)
            self._number(paragraph._p, self.relief_list)
        elif piece.label:
            paragraph.add_run(f"{piece.label}\t")
        if piece.kind in {"quote", "item"}:
            paragraph.paragraph_format.left_indent = Inches(1)
            paragraph.paragraph_format.right_indent = Inches(0.5)
        elif piece.kind == "paragraph" and not automatic:
            paragraph.paragraph_format.first_line_indent = Inches(0.5)
        self._runs(paragraph, piece.text)
        if piece.kind == "paragraph":
            self.paragraph_count += 1
            self._add_traps(paragraph)

    def _number(self, element: Any, list_number: int) -> None:
        """Make the paragraph or style *element* an item of the list *list_number*."""
        properties = element.get_or_add_pPr()
        xml = f'<w:numPr {nsdecls("w")}><w:ilvl w:val="0"/><w:numId w:val="{list_number}"/></w:numPr>'
        properties.append(parse_xml(xml))

    def _add_traps(self, paragraph: Paragraph) -> None:
        """Add the traps due at this paragraph to *paragraph*: a tracked change, comment, content control or field."""
        last = paragraph._p.findall(qn("w:r"))[-1]
        if self.complaint.has("tracked changes") and self.paragraph_count % 4 == 2:
            inserted = parse_xml(f"<w:ins {nsdecls('w')} {CHANGE % self.paragraph_count}/>")
            last.addprevious(inserted)
            inserted.append(last)
            deleted = "<w:r><w:delText> A sentence that was struck out.</w:delText></w:r>"
            inserted.addprevious(
                parse_xml(f"<w:del {nsdecls('w')} {CHANGE % (self.paragraph_count + 500)}>{deleted}</w:del>")
            )
        if self.complaint.has("comments") and self.paragraph_count % 5 == 3:
            self.file.add_comment(paragraph.runs[-1:], text="Confirm with the client.", author="R. Offerman")
        if self.complaint.has("content controls") and self.paragraph_count % 3 == 1:
            control = parse_xml(f"<w:sdt {nsdecls('w')}><w:sdtPr/><w:sdtContent/></w:sdt>")
            paragraph._p.addprevious(control)
            control[1].append(paragraph._p)
        if self.complaint.has("fields") and self.paragraph_count % 4 == 0:
            field = parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr=" QUOTE "/>')
            last.addprevious(field)
            field.append(last)

    def _caption(self) -> None:
        left = self.complaint.lines("left")
        right = self.complaint.lines("right")
        sign = str(self.complaint.values.get("sign", ""))
        if self.complaint.has("text boxes"):
            paragraphs = [self.file.add_paragraph() for _ in left]
            for paragraph, line in zip(paragraphs, left, strict=True):
                self._line(paragraph, line)
            paragraphs[0]._p.append(text_box([line.strip() for line in right if line.strip()]))
            return
        if self.complaint.has("caption in tabs"):
            for left_line, right_line in zip_longest(left, right, fillvalue=""):
                paragraph = self.file.add_paragraph()
                paragraph.paragraph_format.space_after = Pt(0)
                paragraph.paragraph_format.tab_stops.add_tab_stop(Inches(3.2))
                paragraph.paragraph_format.tab_stops.add_tab_stop(Inches(3.6))
                paragraph.add_run(f"{left_line}\t{sign}\t{right_line}")
            return
        columns = [left, [sign] * max(len(left), len(right)), right] if sign else [left, right]
        table = self.file.add_table(1, len(columns))
        if not sign:
            table.style = "Table Grid"
        for cell, lines in zip(table.rows[0].cells, columns, strict=True):
            self._fill_cell(cell, lines)
        if sign:
            table.autofit = False
            for cell, width in zip(table.rows[0].cells, (3.1, 0.3, 3.1), strict=True):
                cell.width = Inches(width)
        self.file.add_paragraph()

    def _fill_cell(self, cell: Any, lines: list[str]) -> None:
        """Write *lines* into *cell*, which has one empty paragraph."""
        for index, line in enumerate(lines):
            self._line(cell.add_paragraph() if index else cell.paragraphs[0], line)

    def _table(self, rows: list[list[str]]) -> None:
        table = self.file.add_table(len(rows), len(rows[0]))
        if self.complaint.has("ruled tables"):
            table.style = "Table Grid"
        for row, texts in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text.strip()

    def _signatures(self) -> None:
        blocks = self.complaint.signatures
        if self.complaint.has("signatures side by side"):
            table = self.file.add_table((len(blocks) + 1) // 2, 2)
            for index, block in enumerate(blocks):
                self._fill_cell(table.cell(index // 2, index % 2), block)
            return
        for block in blocks:
            self.file.add_paragraph()
            for line in block:
                paragraph = self.file.add_paragraph(line.strip())
                paragraph.paragraph_format.left_indent = Inches(3)
                paragraph.paragraph_format.space_after = Pt(0)

    def _write_notes(self) -> None:
        if not self.notes:
            return
        separators = "".join(
            f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'
            for number, kind in ((-1, "separator"), (0, "continuationSeparator"))
        )
        notes = "".join(
            f'<w:footnote w:id="{number}"><w:p>'
            '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>'
            f'<w:r><w:t xml:space="preserve"> {escape(note)}</w:t></w:r></w:p></w:footnote>'
            for number, note in enumerate(self.notes, 1)
        )
        xml = f"<w:footnotes {nsdecls('w')}>{separators}{notes}</w:footnotes>"
        part = Part(PackURI("/word/footnotes.xml"), NOTES_TYPE, xml.encode(), self.file.part.package)
        self.file.part.relate_to(part, NOTES)
