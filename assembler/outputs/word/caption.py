"""Writes the caption as a table: parties on the left, number and title on the right, the court's divider in between.

Every block of a caption fills whole lines of the grid, so that a party that is added moves the text by whole lines.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from assembler.outputs.word.blocks import Writer
from assembler.outputs.word.layout_table import COLUMN_AIR, cell, layout_table
from assembler.outputs.word.text import plain
from assembler.outputs.word.whole_lines import WIDTH_ERROR, Stack, is_certain, line_count, space_above, text_width
from assembler.outputs.word.xml import element, twips, words
from assembler.plan.line_grid import parties_width, single
from assembler.plan.plan import Caption, PageSetup, Plan
from assembler.plan.text.line_breaks import unbroken_numbers
from assembler.plan.units import INCH

DIVIDER_SIGNS: Mapping[str, str] = {"paren": ")", "colon": ":", "section": "§", "star": "*"}
"""The character that a divider repeats on every line, by the kind of divider."""

RULED_EDGES: Mapping[str, tuple[str, ...]] = {"bar": ("right", "bottom"), "slash": ("bottom",)}
"""The edges of the parties' column that have a rule, for each divider."""

RULE_WIDTH = 0.75
"""The height of the rule below the parties, in points, which is part of the line below the caption."""

DASHED_LINE_ENDS: Mapping[str, str] = {"x": "x", "dash": ""}
"""The character that ends the dashed lines above and below the parties, for each divider that has such lines."""

SIGN_WIDTH = 0.3 * INCH
"""The width of the divider's column, in points."""

INDENTS: Mapping[str, float] = {"party": 0, "role": 1.5 * INCH, "wide-role": 0.75 * INCH, "versus": 0.75 * INCH}
"""The indents of the lines in the parties' column, by the kind of line."""

MAX_JUDGE_SHARE = 0.7
"""The largest part of the text's width that the judge's line at the upper right may take from counsel."""

DESCRIPTION = "The caption of the paper: the parties, and the case number and the title beside or below them."
"""What a screen reader says about the caption's table."""

BOLD_STYLES = frozenset({"Court", "CaptionTitle"})


@dataclass
class _Column:
    """A column of the caption, *width* points wide."""

    writer: Writer
    page: PageSetup
    width: float
    stack: Stack

    def add(self, paragraphs: Sequence[Any], texts: Sequence[str], *, bold: bool = False, indent: float = 0) -> None:
        """Add *paragraphs* with these *texts* as a block of single-spaced lines.

        If there is only one line, or if it is uncertain where Word breaks the lines, they are double-spaced, and so
        always on the grid.
        """
        room = self.width - indent
        count = sum(line_count(text, room, self.page, bold=bold) for text in texts)
        if count > 1 and all(is_certain(text, room, self.page, bold=bold) for text in texts):
            self.stack.add_single(*paragraphs, lines=count)
        else:
            self.stack.add_double(*paragraphs, lines=count)

    def add_lines(self, style: str, lines: Sequence[str], *, align: str = "") -> None:
        """Add a block of *lines*, each a paragraph of *style*."""
        if not lines:
            return
        is_bold = style in BOLD_STYLES
        paragraphs = [_with_alignment(paragraph, align) for paragraph in self.writer.lines(style, lines)]
        if style == "Court" and self.page.numbered:
            count = sum(line_count(line, self.width, self.page, bold=True) for line in lines)
            self.stack.add_double(*paragraphs, lines=count)
        elif style == "Counsel":
            self.stack.add_single(*paragraphs, lines=sum(line_count(line, self.width, self.page) for line in lines))
        else:
            self.add(paragraphs, lines, bold=is_bold)


def caption(plan: Plan, writer: Writer) -> Iterator[Any]:
    """Yield everything above the first sentence: counsel, court, parties, number and title."""
    shape = plan.caption
    page = plan.page_setup
    room = page.width - page.left - page.right
    yield from (writer.paragraph("PleadingContinued") for _ in range(page.blank_lines))
    yield from _head(plan, writer)
    number = _column(writer, page, room)
    _add_case_number(shape, number, shape.number_align)
    if shape.number_in == "above the court":
        yield from number.stack.whole()
    yield from _court(plan, writer)
    if shape.number_in == "under the court":
        yield from number.stack.whole()
    yield _parties_table(plan, writer)
    below_table = writer.paragraph("CaptionText")
    height = page.pitch - (RULE_WIDTH if "bottom" in _ruled_edges(shape) else 0)
    below_table.pPr.append(element("spacing", line=twips(height), lineRule="exact"))
    yield below_table
    below = _column(writer, page, room)
    if shape.title_in == "below":
        _add_paper_title(shape, below, "center")
        if shape.layout != "boxes":
            below.add_lines("CaptionText", shape.title_lines, align="center")
        below.stack.add_double(writer.paragraph("CaptionText"))
    if plan.counsel_under:
        below.add_lines("Counsel", plan.counsel)
    yield from below.stack.whole()


