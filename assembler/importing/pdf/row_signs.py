"""Finds by its words whether a row ends a sentence, begins an item, or is part of a table of contents."""

import re
from collections.abc import Sequence
from itertools import pairwise

from assembler.importing.pdf.page_parts import Row
from assembler.language.typed_signs import are_consecutive_labels

LABEL = re.compile(r"(?:\(?(?:\d{1,3}[A-Z]?|[A-Za-z]|[ivxIVX]{1,5})[.)]|[•▪●○◦·➢✓\ufffdo-])")
"""A number, a letter or a symbol that begins a paragraph or an item."""

LABEL_IN_PARENTHESES = re.compile(r"\((?P<sign>\d{1,2}|[a-z]|[ivx]{1,5})\)")
"""A label of a list within a sentence, such as "(3)"."""

GLUED_NUMBER = re.compile(r"\d{1,3}\.[A-Z][a-z]")
"""A number with no space between its period and the text of the paragraph."""

PARAGRAPH_NUMBER = re.compile(r"\d{1,4}\.")
"""The number of a paragraph, such as "12."."""

LABEL_GAP = 0.6
"""The minimum gap after a label that begins a paragraph, as a fraction of the type size."""

MIN_HANGING_INDENT = 6.0
"""The minimum indent of an item's lines below its label, in points."""

MAX_HANGING_INDENT = 60.0
"""The maximum indent of these lines, in points."""

BINDING = re.compile(r"^\(?(?:\d+|[A-Z][a-z]{0,6}\.|[§¶]+)$|[§¶]$|^\(?(?:[A-Z]\.)+(?:[A-Z]\.)?$")
"""A word that stays on the same line as the next one: a number, an abbreviation or a section sign."""

TITLE_BEFORE_NAME = re.compile(r"[(“\"‘]?(?:M(?:r|rs|s|essrs)|Dr|Hon|vs?|Nos?)\.")
"""An abbreviation that a name or a number follows, such as "Mr." or "No."."""

NUMERAL = re.compile(r"\d{1,4}|[ivxl]{1,6}")
"""A page number."""

LEADER = re.compile(r".{0,400}\.{4,}|[. ]{7,}")
"""A word that ends in leaders, or consists of them."""

DIVIDERS = frozenset({")", "§", "|", ":"})
"""Characters that a caption may repeat, row by row, to divide its columns."""

COLUMN_GAP = 2.0
"""The minimum gap between two columns, as a multiple of the type size."""

PAGE_GAP = 3.0
"""The minimum gap before a page number at the end of a row without leaders, as a multiple of the type size."""


def ends_clause(row: Row) -> bool:
    """Whether *row* ends with the end of a sentence or a clause; a title such as "Mr." is before a name."""
    last = row.words[-1].text
    return last.rstrip("\"'”’)]").endswith((".", ";", ":", "?", "!")) and not TITLE_BEFORE_NAME.fullmatch(last)


def is_mid_sentence(last: Row, row: Row) -> bool:
    """Whether *last* ends, or *row* begins, in the middle of a sentence."""
    return last.words[-1].text.endswith((",", "-", "&")) or begins_small(row)


def begins_small(row: Row) -> bool:
    """Whether *row* begins with a lowercase letter that is not a label of an item or part of an e-mail address."""
    first = row.words[0].text
    return first[0].islower() and "@" not in first and not LABEL.fullmatch(first)


def has_label(row: Row) -> bool:
    """Whether *row* begins with the label of an item or a paragraph."""
    first = row.words[0].text
    return len(row.words) > 1 and bool(LABEL.fullmatch(first) or GLUED_NUMBER.match(first))


def begins_item(row: Row) -> bool:
    """Whether *row* begins with a label and a gap, as a numbered paragraph does."""
    return has_label(row) and row.words[1].left - row.words[0].right > LABEL_GAP * row.size


def begins_number(row: Row) -> bool:
    """Whether *row* begins with a number, a period and a gap, as the first row of a numbered paragraph does."""
    return begins_item(row) and bool(PARAGRAPH_NUMBER.fullmatch(row.words[0].text))


def continues_series(rows: Sequence[Row], row: Row) -> bool:
    """Whether *row* begins with a label in parentheses, such as "(3)", and *rows* have "(2)" within a line."""
    label = LABEL_IN_PARENTHESES.fullmatch(row.words[0].text)
    if label is None:
        return False
    labels = (LABEL_IN_PARENTHESES.fullmatch(word.text) for earlier in rows for word in earlier.words[1:])
    return any(earlier and are_consecutive_labels(earlier["sign"], label["sign"]) for earlier in labels)


def hangs(last: Row, row: Row) -> bool:
    """Whether *row* is indented like the text after the label of *last*."""
    return has_label(last) and MIN_HANGING_INDENT <= row.left - last.left < MAX_HANGING_INDENT


def ends_with_page(row: Row) -> bool:
    """Whether *row* has leaders, or ends with a number after a wide gap, as in a table of contents."""
    if len(row.words) < 2:
        return False
    if any(LEADER.fullmatch(word.text) for word in row.words[1:]):
        return True
    before, last = row.words[-2:]
    return bool(NUMERAL.fullmatch(last.text)) and last.left - before.right > PAGE_GAP * row.size


def ends_with_divider(row: Row) -> bool:
    """Whether *row* ends with a character that a caption may repeat to divide its columns."""
    return len(row.words) > 1 and row.words[-1].text in DIVIDERS


def is_in_columns(row: Row) -> bool:
    """Whether *row* is in capitals, with a gap between two columns, as in the name of a court."""
    has_gap = any(after.left - before.right > COLUMN_GAP * row.size for before, after in pairwise(row.words))
    return has_gap and row.text.isupper()


def unbroken_width(row: Row) -> float:
    """Return the width of the words at the start of *row* that must stay on one line, such as "28 U.S.C. § 1331"."""
    first = last = row.words[0]
    for word in row.words[1:5]:
        if not BINDING.search(last.text):
            break
        last = word
    return last.right - first.left


def is_bold(row: Row) -> bool:
    """Whether all letters of *row* are bold."""
    return all(piece.bold for word in row.words for piece in word.pieces)
