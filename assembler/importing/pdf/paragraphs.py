"""Joins rows to paragraphs, by indents, the distance of lines, and whether the next word would have fitted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assembler.importing.pdf.hyphens import Vocabulary
from assembler.importing.pdf.measure import Measure
from assembler.importing.pdf.page_parts import Row
from assembler.importing.pdf.runs import runs_of
from assembler.importing.read_document import Align, SourcePlace, TextBlock

INDENT = 6.0
"""How far the left edge of a row may be from that of its paragraph, in points."""

LABEL = re.compile(r"(?:\(?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})[.)]|[•▪●○◦·-])")
"""A number, a letter or a sign that begins a paragraph or an item."""

LOOSER, TIGHTER = 1.3, 0.75
"""The factors by which the distance of lines may change within a paragraph."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What rows are joined by: the text block, the words of the paper, and the marks of its notes."""

    measure: Measure
    vocabulary: Vocabulary
    marks: frozenset[str]


def text_blocks(rows: Sequence[Row], setting: Setting) -> list[TextBlock]:
    """Return *rows*, which may go over several pages, as paragraphs, headings and lines."""
    return [_block(group, before, setting) for group, before in _with_gaps(_groups(rows, setting.measure))]


def _with_gaps(groups: Sequence[list[Row]]) -> Iterator[tuple[list[Row], float]]:
    """Yield each group with the distance of its first row from the row before it; 0 at the head of a page."""
    before: Row | None = None
    for group in groups:
        first = group[0]
        yield group, first.y - before.y if before and before.page == first.page else 0.0
        before = group[-1]


def _groups(rows: Sequence[Row], measure: Measure) -> list[list[Row]]:
    groups: list[list[Row]] = []
    for index, row in enumerate(rows):
        if groups and _continues(groups[-1], row, _right_edge(rows, index, measure), measure):
            groups[-1].append(row)
        else:
            groups.append([row])
    return groups


def _continues(group: Sequence[Row], row: Row, right: float, measure: Measure) -> bool:
    """Whether *row* continues the paragraph of *group*; *right* is the edge to which its lines are set."""
    last = group[-1]
    if not _is_near(group, row, measure) or _would_have_fitted(last, row, right):
        return False
    if len(group) > 1 and not measure.is_centred(group[0]):
        return abs(row.left - last.left) < INDENT and not _begins_item(row)
    if measure.is_centred(last) or measure.is_centred(row):
        return measure.is_centred(last) and measure.is_centred(row) and last.page == row.page
    if row.left > last.left + INDENT:
        return _hangs(last, row)
    return not (_begins_item(row) and abs(row.left - last.left) < INDENT)


def _is_near(group: Sequence[Row], row: Row, measure: Measure) -> bool:
    """Whether *row* follows *group* at the distance of lines, or is on a later page."""
    last = group[-1]
    if last.page != row.page:
        return True
    gap = row.y - last.y
    if len(group) > 1 and group[-2].page == last.page:
        usual = last.y - group[-2].y
        return TIGHTER * usual < gap < LOOSER * usual
    return gap < LOOSER * max(measure.spacing, 1.25 * row.size)


def _would_have_fitted(last: Row, row: Row, right: float) -> bool:
    """Whether the first word of *row* has room at the end of *last*, so that the line was ended on purpose."""
    first = row.words[0]
    return last.right + 0.2 * row.size + (first.right - first.left) < right - 1


def _begins_item(row: Row) -> bool:
    """Whether *row* begins with a label and a gap as a numbered paragraph does."""
    if not LABEL.fullmatch(row.words[0].text) or len(row.words) < 2:
        return False
    return row.words[1].left - row.words[0].right > 0.6 * row.size


def _hangs(last: Row, row: Row) -> bool:
    """Whether *row* is under the text after the label of *last*."""
    if len(last.words) < 2 or not LABEL.fullmatch(last.words[0].text):
        return False
    return abs(row.left - last.words[1].left) < INDENT


def _right_edge(rows: Sequence[Row], index: int, measure: Measure) -> float:
    """Return the edge to which the lines around the row at *index* are set, such as that of a quotation set in."""
    run = [rows[index]]
    for row in rows[index + 1 :]:
        if abs(row.left - rows[index].left) > INDENT or len(run) > 12:
            break
        run.append(row)
    rights = [row.right for row in (*rows[max(0, index - 1) : index], *run)]
    edge = max(rights)
    full = sum(edge - right < 0.15 * (edge - rows[index].left) for right in rights)
    is_set_in = len(run) > 1 and full * 5 >= (len(rights) - 1) * 3 and rows[index].left > measure.left + INDENT
    return edge if is_set_in and edge < measure.right else measure.right


# -- a paragraph as a block -------------------------------------------------------------------------------------------


def _block(group: Sequence[Row], gap: float, setting: Setting) -> TextBlock:
    measure, first = setting.measure, group[0]
    edge = min(row.left for row in group[1:]) if len(group) > 1 else first.left
    align = _align(group, measure)
    return TextBlock(
        SourcePlace(first.page, first.line),
        runs_of(group, setting.vocabulary, setting.marks),
        align=align,
        indent=round(edge - measure.left, 1) if align != "center" else 0,
        first_line=round(first.left - edge, 1) if align != "center" else 0,
        space_before=round(max(0.0, gap - measure.spacing), 1),
    )


def _align(group: Sequence[Row], measure: Measure) -> Align:
    if all(measure.is_centred(row) for row in group):
        return "center"
    if all(measure.is_at_right(row) for row in group):
        return "right"
    rights = [row.right for row in group[:-1]]
    return "justified" if len(rights) > 1 and max(rights) - min(rights) < 1.5 else "left"
