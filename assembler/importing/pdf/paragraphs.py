"""Joins rows into paragraphs, by indents, line spacing, and whether the next word would have fit on the line."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assembler.importing.pdf.dividers import is_drawn_rule
from assembler.importing.pdf.hyphens import Vocabulary
from assembler.importing.pdf.lines import INDENT_TOLERANCE, MAX_SPACING_FACTOR, MIN_SPACING_FACTOR, Line, lines_of
from assembler.importing.pdf.measure import Measure
from assembler.importing.pdf.page_parts import Row, Word
from assembler.importing.pdf.row_signs import (
    begins_item,
    begins_small,
    continues_series,
    ends_clause,
    ends_with_divider,
    ends_with_page,
    hangs,
    has_label,
    is_bold,
    is_in_columns,
    is_mid_sentence,
    unbroken_width,
)
from assembler.importing.pdf.runs import is_divided, runs_of
from assembler.importing.read_document import Align, Block, SourcePlace, TextBlock

MAX_EMPTY_SHARE = 0.2
"""A line that ends in the middle of a sentence was ended on purpose if more than this share of it is empty."""

EVEN_SPACING_TOLERANCE = 1.5
"""How far the two distances between three evenly spaced rows may differ, in points."""

MAX_EVEN_SPACING = 2.6
"""The maximum distance between evenly spaced lines of a paragraph, as a multiple of the type size."""

MIN_SIGNATURE_INDENT = 0.36
"""Text indented by more than this share of the text block is a signature block, whose lines all end on purpose."""

MAX_FIRST_LINE_INDENT = 0.35
"""The maximum indent of a first line, as a fraction of the width of the text block."""

SIGNATURE_MARKS = ("s/", "/s/")
"""The signs with which a typed signature begins."""

MIN_GROWTH = 1.12
"""A line whose type is more than this many times as large as that of a complete sentence above it begins a title."""


@dataclass(frozen=True, slots=True)
class Setting:
    """The setting in which rows are joined: the text block, the words of the paper, and the marks of its notes.

    *narrow* says that the rows are a column, in which a line with room for the next word was always ended
    on purpose.
    """

    measure: Measure
    vocabulary: Vocabulary
    marks: frozenset[str]
    narrow: bool = False


@dataclass(frozen=True, slots=True)
class PlacedBlock:
    """A block, and its first row."""

    first: Row
    block: Block


def text_blocks(rows: Sequence[Row], setting: Setting) -> list[PlacedBlock]:
    """Return *rows*, which may be on several pages, as paragraphs, headings and single lines."""
    groups = _with_gaps(_groups(lines_of(rows, setting.measure), setting))
    return [PlacedBlock(group[0].row, _block(group, gap, setting)) for group, gap in groups]


def column_texts(rows: Sequence[Row], measure: Measure, setting: Setting) -> tuple[TextBlock, ...]:
    """Return *rows*, a column or a note with its own *measure*, as paragraphs."""
    placed = text_blocks(rows, replace(setting, measure=measure))
    return tuple(placed_block.block for placed_block in placed if isinstance(placed_block.block, TextBlock))


def _with_gaps(groups: Sequence[list[Line]]) -> Iterator[tuple[list[Line], float]]:
    """Yield each group with the distance between its first row and the row before it; 0 at the top of a page."""
    before: Row | None = None
    for group in groups:
        first = group[0].row
        gap = first.y - before.y if before and before.page == first.page else 0.0
        yield group, gap
        before = group[-1].row


def _groups(lines: Sequence[Line], setting: Setting) -> list[list[Line]]:
    groups: list[list[Line]] = []
    for line in lines:
        if groups and _continues(groups[-1], line, setting):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _continues(group: Sequence[Line], line: Line, setting: Setting) -> bool:
    """Whether *line* continues the paragraph of *group*."""
    last, row = group[-1].row, line.row
    are_in_columns = any(has_columns(last) and has_columns(row) for has_columns in (ends_with_divider, is_in_columns))
    is_closing_rule = ends_with_divider(last) and is_drawn_rule(row)
    if row.words[0].text.startswith(SIGNATURE_MARKS):
        return False
    if are_in_columns or is_closing_rule or not _is_near(group, line, setting.measure) or _is_larger_title(last, row):
        return False
    if is_divided(last.words[-1]) and (begins_small(row) or _are_capitals(last.words[-1], row.words[0])):
        return True
    if line.alone and not is_mid_sentence(last, row):
        return False
    if continues_series([earlier.row for earlier in group], row):
        return True
    was_ended = _was_ended(group, line, narrow=setting.narrow) and not _continues_sentence(group, line)
    if was_ended or ends_with_page(last):
        return False
    if len(group) == 1 and is_bold(last) != is_bold(row) and not begins_small(row):
        return False
    return _is_set_like(group, line, setting.measure)


def _is_larger_title(last: Row, row: Row) -> bool:
    """Whether *row* is in larger type than *last*, which ends a sentence, and begins with a capital letter or a sign.

    So is a heading at the top of a page, where no distance sets it apart from the last line of the page before it.
    """
    return row.size > MIN_GROWTH * last.size and ends_clause(last) and not begins_small(row)


def _are_capitals(before: Word, after: Word) -> bool:
    """Whether both words are in capitals, as the parts of a divided name in a caption are."""
    return before.text.isupper() and after.text.isupper()


def _is_set_like(group: Sequence[Line], line: Line, measure: Measure) -> bool:
    """Whether *line* may be set like *group*: centered too, at its left edge, or as the second or a hanging line."""
    last, row = group[-1].row, line.row
    if has_label(group[0].row) and has_label(row) and abs(row.left - group[0].row.left) < INDENT_TOLERANCE:
        return False
    if len(group) > 1 and not group[0].centered:
        begins_title = line.centered and is_bold(row) and not is_bold(last)
        return not begins_title and abs(row.left - last.left) < INDENT_TOLERANCE and not begins_item(row)
    if group[-1].centered or line.centered:
        return group[-1].centered and line.centered and last.page == row.page
    if row.left > last.left + INDENT_TOLERANCE:
        return hangs(last, row)
    if last.left - row.left > MAX_FIRST_LINE_INDENT * (measure.right - measure.left):
        return False
    if abs(row.left - last.left) < INDENT_TOLERANCE:
        return not begins_item(row) and not (line.opens and ends_clause(last))
    return True


def _is_near(group: Sequence[Line], line: Line, measure: Measure) -> bool:
    """Whether *line* follows *group* at the usual line spacing, or is on another page."""
    last, row = group[-1].row, line.row
    if last.page != row.page:
        return True
    gap = row.y - last.y
    if len(group) > 1 and group[-2].row.page == last.page:
        usual_distance = last.y - group[-2].row.y
        return MIN_SPACING_FACTOR * usual_distance < gap < MAX_SPACING_FACTOR * usual_distance
    if abs(gap - line.distance_below) < EVEN_SPACING_TOLERANCE and gap < MAX_EVEN_SPACING * row.size:
        return True
    return gap < MAX_SPACING_FACTOR * max(measure.spacing, line.spacing, 1.25 * row.size)


def _was_ended(group: Sequence[Line], line: Line, *, narrow: bool) -> bool:
    """Whether the last line of *group* was ended on purpose, because the beginning of *line* would have fit on it."""
    last, row = group[-1].row, line.row
    is_complete = ends_clause(last)
    right = _right_of_both(group[-1], line) if is_complete else line.right
    if last.right + 0.2 * row.size + unbroken_width(row) > right - 1:
        return False
    is_strict = narrow or (group[-1].centered and len(group) == 1)
    return is_strict or is_complete or right - last.right > MAX_EMPTY_SHARE * (right - min(last.left, row.left))


def _right_of_both(last: Line, line: Line) -> float:
    """Return the right edge of the block that has *last* and *line*; that of the page if *last* introduces *line*."""
    return line.page_right if last.row.words[-1].text.endswith(":") else max(last.right, line.right)


def _continues_sentence(group: Sequence[Line], line: Line) -> bool:
    """Whether the last sentence of *group* is not at its end, and *line* begins with a lowercase letter."""
    return not ends_clause(group[-1].row) and begins_small(line.row)


# -- a paragraph as a block -------------------------------------------------------------------------------------------


def _block(group: Sequence[Line], gap: float, setting: Setting) -> TextBlock:
    measure = setting.measure
    first = group[0].row
    edge = min(line.row.left for line in group[1:]) if len(group) > 1 else first.left
    align = _align(group, measure)
    min_edge = measure.left + MIN_SIGNATURE_INDENT * (measure.right - measure.left)
    is_signature = align == "left" and not setting.narrow and edge > min_edge
    return TextBlock(
        SourcePlace(first.page, first.line),
        runs_of([line.row for line in group], setting.vocabulary, setting.marks, "\n" if is_signature else " "),
        align=align,
        indent=round(edge - measure.left, 1) if align != "center" else 0,
        first_line=round(first.left - edge, 1) if align != "center" else 0,
        space_before=round(max(0.0, gap - measure.spacing), 1),
        right_indent=round(measure.right - max(line.row.right for line in group), 1) if len(group) > 1 else 0,
    )


def _align(group: Sequence[Line], measure: Measure) -> Align:
    if all(line.centered for line in group):
        return "center"
    if all(measure.is_at_right(line.row) for line in group):
        return "right"
    rights = [line.row.right for line in group[:-1]]
    return "justified" if len(rights) > 1 and max(rights) - min(rights) < 1.5 else "left"