def _column(writer: Writer, page: PageSetup, width: float) -> _Column:
    return _Column(writer, page, width, Stack(page))


def _head(plan: Plan, writer: Writer) -> Iterator[Any]:
    """Yield the space above the court's name, with counsel at the left, and the judge or bold lines at the right."""
    shape = plan.caption
    page = plan.page_setup
    lines = page.head_lines - page.blank_lines
    counsel = plan.counsel if shape.layout != "boxes" and not plan.counsel_under else ()
    if not (counsel or plan.judge or plan.corner):
        yield from (writer.paragraph("PleadingContinued") for _ in range(lines))
        return
    room = page.width - page.left - page.right
    is_divided = bool(plan.judge or plan.corner or (page.clerk and page.clerk.left))
    widest = max((text_width(line, page, bold=True) for line in (plan.judge, *plan.corner)), default=0)
    width = min(max(room / 2, (1 + WIDTH_ERROR) * widest + COLUMN_AIR), MAX_JUDGE_SHARE * room)
    left_column = _column(writer, page, room - width if is_divided else room)
    left_column.add_lines("Counsel", counsel)
    right_column = _column(writer, page, width)
    right_column.add_lines("Counsel", [plan.judge] if plan.judge else [], align="right")
    right_column.add_lines("Court", plan.corner, align="left")
    is_above_table = bool(shape.columns and not shape.above_columns) or shape.layout in {"right", "boxes"}
    if is_above_table:
        lines -= 1
    height = max(lines, left_column.stack.lines, right_column.stack.lines, 1)
    columns = [left_column, right_column] if is_divided else [left_column]
    yield _columns_table(columns, page, "The top of the first page", "Counsel for the filing party", lines=height)
    if is_above_table:
        yield writer.paragraph("CaptionText")  # Word joins two tables that follow each other


def _columns_table(columns: Sequence[_Column], page: PageSetup, title: str, description: str, *, lines: int = 0) -> Any:
    """Return *columns* as a table without rules, at least *lines* lines high."""
    cells = [cell(column.stack.paragraphs or [column.writer.paragraph("Counsel")], column.width) for column in columns]
    height = max(lines, *(column.stack.lines for column in columns), 1) * page.pitch
    return layout_table(cells, [column.width for column in columns], title, description, height=height)


def _court(plan: Plan, writer: Writer) -> Iterator[Any]:
    """Yield the court's name if it is printed above the parties; some courts print it in columns."""
    shape = plan.caption
    page = plan.page_setup
    if shape.above_columns:
        yield from writer.lines("Court", shape.above_columns)
        yield from _half_line(writer, page)
    if shape.columns:
        width = (page.width - page.left - page.right) / len(shape.columns)
        cells: list[Any] = []
        for index, column in enumerate(shape.columns):
            align = _court_column_align(index, shape)
            cells.append(cell([_with_alignment(line, align) for line in writer.lines("Court", column)], width))
        yield layout_table(cells, [width for _ in cells], "Court", "The name of the court")
        yield writer.paragraph("CaptionText")
    elif shape.layout == "above":
        yield from writer.lines("Court", plan.court)
        yield from _half_line(writer, page)


def _court_column_align(index: int, shape: Caption) -> str:
    """Return the alignment of the column of the court's name that has this *index*."""
    if shape.layout != "across" or index == 0:
        return "left"
    return "right" if index == len(shape.columns) - 1 else "center"


def _half_line(writer: Writer, page: PageSetup) -> Iterator[Any]:
    """Yield an empty single-spaced line on paper without line numbers."""
    if not page.numbered:
        paragraph = writer.paragraph("CaptionText")
        paragraph.pPr.append(element("spacing", before=0, after=0, line=twips(single(page)), lineRule="exact"))
        yield paragraph


