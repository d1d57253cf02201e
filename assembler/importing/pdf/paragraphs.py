"""Joins rows to paragraphs, by indents, the distance of lines, and whether the next word would have fitted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from assembler.importing.pdf.hyphens import Vocabulary
from assembler.importing.pdf.measure import Measure
from assembler.importing.pdf.page_parts import Row
from assembler.importing.pdf.runs import runs_of
from assembler.importing.read_document import Align, Block, SourcePlace, TextBlock

INDENT = 6.0
"""How far the left edge of a row may be from that of its paragraph, in points."""

LABEL = re.compile(r"(?:\(?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})[.)]|[•▪●○◦·-])")
"""A number, a letter or a sign that begins a paragraph or an item."""

ALMOST = 0.2
"""The share of a line that is empty at the end of one that was ended on purpose in the middle of a sentence."""

BINDING = re.compile(r"^\(?(?:\d+|[A-Z][a-z]{0,6}\.|[§¶]+)$|[§¶]$|^\(?(?:[A-Z]\.)+(?:[A-Z]\.)?$")
"""A word that is not divided from the next one: a number, an abbreviation or a sign of a section."""

NUMERAL = re.compile(r"\d{1,4}|[ivxl]{1,6}")

DEEPEST = 0.35
"""The greatest indent of a first line, as a fraction of the width of the text block."""

LEADER = re.compile(r".*\.{4,}|[. ]{7,}")
"""A word that ends in leaders, or is nothing else."""

PAGE_GAP = 3.0
"""The gap before a page number at the end of a row without leaders, as a fraction of the size."""

LOOSER, TIGHTER = 1.3, 0.75
"""The factors by which the distance of lines may change within a paragraph."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What rows are joined by: the text block, the words of the paper, and the marks of its notes."""

    measure: Measure
    vocabulary: Vocabulary
    marks: frozenset[str]


@dataclass(frozen=True, slots=True)
class PlacedBlock:
    """A block, and its first row."""

    first: Row
    block: Block


def text_blocks(rows: Sequence[Row], setting: Setting) -> list[PlacedBlock]:
    """Return *rows*, which may go over several pages, as paragraphs, headings and lines."""
    groups = _with_gaps(_groups(rows, setting.measure))
    return [PlacedBlock(group[0], _block(group, gap, setting)) for group, gap in groups]


def column_texts(rows: Sequence[Row], measure: Measure, setting: Setting) -> tuple[TextBlock, ...]:
    """Return *rows*, a column or a note with a *measure* of its own, as paragraphs."""
    own = replace(setting, measure=measure)
    return tuple(_block(group, gap, own) for group, gap in _with_gaps(_groups(rows, measure)))


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
        right = _right_edge(rows, index, measure)
        if groups and _is_whole(groups[-1][-1]):
            right = measure.right
        is_line = bool(groups) and _is_line_of_block(rows, index, measure) and not _leans_on(groups[-1][-1], row)
        if groups and not is_line and _continues(groups[-1], row, right, measure):
            groups[-1].append(row)
        else:
            groups.append([row])
    return groups


def _continues(group: Sequence[Row], row: Row, right: float, measure: Measure) -> bool:
    """Whether *row* continues the paragraph of *group*; *right* is the edge to which its lines are set."""
    last = group[-1]
    if not _is_near(group, row, measure):
        return False
    is_centred = measure.is_centred(last) and len(group) == 1
    if _ends_with_page(last) or (
        _would_have_fitted(last, row, right, is_centred=is_centred) and not _reads_on(last, row)
    ):
        return False
    if _is_bold(last) != _is_bold(row) and not row.text[0].islower() and len(group) == 1:
        return False
    if len(group) > 1 and not measure.is_centred(group[0]):
        return abs(row.left - last.left) < INDENT and not _begins_item(row)
    if measure.is_centred(last) or measure.is_centred(row):
        return measure.is_centred(last) and measure.is_centred(row) and last.page == row.page
    if row.left > last.left + INDENT:
        return _hangs(last, row)
    if last.left - row.left > DEEPEST * (measure.right - measure.left):
        return False
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


def _would_have_fitted(last: Row, row: Row, right: float, *, is_centred: bool) -> bool:
    """Whether the beginning of *row* has room at the end of *last*, so that the line was ended on purpose.

    A line that ends in the middle of a sentence and is almost full was not, unless it is centred.
    """
    if last.right + 0.2 * row.size + _unbroken(row) > right - 1:
        return False
    return is_centred or _is_whole(last) or right - last.right > ALMOST * (right - min(last.left, row.left))


def _unbroken(row: Row) -> float:
    """Return the width of the words at the beginning of *row* that no line end divides, such as "28 U.S.C. § 1331"."""
    first, last = row.words[0], row.words[0]
    for word in row.words[1:5]:
        if not BINDING.search(last.text):
            break
        last = word
    return last.right - first.left


def _is_whole(row: Row) -> bool:
    """Whether *row* ends with the end of a sentence or a clause."""
    return row.words[-1].text.rstrip("\"'”’)]").endswith((".", ";", ":", "?", "!"))


def _ends_with_page(row: Row) -> bool:
    """Whether *row* ends with the number of a page, behind leaders or a wide gap, as in a table of contents."""
    if len(row.words) < 2:
        return False
    if any(LEADER.fullmatch(word.text) for word in row.words[1:]):
        return True
    before, last = row.words[-2:]
    return bool(NUMERAL.fullmatch(last.text)) and last.left - before.right > PAGE_GAP * row.size


def _reads_on(last: Row, row: Row) -> bool:
    """Whether the sentence of *last* goes on in *row*, by its small letter, at the left edge or on the next page."""
    first = row.words[0].text
    return not _is_whole(last) and first[0].islower() and not LABEL.fullmatch(first) and row.page != last.page


def _is_bold(row: Row) -> bool:
    return all(piece.bold for word in row.words for piece in word.pieces)


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
    is_set_in = len(run) > 1 and full * 5 >= (len(rights) - 1) * 4 and rows[index].left > measure.left + INDENT
    return edge if is_set_in and edge < measure.right else measure.right


def _is_line_of_block(rows: Sequence[Row], index: int, measure: Measure) -> bool:
    """Whether the row at *index* is in a block of lines that are mostly short, as an address or a signature is."""
    row = rows[index]
    gap = LOOSER * min((_gap(*pair) for pair in pairwise(rows[max(0, index - 1) : index + 2])), default=0.0)
    start = index
    while start and _is_beside(rows[start - 1], rows[start], gap):
        start -= 1
    end = index + 1
    while end < len(rows) and _is_beside(rows[end - 1], rows[end], gap):
        end += 1
    block = rows[start:end]
    full = sum(measure.right - other.right < 0.25 * (measure.right - row.left) for other in block)
    return len(block) > 3 and full < 0.4 * len(block)


def _gap(row: Row, below: Row) -> float:
    return below.y - row.y if row.page == below.page else 99.0


def _is_beside(row: Row, below: Row, gap: float) -> bool:
    return _gap(row, below) < gap and abs(row.left - below.left) < 2


def _leans_on(last: Row, row: Row) -> bool:
    """Whether *last* asks for more words, or *row* begins in the middle of a sentence."""
    return last.words[-1].text.endswith((",", "-", "&")) or row.words[0].text[0].islower()


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
