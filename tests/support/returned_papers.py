"""The King County complaint as others return it: built once, and then changed by tests as people change papers."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pikepdf
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph as WordParagraph

from assembler.findings.finding import Finding, Severity
from assembler.outputs import PDF, WORD, OutputSetting
from assembler.outputs.output import MadePdf
from assembler.pipeline import examine_matter
from assembler.plan.blocks import Block, Heading, Paragraph, Words
from assembler.plan.plan import Plan
from assembler.results import Checked, Options
from assembler.verify.verify import verify
from tests.support.places import ROOT

KING_COUNTY = ROOT / "matters" / "parler_v_amazon" / "king_county.yaml"


PACKING = frozenset({"/Length", "/Filter", "/DecodeParms"})
"""The keys of a stream that describe its compression."""

POINTS_IN_PIXEL = 0.75
"""The length of a pixel of CSS, in which the positions of texts are written, in points."""


@dataclass
class Bench:
    """The complaint of a matter, its files, and the folder for files that a test changes."""

    folder: Path
    matter: Path = KING_COUNTY
    file_count: int = field(default=0, init=False)

    @cached_property
    def checked(self) -> Checked:
        return examine_matter(self.matter, Options())

    @cached_property
    def plan(self) -> Plan:
        return self.checked.plans[0]

    @cached_property
    def paper(self) -> MadePdf:
        return self.make_pdf(self.plan)

    @property
    def pdf(self) -> bytes:
        return self.paper.data

    @cached_property
    def word(self) -> bytes:
        return WORD.make(self.plan, OutputSetting()).data

    def make_pdf(self, plan: Plan) -> MadePdf:
        return PDF.make(plan, OutputSetting())

    def write_file(self, data: bytes, suffix: str) -> Path:
        """Write *data* to a new file."""
        self.file_count += 1
        file = self.folder / f"returned{self.file_count}{suffix}"
        file.write_bytes(data)
        return file

    def findings_on(self, file: Path) -> tuple[Finding, ...]:
        return verify(file, self.matter, Options()).findings

    def pdf_findings(self, data: bytes) -> tuple[Finding, ...]:
        """Return the findings on the PDF *data*."""
        return self.findings_on(self.write_file(data, ".pdf"))

    def plan_findings(self, *body: Block, **changes: Any) -> tuple[Finding, ...]:
        """Return the findings on the PDF of the plan with another *body* or other *changes*."""
        changed_plan = replace(self.plan, body=body or self.plan.body, **changes)
        return self.pdf_findings(self.make_pdf(changed_plan).data)

    def word_findings(self, edit: Callable[[Any], None]) -> tuple[Finding, ...]:
        """Return the findings on the Word file after *edit*."""
        document = docx.Document(BytesIO(self.word))
        edit(document)
        out = BytesIO()
        document.save(out)
        return self.findings_on(self.write_file(out.getvalue(), ".docx"))

    def page_findings(self, edit: Callable[[pikepdf.Pdf], None]) -> tuple[Finding, ...]:
        """Return the findings on the PDF after *edit*."""
        with pikepdf.open(BytesIO(self.pdf)) as pdf:
            edit(pdf)
            out = BytesIO()
            pdf.save(out)
        return self.pdf_findings(out.getvalue())


def paragraph_of(document: Any, words: str) -> WordParagraph:
    """Return the paragraph of *document* that begins with *words*."""
    return next(paragraph for paragraph in _paragraphs(document) if paragraph.text.startswith(words))


def _paragraphs(document: Any) -> Iterator[WordParagraph]:
    yield from document.paragraphs
    for table in document.tables:
        for cell in table._cells:
            yield from cell.paragraphs


def replace_typed(document: Any, start: str, old: str, new: str) -> None:
    """Replace *old* by *new* in the first run with *old* in the paragraph that begins with *start*."""
    run = next(run for run in paragraph_of(document, start).runs if old in run.text)
    run.text = run.text.replace(old, new, 1)


def update_fields(document: Any, after: int) -> None:
    """Subtract 1 from each number above *after* in cross-references, as Word does after a deletion."""
    code = ""
    for node in document.element.body.iter(qn("w:instrText"), qn("w:fldChar"), qn("w:t")):
        if node.tag == qn("w:instrText"):
            code = node.text
        elif node.get(qn("w:fldCharType")) == "end":
            code = ""
        elif node.tag == qn("w:t") and " REF " in code and node.text.isdecimal() and int(node.text) > after:
            node.text = str(int(node.text) - 1)


def with_paragraph(plan: Plan, number: int, change: Callable[[Paragraph], Paragraph]) -> tuple[Block, ...]:
    """Return the body of *plan* with its paragraph *number* changed."""

    def changed(block: Block) -> Block:
        if isinstance(block, Paragraph) and block.number == number:
            return change(block)
        return block

    return tuple(changed(block) for block in plan.body)


def with_words(old: str, new: str) -> Callable[[Any], Any]:
    """Return a function that replaces *old* by *new* in the words and links of a block."""

    def change_run(run: Any) -> Any:
        if hasattr(run, "text") and isinstance(run.text, str):
            return replace(run, text=run.text.replace(old, new))
        return run

    def change_block(block: Any) -> Any:
        runs = tuple(change_run(run) for run in block.text)
        assert runs != block.text
        return replace(block, text=runs)

    return change_block


def with_heading(plan: Plan, old: str, new: str) -> tuple[Block, ...]:
    """Return the body of *plan* with the heading *old* renamed to *new*."""

    def renamed(block: Block) -> Block:
        if isinstance(block, Heading) and block.text == (Words(old),):
            return replace(block, text=(Words(new),))
        return block

    return tuple(renamed(block) for block in plan.body)


def move_line_number(pdf: pikepdf.Pdf, page_number: int, *, baseline: float, by: float) -> None:
    """Move the line number at *baseline*, in points from the top, down *by* points, on that page only."""
    resources = pdf.pages[page_number - 1].Resources
    form = resources.XObject["/Paper"]
    own_form = pdf.make_stream(form.read_bytes(), {key: part for key, part in form.items() if key not in PACKING})

    def shifted(match: "re.Match[bytes]") -> bytes:
        y = float(match[2])
        if abs(y * POINTS_IN_PIXEL - baseline) < 2:
            y += by / POINTS_IN_PIXEL
        return b"%s %f Tm" % (match[1], y)

    new_content = re.sub(rb"(1 0 0 -1 [\d.]+) ([\d.]+) Tm", shifted, own_form.read_bytes())
    assert new_content != own_form.read_bytes()
    own_form.write(new_content)
    objects = pikepdf.Dictionary(dict(resources.XObject.items()))
    objects["/Paper"] = own_form
    copy = pikepdf.Dictionary(dict(resources.items()))
    copy["/XObject"] = objects
    pdf.pages[page_number - 1].obj["/Resources"] = copy


def replace_by_pictures(pdf: pikepdf.Pdf, *page_numbers: int) -> None:
    """Replace the pages of *pdf* with these numbers by pictures."""
    image = pdf.make_stream(
        bytes(100),
        Type=pikepdf.Name.XObject,
        Subtype=pikepdf.Name.Image,
        Width=10,
        Height=10,
        ColorSpace=pikepdf.Name.DeviceGray,
        BitsPerComponent=8,
    )
    for page_number in page_numbers:
        page = pdf.pages[page_number - 1]
        page.obj["/Contents"] = pdf.make_stream(b"q 600 0 0 780 0 0 cm /Scan Do Q")
        page.obj["/Resources"] = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Scan=image))


def annotate(pdf: pikepdf.Pdf, page_number: int, words: str, box: list[int]) -> None:
    """Type *words* in a *box* on a page as an annotation, as viewers do; the box is left, bottom, right, top."""
    left, bottom, right, top = box
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
    appearance = pdf.make_stream(
        f"BT /F 10 Tf 2 4 Td ({words}) Tj ET".encode(),
        Type=pikepdf.Name.XObject,
        Subtype=pikepdf.Name.Form,
        BBox=[0, 0, right - left, top - bottom],
        Resources=pikepdf.Dictionary(Font=pikepdf.Dictionary(F=font)),
    )
    annotation = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot,
        Subtype=pikepdf.Name.FreeText,
        Rect=box,
        Contents=words,
        F=4,
        DA="/Helv 10 Tf",
        AP=pikepdf.Dictionary(N=appearance),
    )
    annotations = pikepdf.Array([pdf.make_indirect(annotation)])
    pdf.pages[page_number - 1].obj["/Annots"] = pdf.make_indirect(annotations)


def codes_and_messages(findings: Sequence[Finding]) -> list[tuple[str, str]]:
    """Return code and message of each of *findings*, except notes."""
    return [(finding.code, finding.message) for finding in findings if finding.severity is not Severity.NOTE]


def only_finding(findings: Sequence[Finding], code: str) -> Finding:
    """Return the finding with *code*, which must be the only finding that is not a note."""
    assert [finding_code for finding_code, _ in codes_and_messages(findings)] == [code], codes_and_messages(findings)
    return next(finding for finding in findings if finding.code == code)
