"""Reports the element matrix as text for a terminal, as JSON, or as a PDF on plain paper."""

import shutil
from collections.abc import Iterator
from dataclasses import asdict, replace
from pathlib import Path

from assembler.commands.matrix import PRIVILEGE, CountMatrix, Matrix, PleadedAllegation, Row, complaint, matrix
from assembler.commands.terminal import styled, wrapped_lines
from assembler.findings.visible import as_json as json_text
from assembler.load.packed import PROGRAM
from assembler.pipeline import examine_matter
from assembler.plan.font_families import WORKSHEET_FAMILIES
from assembler.plan.plan import Plan
from assembler.results import Options
from assembler.write.folders import refuse_to_replace
from assembler.write.journal import put_file

GUTTER_WIDTH = 4
"""The number of columns by which a line of an element is indented."""
WIDEST = 100
NARROWEST = 40
"""The limits of the width of the text, in columns."""


def worksheet(file: Path, options: Options, output_format: str, out: Path | None) -> Iterator[str]:
    """Yield the matrix of the matter at *file* as lines in *output_format*; a PDF is written to *out*.

    Raises `MatterError` if the matter cannot be used, if the page cannot be laid out, or if *out* cannot be written.
    """
    if out:
        refuse_to_replace(out, _is_worksheet, "a worksheet that this program wrote", "--out")
    checked = examine_matter(file, options)
    plan = complaint(checked.matter, checked.plans, checked.catalog)
    element_matrix = matrix(checked.matter, plan)
    if out:
        put_file(out, as_pdf(element_matrix, plan))
        yield str(out)
    elif output_format == "json":
        yield as_json(element_matrix)
    else:
        yield from as_text(element_matrix, shutil.get_terminal_size((WIDEST, 24)).columns)


def _is_worksheet(out: Path) -> bool:
    """Whether *out* is a PDF whose subject says that it is a worksheet, not a paper or an exhibit."""
    from pikepdf import Pdf, PdfError  # noqa: PLC0415 - slow to import, and rarely needed

    try:
        with Pdf.open(out) as pdf:
            return str(pdf.docinfo.get("/Subject", "")) == PRIVILEGE
    except (OSError, PdfError):
        return False


def as_json(element_matrix: Matrix) -> str:
    """Return *element_matrix* as one JSON value."""
    return json_text(asdict(element_matrix))


def as_text(element_matrix: Matrix, width: int) -> Iterator[str]:
    """Yield *element_matrix* as lines with colors that the caller may strip.

    The lines have at most *width* columns, or 40 or 100 if *width* is below 40 or above 100.
    """
    width = max(NARROWEST, min(width, WIDEST))
    title = f"{element_matrix.case}: elements pleaded in each count, and where"
    yield from _lines_with_bold(title, element_matrix.case, width)
    yield from wrapped_lines(element_matrix.privilege, width=width)
    for count in element_matrix.counts:
        yield ""
        yield from _count(count, width)
    if not element_matrix.counts:
        yield from ("", "no claims")
    if element_matrix.unused:
        yield from ("", "named allegations that no count or text uses")
        for allegation in element_matrix.unused:
            yield from wrapped_lines(allegation_line(allegation), GUTTER_WIDTH, 2 * GUTTER_WIDTH, width)


def _count(count: CountMatrix, width: int) -> Iterator[str]:
    head = f"{count.label}: {count.heading}"
    yield from _lines_with_bold(f"{head} ({count.cause})", head, width)
    if count.sides:
        yield from wrapped_lines(count.sides, width=width)
    for row in count.elements:
        yield from _row(row, width)
    for allegation in count.paragraphs:
        yield from wrapped_lines(allegation_line(allegation), GUTTER_WIDTH // 2, GUTTER_WIDTH, width)
    for text in count.relief:
        yield from wrapped_lines(f"relief: {text}", GUTTER_WIDTH // 2, GUTTER_WIDTH, width)
    for remark in count.remarks:
        word = f"{remark.severity} {remark.code}"
        color = "cyan" if remark.severity == "note" else "yellow"
        line = f"{word}: {remark.message}"
        yield from _lines_with_bold(line, word, width, GUTTER_WIDTH // 2, hang=GUTTER_WIDTH, fg=color)


def _row(row: Row, width: int) -> Iterator[str]:
    line = f"{row.element}: {row.statement}"
    if row.conditional:
        line += f" (only {row.conditional})"
    yield from _lines_with_bold(line, row.element, width, GUTTER_WIDTH // 2, hang=GUTTER_WIDTH)
    for allegation in row.allegations:
        yield from wrapped_lines(allegation_line(allegation), 2 * GUTTER_WIDTH, 3 * GUTTER_WIDTH, width)
    if row.missing:
        yield from _lines_with_bold("MISSING: no allegation pleads it", "MISSING", width, 2 * GUTTER_WIDTH, fg="red")
    elif not row.allegations:
        yield " " * 2 * GUTTER_WIDTH + "not pleaded"


def allegation_line(allegation: PleadedAllegation) -> str:
    """Return *allegation* as one line: number, name, first words, and exhibits."""
    head = f"¶ {allegation.number}" if allegation.number else "not in the complaint"
    if allegation.name:
        head += f" {allegation.name}"
    if not allegation.exhibits:
        return f"{head}: {allegation.words}"
    word = "Ex." if len(allegation.exhibits) == 1 else "Exs."
    return f"{head}: {allegation.words} ({word} {', '.join(allegation.exhibits)})"


def _lines_with_bold(
    text: str, word: str, width: int, indent: int = 0, *, hang: int = 0, fg: str | None = None
) -> list[str]:
    """Return *text* as lines, with *word* in bold if all of it is on the first line."""
    first, *later_lines = wrapped_lines(text, indent, hang, width)
    before, emphasized, after = first.partition(word)
    return [styled(before, emphasized, after, fg=fg, bold=True) if emphasized else first, *later_lines]


def as_pdf(element_matrix: Matrix, plan: Plan) -> bytes:
    """Return *element_matrix* as a PDF on plain landscape paper, with each page marked as work product.

    *plan* is the plan of the complaint. Raises `MatterError` if a character is in none of the fonts.
    """
    # The page engine is slow to import, and only a PDF needs it.
    from assembler.outputs.pdf.paginate import archival_pdf, fonts  # noqa: PLC0415
    from assembler.outputs.pdf.paginate.engine_warnings import warnings_as_errors  # noqa: PLC0415
    from assembler.outputs.pdf.paginate.layout import VARIANT  # noqa: PLC0415
    from assembler.outputs.pdf.paginate.typeset import parsed_html, render  # noqa: PLC0415
    from assembler.outputs.render import templates  # noqa: PLC0415

    sheet = replace(plan, document="worksheet")
    template = templates(PROGRAM / "data").get_template("worksheet.html")
    html = template.render(matrix=element_matrix, plan=plan, family=fonts.family(WORKSHEET_FAMILIES, plan.id))
    with warnings_as_errors(html, sheet):
        return archival_pdf(render(parsed_html(html), pdf_variant=VARIANT))
