"""Writes the caption as a table: parties on the left, number and title on the right, the court's divider in between."""

from collections.abc import Iterator, Mapping, Sequence
from textwrap import wrap
from typing import Any

from assembler.outputs.word.blocks import Writer
from assembler.outputs.word.xml import element, twips, words
from assembler.plan.blocks import Rich
from assembler.plan.line_grid import capitals, parties_width, single
from assembler.plan.plan import Caption, Plan
from assembler.plan.text.line_breaks import unbroken_numbers
from assembler.plan.units import INCH

SIGNS: Mapping[str, str] = {"paren": ")", "colon": ":", "section": "§", "star": "*"}
"""The character that each divider repeats on every line."""

RULES: Mapping[str, tuple[str, ...]] = {"bar": ("right", "bottom"), "slash": ("bottom",)}
"""The edges of the parties' column that have a rule, for each divider."""

DASHED: Mapping[str, str] = {"x": "x", "dash": ""}
"""The character that ends the dashed lines above and below the parties, for each divider that has such lines."""

SIGN_WIDTH = 0.3 * INCH

COLUMN_AIR = 5.4
"""The points between a column and the column to its left; the first column begins where the text does."""

INDENTS: Mapping[str, float] = {"party": 0, "role": 1.5 * INCH, "wide-role": 0.75 * INCH, "versus": 0.75 * INCH}


def caption(plan: Plan, writer: Writer) -> Iterator[Any]:
    """Yield everything above the first sentence: counsel, court, parties, number and title."""
    shape = plan.caption
    yield from (writer.paragraph("PleadingContinued") for _ in range(plan.page_setup.blank_lines))
    counsel = plan.counsel if shape.layout != "boxes" and not plan.counsel_under else ()
    yield from _counsel(plan, counsel, writer)
    if plan.judge:
        yield _aligned(writer.paragraph("Counsel", words(plan.judge)), "right")
    yield from _lines_above_court(plan, len(counsel) + bool(plan.judge), writer)
    if shape.number_in == "above the court":
        yield from _case_number(shape, writer, shape.number_align)
    yield from _court(plan, writer)
    if shape.number_in == "under the court":
        yield from _case_number(shape, writer, shape.number_align)
    yield _parties_table(plan, writer)
    yield writer.paragraph("CaptionText")
    if shape.title_in == "below":
        below = [*_paper_title(shape, writer), *writer.lines("CaptionText", shape.title_lines)]
        yield from (_aligned(paragraph, "center") for paragraph in below)
        yield writer.paragraph("CaptionText")
    if plan.counsel_under:
        yield from writer.lines("Counsel", plan.counsel)
        yield writer.paragraph("CaptionText")


def _counsel(plan: Plan, counsel: Sequence[str], writer: Writer) -> Iterator[Any]:
    """Yield counsel at the upper left, opposite the bold lines at the upper right."""
    lines = [*writer.lines("Counsel", counsel)]
    if not plan.corner:
        yield from lines
        return
    half = (plan.page_setup.width - plan.page_setup.left - plan.page_setup.right) / 2
    corner = [_aligned(paragraph, "left") for paragraph in writer.lines("Court", plan.corner)]
    yield _layout_table([[_cell(lines or [writer.paragraph("Counsel")], half), _cell(corner, half)]], [half, half])


def _lines_above_court(plan: Plan, lines_above: int, writer: Writer) -> Iterator[Any]:
    """Yield the empty lines above the court's name; *lines_above* counts the single-spaced lines before them."""
    page = plan.page_setup
    space = (page.head_lines - page.blank_lines) * page.pitch - lines_above * single(page)
    whole_lines, remainder = divmod(max(space, 0.0), page.pitch)
    if remainder >= single(page) or (lines_above and not space > 0):
        yield writer.paragraph("CaptionText")
    yield from (writer.paragraph("PleadingContinued") for _ in range(int(whole_lines)))


def _court(plan: Plan, writer: Writer) -> Iterator[Any]:
    """Yield the court's name above the parties, in columns if any; other layouts have it in the table."""
    shape = plan.caption
    if shape.above_columns:
        yield from writer.lines("Court", shape.above_columns)
        yield writer.paragraph("CaptionText")
    if shape.columns:
        width = (plan.page_setup.width - plan.page_setup.left - plan.page_setup.right) / len(shape.columns)
        aligns = ["left", *["center"] * (len(shape.columns) - 2), "right"]
        cells = [
            _cell(
                [
                    _aligned(paragraph, align if shape.layout == "across" else "left")
                    for paragraph in writer.lines("Court", column)
                ],
                width,
            )
            for column, align in zip(shape.columns, aligns, strict=False)
        ]
        yield _layout_table([cells], [width] * len(cells))
        yield writer.paragraph("CaptionText")
    elif shape.layout == "above":
        yield from writer.lines("Court", plan.court)
        yield writer.paragraph("CaptionText")