def _parties_table(plan: Plan, writer: Writer) -> Any:
    shape = plan.caption
    page = plan.page_setup
    room = page.width - page.left - page.right
    if shape.layout == "boxes":
        left_width = shape.parties_width or 0.64 * room
        right_width = room - left_width
        box_widths = (left_width, right_width, left_width, right_width)
        return _boxes(plan, [_column(writer, page, width) for width in box_widths])
    if shape.alone:
        column = _column(writer, page, room)
        _add_parties(shape, column)
        cells = [cell(column.stack.paragraphs, room, _ruled_edges(shape))]
        return layout_table(cells, [room], "Caption", DESCRIPTION, height=column.stack.lines * page.pitch)
    has_dashed_lines = shape.divider in DASHED_LINE_ENDS
    has_divider_column = has_dashed_lines or shape.divider in DIVIDER_SIGNS
    divider = _column(writer, page, SIGN_WIDTH if has_divider_column else 0)
    share_from_left = 1 if has_dashed_lines else 0.5  # otherwise, the divider is in the middle
    left_width = parties_width(plan) - divider.width * share_from_left
    left_column = _column(writer, page, left_width)
    right_column = _column(writer, page, room - left_width - divider.width)
    if has_dashed_lines:
        left_column.stack.add_double(_dashed_line(DASHED_LINE_ENDS[shape.divider], left_column.width, writer))
        right_column.stack.add_double(writer.paragraph("CaptionText"))
    _add_parties(shape, left_column)
    _add_right_column(plan, right_column)
    if has_dashed_lines:
        left_column.stack.add_double(_dashed_line(DASHED_LINE_ENDS[shape.divider], left_column.width, writer))
        divider.stack.add_double(writer.paragraph("CaptionText"))
    if sign := DIVIDER_SIGNS.get(shape.divider):
        count = int((left_column.stack.lines * page.pitch - space_above(page)) // single(page))
        signs = [_with_alignment(writer.paragraph("CaptionText", words(sign)), "center") for _ in range(count)]
        divider.stack.add_single(*signs, lines=count)
    columns = [left_column, divider, right_column] if divider.width else [left_column, right_column]
    left_cell = cell(left_column.stack.paragraphs, left_column.width, _ruled_edges(shape))
    other_cells = [cell(column.stack.paragraphs, column.width) for column in columns[1:]]
    return layout_table(
        [left_cell, *other_cells],
        [column.width for column in columns],
        "Caption",
        DESCRIPTION,
        height=max(column.stack.lines for column in columns) * page.pitch,
    )


def _boxes(plan: Plan, columns: Sequence[_Column]) -> Any:
    """Return the caption as a table of boxes: court and parties beside the clerk's stamp, counsel beside the number."""
    parties, stamp, counsel, number = columns
    parties.add_lines("Court", plan.court)
    parties.add_lines("CaptionText", plan.caption.court_address)
    _add_parties(plan.caption, parties)
    stamp.add_lines("CaptionText", [plan.caption.stamp] if plan.caption.stamp else [], align="center")
    counsel.add_lines("Counsel", plan.counsel)
    _add_right_column(plan, number)
    if plan.caption.title_in == "below":
        number.add_lines("CaptionText", plan.caption.title_lines)
    cells = [cell(column.stack.paragraphs, column.width) for column in columns]
    stamp_cell = cells[1]
    stamp_cell.tcPr.append(element("vAlign", val="bottom"))
    widths = [column.width for column in columns[:2]]
    return layout_table(cells[:2], widths, "Caption", DESCRIPTION, boxed=True, second_row=cells[2:])


def _dashed_line(end: str, width: float, writer: Writer) -> Any:
    """Return a dashed line, *width* points long including its *end*."""
    line = writer.paragraph("CaptionText", words(f"\t{end}"))
    line.pPr.append(element("tabs", element("tab", val="right", leader="hyphen", pos=twips(width))))
    return line


def _add_parties(shape: Caption, column: _Column) -> None:
    """Add the parties with their roles; each is a block that fills whole lines."""
    for line in shape.left:
        indent = INDENTS[line.kind]
        name = column.writer.line("CaptionText", line.text)
        name.pPr.append(element("ind", left=twips(indent)))
        lines_beside = [_with_alignment(column.writer.rich("CaptionText", rich), "right") for rich in line.beside]
        column.add([name, *lines_beside], [line.text, *map(plain, line.beside)], indent=indent)


def _add_right_column(plan: Plan, column: _Column) -> None:
    shape = plan.caption
    if shape.layout == "right":
        column.add_lines("Court", plan.court)
    if shape.number_in == "right":
        _add_case_number(shape, column, "left")
    if shape.title_in == "right":
        _add_paper_title(shape, column)
        column.add_lines("CaptionText", shape.title_lines)


def _add_case_number(shape: Caption, column: _Column, align: str) -> None:
    lines = [unbroken_numbers(shape.number), *shape.number_lines]
    paragraphs = [_with_alignment(column.writer.rich("CaptionText", rich), align) for rich in lines]
    column.add(paragraphs, [*map(plain, lines)])


def _add_paper_title(shape: Caption, column: _Column, align: str = "") -> None:
    column.add_lines("CaptionTitle", shape.title, align=align)
    for line in shape.legends:
        column.add_lines("CaptionText", [line], align=align)


def _ruled_edges(shape: Caption) -> Mapping[str, str]:
    return dict.fromkeys(RULED_EDGES.get(shape.divider, ()), "single")


def _with_alignment(paragraph: Any, align: str) -> Any:
    if align:
        paragraph.pPr.append(element("jc", val=align))
    return paragraph
