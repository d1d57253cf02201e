"""Draws the running elements of a paper behind the text of each page, marked as artifacts."""

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pikepdf
from pikepdf import Name

from assembler.outputs.pdf.paginate.column_tags import join_columns
from assembler.outputs.pdf.paginate.running_elements import NumberPosition, RunningElements
from assembler.outputs.pdf.paginate.table_tags import tag_tables
from assembler.plan.units import PIXEL

FORMS = ("/Paper", "/Footer", "/BareFooter")
"""The resource names of the running elements' forms, in the order of their pages; pikepdf would choose random names."""

FONT = "/PaperFont"
"""The resource name of the running elements' font."""

DIGIT_BYTES = 20
"""The length in bytes of the codes of all ten digits."""


@dataclass(frozen=True)
class Digits:
    """The two-byte codes, in the paper's font, of the ten digits and of *suffix*, the text after a page number.

    *baseline* is the distance of the baseline below the top of the line, in points.
    """

    codes: bytes
    suffix: bytes
    font: pikepdf.Object
    baseline: float

    def text(self, number: int, *, of: bool) -> str:
        """Return *number* as a string of hexadecimal codes, followed by the total number of pages if *of*."""
        figures = "".join(self.codes[2 * digit : 2 * digit + 2].hex() for digit in map(int, str(number)))
        return figures + (self.suffix.hex() if of else "")


def stamp_running_elements(
    pdf: bytes, running: RunningElements, drawings: Mapping[int, bytes], caption_pages: tuple[int, int]
) -> bytes:
    """Return *pdf* with *running* and the operators in *drawings*, by page number, behind the text of each page.

    The tables before the text are tagged as tables of contents. The columns of a caption are on *caption_pages*, from
    the first to the last. The same input gives the same bytes.
    """
    file = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as base, pikepdf.open(io.BytesIO(running.pdf)) as source:
        forms = {
            name: base.copy_foreign(page.as_form_xobject()) for name, page in zip(FORMS, source.pages, strict=False)
        }
        digits = _digits(source.pages[-1])
        font = base.copy_foreign(digits.font)
        for page_number, page in enumerate(base.pages, 1):
            _add_resources(page, Name.XObject, forms)
            _add_resources(page, Name.Font, {FONT: font})
            footer_operators = _footer_operators(running, digits, page_number, page)
            operators = (artifact(b"q /Paper Do Q"), *footer_operators, drawings.get(page_number, b""))
            page.contents_add(b"\n".join(operators), prepend=True)
        tag_tables(base)
        first, last = caption_pages
        if first < last:
            join_columns(base, first, last)
        base.save(file, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.preserve)
    return file.getvalue()


def _digits(page: pikepdf.Page) -> Digits:
    """Return the codes of the digits on *page*, which has a single line, at the top."""
    operands = {str(step.operator): step.operands for step in pikepdf.parse_content_stream(page)}
    codes = b"".join(bytes(part) for part in operands["TJ"][0] if isinstance(part, pikepdf.String))
    name = str(operands["Tf"][0])
    *_, vertical_offset = operands["Tm"]
    baseline = float(vertical_offset) * PIXEL
    return Digits(codes[:DIGIT_BYTES], codes[DIGIT_BYTES:], page.obj.Resources.Font[name], baseline)


def _add_resources(page: pikepdf.Page, kind: Name, resources: Mapping[str, pikepdf.Object]) -> None:
    """Add *resources* of the given *kind*, by name, to *page*."""
    if kind not in page.obj.Resources:
        page.obj.Resources[kind] = pikepdf.Dictionary()
    for name, resource in resources.items():
        page.obj.Resources[kind][name] = resource


def _footer_operators(
    running: RunningElements, digits: Digits, page_number: int, page: pikepdf.Page
) -> Iterator[bytes]:
    """Yield the operators that draw the footer lines of *page*, with the page number or in the form without one."""
    if page_number == 1 and not running.first_page:
        yield artifact(b"q /BareFooter Do Q", b" /Subtype /Footer")
        return
    *_, height = page.mediabox
    numbers = [
        _number_operators(position, running, digits, page_number, float(height)) for position in running.positions
    ]
    if numbers:
        yield artifact(b" ".join((b"q /Footer Do Q", *numbers)), b" /Subtype /Footer")


def _number_operators(
    position: NumberPosition, running: RunningElements, digits: Digits, page_number: int, height: float
) -> bytes:
    width = len(str(page_number)) * running.advance
    if position.of:
        width += running.width_after_number
    left = position.x - width / 2 if position.centered else position.x
    level = height - position.y - digits.baseline
    font = f"{FONT} {running.size:g} Tf"
    return f"BT {font} 1 0 0 1 {left:.3f} {level:.3f} Tm [<{digits.text(page_number, of=position.of)}>] TJ ET".encode()


def artifact(operators: bytes, properties: bytes = b"") -> bytes:
    """Return *operators* marked as an artifact of the page (ISO 32000-1, 14.8.2.2), which is not read aloud."""
    return b"/Artifact <</Type /Pagination%s>> BDC %s EMC" % (properties, operators)
