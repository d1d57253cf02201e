"""The element matrix for people and for programs: as lines for a terminal, as JSON, as a PDF on plain paper."""

import shutil
from collections.abc import Iterator
from dataclasses import asdict, replace
from pathlib import Path

from assembler.catalog.template_folder import PROGRAM
from assembler.commands.matrix import CountMatrix, Matrix, Pleads, Row, complaint, matrix
from assembler.commands.terminal import styled, wrapped
from assembler.findings.visible import as_json as json_text
from assembler.pipeline import examine_matter
from assembler.plan.font_families import WORKSHEET
from assembler.plan.plan import Plan
from assembler.results import Options
from assembler.write.journal import put_file

GUTTER = 4
WIDEST, NARROWEST = 100, 40


def worksheet(file: Path, options: Options, shape: str, out: Path | None) -> Iterator[str]:
    """Yield the lines to print of the matrix of the matter at *file*, as *shape* says; a PDF goes to *out*.

    Raises `Stopped` when it is not a matter, when the page cannot be set, or when *out* cannot be written.
    """
    checked = examine_matter(file, options)
    plan = complaint(checked.matter, checked.plans, checked.catalog)
    made = matrix(checked.matter, plan)
    if out:
        put_file(out, as_pdf(made, plan))
        yield str(out)
    elif shape == "json":
        yield as_json(made)
    else:
        yield from as_text(made, shutil.get_terminal_size((WIDEST, 24)).columns)


def as_json(made: Matrix) -> str:
    """Return *made* as one JSON value."""
    return json_text(asdict(made))


def as_text(made: Matrix, width: int) -> Iterator[str]:
    """Yield *made* as lines of at most *width* columns; colour is for the caller to strip."""
    width = max(NARROWEST, min(width, WIDEST))
    yield from _marked(f"{made.case}: what each count pleads, and where", made.case, width)
    yield from wrapped(made.privilege, width=width)
    for count in made.counts:
        yield ""
        yield from _count(count, width)
    if not made.counts:
        yield from ("", "no claims")
    if made.unused:
        yield from ("", "named, and used by no count and no other text")
        yield from (line for one in made.unused for line in wrapped(cited(one), GUTTER, 2 * GUTTER, width))


def _count(count: CountMatrix, width: int) -> Iterator[str]:
    head = f"{count.label}: {count.heading}"
    yield from _marked(f"{head} ({count.cause})", head, width)
    if count.sides:
        yield from wrapped(count.sides, width=width)
    for row in count.elements:
        yield from _row(row, width)
    for text in count.relief:
        yield from wrapped(f"relief: {text}", GUTTER // 2, GUTTER, width)
    for one in count.remarks:
        word = f"{one.severity} {one.code}"
        colour = "cyan" if one.severity == "note" else "yellow"
        yield from _marked(f"{word}: {one.message}", word, width, GUTTER // 2, hang=GUTTER, fg=colour)


def _row(row: Row, width: int) -> Iterator[str]:
    only = f" (only {row.conditional})" if row.conditional else ""
    yield from _marked(f"{row.element}: {row.statement}{only}", row.element, width, GUTTER // 2, hang=GUTTER)
    for one in row.allegations:
        yield from wrapped(cited(one), 2 * GUTTER, 3 * GUTTER, width)
    if row.missing:
        yield from _marked("MISSING: no allegation pleads it", "MISSING", width, 2 * GUTTER, fg="red")
    elif not row.allegations:
        yield " " * 2 * GUTTER + "not pleaded"


def cited(one: Pleads) -> str:
    """Return an allegation on one line: its number, its name, its first words, its exhibits."""
    number = f"¶ {one.number}" if one.number else "not in the complaint"
    exhibits = f" ({'Ex.' if len(one.exhibits) == 1 else 'Exs.'} {', '.join(one.exhibits)})" if one.exhibits else ""
    return f"{number}{f' {one.name}' if one.name else ''}: {one.words}{exhibits}"


def _marked(text: str, word: str, width: int, indent: int = 0, *, hang: int = 0, fg: str | None = None) -> list[str]:
    """Return *text* as lines, *word* in bold where the first of them has it whole."""
    first, *others = wrapped(text, indent, hang, width)
    before, found, after = first.partition(word)
    return [styled(before, found, after, fg=fg, bold=True) if found else first, *others]


def as_pdf(made: Matrix, plan: Plan) -> bytes:
    """Return *made* as a PDF on plain paper, landscape, each page marked as work product.

    *plan* is the complaint's. Raises `Stopped` as a paper does, for a letter that no font has.
    """
    # The engine of pages is slow to start; text and JSON go without.
    from assembler.paginate import archival, fonts  # noqa: PLC0415
    from assembler.paginate.engine_warnings import strict  # noqa: PLC0415
    from assembler.paginate.layout import VARIANT  # noqa: PLC0415
    from assembler.paginate.typeset import parse, render  # noqa: PLC0415
    from assembler.render import templates  # noqa: PLC0415

    sheet = replace(plan, document="worksheet")
    template = templates(PROGRAM / "data").get_template("worksheet.html")
    html = template.render(matrix=made, plan=plan, family=fonts.family(WORKSHEET, plan.id))
    with strict(html, sheet):
        return archival(render(parse(html), pdf_variant=VARIANT))