def _parties_table(plan: Plan, writer: Writer) -> Any:
    shape, page = plan.caption, plan.page_setup
    room = page.width - page.left - page.right
    left = [*_parties(shape, writer)]
    right = [*_right_column(plan, writer)]
    if shape.layout == "boxes":
        court = [*writer.lines("Court", plan.court), *writer.lines("CaptionText", shape.court_address)]
        left = [*court, *left, *writer.lines("Counsel", plan.counsel)]
        right = [*writer.lines("CaptionText", [shape.stamp] if shape.stamp else []), *right]
        wide = shape.parties_width or 0.64 * room
        return _layout_table([[_cell(left, wide), _cell(right, room - wide)]], [wide, room - wide], boxed=True)
    if shape.alone:
        return _layout_table([[_cell(left, room, _ruled_edges(shape))]], [room])
    width = parties_width(plan)
    if shape.divider in DASHED:
        widths = [width - SIGN_WIDTH, SIGN_WIDTH, room - width]
        dashes = [_dashed_line(DASHED[shape.divider], widths[0], writer) for _ in ("above", "below")]
        left = [dashes[0], writer.paragraph("CaptionText"), *left, writer.paragraph("CaptionText"), dashes[1]]
        right = [writer.paragraph("CaptionText"), writer.paragraph("CaptionText"), *right]
        cells = zip((left, [writer.paragraph("CaptionText")], right), widths, strict=True)
        return _layout_table([[_cell(part, width) for part, width in cells]], widths)
    sign = SIGNS.get(shape.divider)
    if not sign:
        widths = [width, room - width]
        return _layout_table([[_cell(left, widths[0], _ruled_edges(shape)), _cell(right, widths[1])]], widths)
    column = [_aligned(writer.paragraph("CaptionText", words(sign)), "center") for _ in range(_height(plan))]
    widths = [width - SIGN_WIDTH / 2, SIGN_WIDTH, room - width - SIGN_WIDTH / 2]
    return _layout_table([[_cell(left, widths[0]), _cell(column, widths[1]), _cell(right, widths[2])]], widths)


def _dashed_line(end: str, width: float, writer: Writer) -> Any:
    """Return a dashed line, *width* points long including its *end*."""
    runs = [words(f"\t{end}")]
    line = writer.paragraph("CaptionText", *runs)
    line[0].append(element("tabs", element("tab", val="right", leader="hyphen", pos=twips(width))))
    return line


def _parties(shape: Caption, writer: Writer) -> Iterator[Any]:
    for number, line in enumerate(shape.left):
        if number:
            yield writer.paragraph("CaptionText")
        paragraph = writer.paragraph("CaptionText", words(line.text))
        paragraph[0].append(element("ind", left=twips(INDENTS[line.kind])))
        yield paragraph
        yield from (_aligned(writer.rich("CaptionText", rich), "right") for rich in line.beside)


def _right_column(plan: Plan, writer: Writer) -> Iterator[Any]:
    shape = plan.caption
    if shape.layout == "right":
        yield from writer.lines("Court", plan.court)
        yield writer.paragraph("CaptionText")
    if shape.number_in == "right":
        yield from _case_number(shape, writer, "left")
    if shape.title_in == "right":
        yield from _paper_title(shape, writer)
        yield from writer.lines("CaptionText", shape.title_lines)


def _case_number(shape: Caption, writer: Writer, align: str) -> Iterator[Any]:
    lines_below: Sequence[Rich] = shape.number_lines
    yield _aligned(writer.rich("CaptionText", unbroken_numbers(shape.number)), align)
    yield from (_aligned(writer.rich("CaptionText", rich), align) for rich in lines_below)
    yield writer.paragraph("CaptionText")


def _paper_title(shape: Caption, writer: Writer) -> Iterator[Any]:
    yield from writer.lines("CaptionTitle", shape.title)
    for line in shape.legends:
        yield writer.paragraph("CaptionText")
        yield writer.paragraph("CaptionText", words(line))


def _height(plan: Plan) -> int:
    """Estimate how many single-spaced lines the parties take, with empty lines between them."""
    lines, letters = plan.caption.left, capitals(plan.page_setup, plan.caption)
    return sum(max(1, len(wrap(line.text, letters))) for line in lines) + len(lines) - 1


def _ruled_edges(shape: Caption) -> Mapping[str, str]:
    return dict.fromkeys(RULES.get(shape.divider, ()), "single")


def _layout_table(rows: Sequence[Sequence[Any]], widths: Sequence[float], *, boxed: bool = False) -> Any:
    """Return a table with columns of fixed *widths* in points; *boxed* draws a border around every cell."""
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    borders = element("tblBorders", *(element(side, val="single" if boxed else "nil", sz=6, space=0) for side in sides))
    properties = element(
        "tblPr",
        element("tblW", w=twips(sum(widths)), type="dxa"),
        borders,
        element("tblLayout", type="fixed"),
        *([] if boxed else [element("tblCellMar", *(element(side, w=0, type="dxa") for side in ("left", "right")))]),
    )
    for row in rows if not boxed else ():
        for cell in row[1:]:
            cell[0].append(element("tcMar", element("left", w=twips(COLUMN_AIR), type="dxa")))
    columns = element("tblGrid", *(element("gridCol", w=twips(width)) for width in widths))
    return element("tbl", properties, columns, *(element("tr", *cells) for cells in rows))


def _cell(paragraphs: Sequence[Any], width: float, edges: Mapping[str, str] | None = None) -> Any:
    properties = [element("tcW", w=twips(width), type="dxa")]
    if edges:
        order = [side for side in ("top", "left", "bottom", "right") if side in edges]
        properties.append(
            element("tcBorders", *(element(side, val=edges[side], sz=6, space=0, color="auto") for side in order))
        )
    return element("tc", element("tcPr", *properties), *(paragraphs or [element("p")]))


def _aligned(paragraph: Any, align: str) -> Any:
    paragraph[0].append(element("jc", val=align))
    return paragraph
