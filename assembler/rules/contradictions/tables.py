"""Tables whose figures contradict each other: a column and its total, a row and its product, the number of rows."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import permutations, product

from assembler.facts.dates import days_meant
from assembler.facts.reading import TextFacts, texts_with_facts
from assembler.facts.tables import Cell, Table
from assembler.findings.finding import Severity
from assembler.language.english import counted
from assembler.language.regex import Regex
from assembler.model.matter import Matter
from assembler.rules.contradictions.products import number_of
from assembler.rules.rule import Problem, Words, rule

UNADDED_COLUMN = Regex(
    r"(?i)\b(?:balance|running|cumulative|average|rate|to\sdate|unit\sprice|per|each|hourly|apr)\b|\ba\s(?:day|week|month|hour|year)\b"
)
"""Words in the head of a column whose cells are not added."""

MAX_FREE_ROWS = 4
"""A table with more rows than this that may be subtracted or counted again is not checked."""

SIGNS = (Decimal(1), Decimal(-1), Decimal(0))
"""The factors by which a row may be added, subtracted or left out."""


@rule(
    "FCT002",
    cite="arithmetic",
    basis="convention",
    severity=Severity.WARNING,
    fix="look at the documents, and correct the row that is wrong or the total",
)
def table_against_total_row(matter: Matter) -> Iterator[Problem]:
    """The numbers in a column of a table do not add up to the row "Total".

    Rows such as credits, payments, interest and subtotals may be added, subtracted or left out: the column passes if
    any of these ways gives the total. A column with a cell that is not a number, or with numbers that are not added,
    such as rates and balances, is not checked.
    """
    for text in texts_with_facts(matter):
        for table in text.tables:
            reported_columns = {column for columns, _ in _wrong_rows(text, table) for column in columns}
            for column in range(1, len(table.heads)):
                if column not in reported_columns:
                    yield from _wrong_total(text, table, column)


def _wrong_total(text: TextFacts, table: Table, column: int) -> Iterator[Problem]:
    total_row = table.totals[0] if table.totals else None
    head = table.heads[column].words
    if total_row is None or total_row[column].value is None or UNADDED_COLUMN.search(head):
        return
    total = total_row[column]
    rows_above = table.rows[: table.rows.index(total_row)]
    data_cells = [row[column] for row in table.data if row in rows_above]
    free_cells = [row[column] for row in table.free if row in rows_above]
    data_values = [cell.value for cell in data_cells if cell.value is not None]
    free_values = [cell.value for cell in free_cells if cell.value is not None]
    units = {cell.unit for cell in (*data_cells, *free_cells, total) if cell.value is not None}
    if len(data_values) < 2 or len(units - {""}) > 1 or len(free_cells) > MAX_FREE_ROWS:
        return
    if total.value is None or not all(cell.value is not None or cell.is_empty for cell in (*data_cells, *free_cells)):
        return
    data_total = sum(data_values, Decimal(0))
    possible_totals = {data_total + free_total for free_total in _possible_sums(free_values)}
    is_average = total.value * len(data_values) == data_total
    if total.value not in possible_totals and not is_average:
        column_name = f"the column `{head}`" if head else "the column"
        fact = f"{column_name} adds up to `{_formatted(data_total + sum(free_values), total)}`"
        message = f"{fact}, but the row `{total_row[0].words.strip('*_ ')}` says `{total.words.strip('*_ ')}`"
        yield Problem(text.path, message, at=Words(total.words, total.start))


def _possible_sums(values: Sequence[Decimal]) -> Iterator[Decimal]:
    """Yield the sum of *values* for each way of adding, subtracting or leaving out each of them."""
    for signs in product(SIGNS, repeat=len(values)):
        yield sum((sign * value for sign, value in zip(signs, values, strict=True)), Decimal(0))


def _formatted(number: Decimal, cell: Cell) -> str:
    """Return *number* with the unit of *cell*."""
    number = number.normalize()
    digits = f"{number:,.2f}" if number != number.to_integral() else f"{number:,.0f}"
    if cell.unit == "$":
        return f"${digits}"
    return f"{digits} {cell.unit}" if cell.unit else digits


@dataclass(frozen=True)
class _Relation:
    """A way to compute a column from two others: its word in messages, its function, and heads that show it."""

    sign: str
    result: Callable[[Decimal, Decimal], Decimal]
    heads: Regex


RELATIONS = (
    _Relation(
        "times", Decimal.__mul__, Regex(r"(?i)\b(?:rate|price|each|per|hourly|a\s(?:day|week|month|hour|year))\b")
    ),
    _Relation("plus", Decimal.__add__, Regex(r"(?i)\btotal|\bsum\b")),
    _Relation("less", Decimal.__sub__, Regex(r"(?i)\b(?:unpaid|due|owed|owing|balance|difference|net)\b")),
)  # fmt: skip
ROUNDING = Decimal(1)
"""By how much a cell may differ from the product of two others because of rounding."""


@rule(
    "FCT014",
    cite="arithmetic",
    basis="convention",
    severity=Severity.WARNING,
    fix="look at the documents, and correct the figure in the row that is wrong",
)
def row_of_table_wrong(matter: Matter) -> Iterator[Problem]:
    """One row of a table does not follow the arithmetic of the other rows.

    In the other rows, at least two, one column is the product, the sum or the difference of two others, or an amount is
    a percentage of the total, or a date on which something is due is a number of days after another date. In a table
    with two rows, the heads must show that too, as "Weeks", "Hours a week" and
    "Hours" do. A figure that is rounded passes.
    """
    for text in texts_with_facts(matter):
        for table in text.tables:
            yield from (problem for _, problem in _wrong_rows(text, table))


def _wrong_rows(text: TextFacts, table: Table) -> Iterator[tuple[tuple[int, ...], Problem]]:
    """Yield a problem for each row that contradicts the others, with the columns that it is about."""
    rows = table.data
    if len(rows) <= 1:
        return
    yield from _wrong_days(text, table)
    numeric_columns = [
        column for column in range(len(table.heads)) if all(row[column].value is not None for row in rows)
    ]
    yield from _wrong_percentages(text, table, numeric_columns)
    for first, second, third in permutations(numeric_columns, 3):
        for relation in RELATIONS:
            if first > second and relation.sign != "less":
                continue
            misfits = [row for row in rows if not _fits_relation(relation, row[first], row[second], row[third])]
            heads = " ".join(table.heads[column].words for column in (first, second, third))
            is_shown = len(rows) > 2 or relation.heads.search(heads)
            if len(misfits) == 1 and is_shown and _are_telling(rows, first, second):
                row = misfits[0]
                value = relation.result(_value(row[first]), _value(row[second]))
                fact = f"{row[first].words} {relation.sign} {row[second].words} is `{_formatted(value, row[third])}`"
                message = f"{fact}, but the row `{row[0].words}` says `{row[third].words}`"
                at = Words(row[third].words, row[third].start)
                yield (first, second, third), Problem(text.path, message, at=at)
                return


DUE_HEAD = Regex(r"(?i)\b(?:due|deadline|expir\w*|matur\w*|payable|last\sday|by)\b")
"""Words in the head of a column of days that are counted from those of another column."""


def _wrong_days(text: TextFacts, table: Table) -> Iterator[tuple[tuple[int, ...], Problem]]:
    """Yield a problem for the only row whose two dates are not as many days apart as those of all other rows.

    With two other rows, the second column must be called due, or the like.
    """
    days_of_rows = [[days_meant(cell.words) for cell in row] for row in table.data]
    for first, second in permutations(range(len(table.heads)), 2):
        spans = [(days[first], days[second]) for days in days_of_rows]
        gaps = [(last[0] - start[0]).days for start, last in spans if start and last and last[0] == last[1]]
        usual_gap, rows_of_gap = Counter(gaps).most_common(1)[0] if gaps else (0, 0)
        is_due = DUE_HEAD.search(table.heads[second].words) and not DUE_HEAD.search(table.heads[first].words)
        if len(gaps) != len(spans) or rows_of_gap != len(gaps) - 1 or not is_due or rows_of_gap < 2 or usual_gap <= 0:
            continue
        row = table.data[next(index for index, gap in enumerate(gaps) if gap != usual_gap)]
        gap = next(gap for gap in gaps if gap != usual_gap)
        fact = f"`{row[second].words}` is {counted(gap, 'day')} after `{row[first].words}`"
        message = f"{fact}, but in the other rows the date is {counted(usual_gap, 'day')} after"
        yield (first, second), Problem(text.path, message, at=Words(row[second].words, row[second].start))
        return


def _value(cell: Cell) -> Decimal:
    return cell.value or Decimal(0)


def _fits_relation(relation: _Relation, first: Cell, second: Cell, third: Cell) -> bool:
    tolerance = ROUNDING if relation.sign == "times" else Decimal(0)
    return abs(relation.result(_value(first), _value(second)) - _value(third)) <= tolerance


def _are_telling(rows: Sequence[Sequence[Cell]], first: int, second: int) -> bool:
    """Whether each of two columns has a figure other than 0 and 1, with which many relations hold by chance."""
    return all({row[column].value for row in rows} - {Decimal(0), Decimal(1)} for column in (first, second))


def _wrong_percentages(
    text: TextFacts, table: Table, numeric_columns: Sequence[int]
) -> Iterator[tuple[tuple[int, ...], Problem]]:
    """Yield a problem for the only row whose amount is not its percentage of the total."""
    rows, totals = table.data, table.totals
    if not totals or len(rows) <= 2:
        return
    share_columns = [column for column in numeric_columns if all(row[column].unit == "percent" for row in rows)]
    amount_columns = [column for column in numeric_columns if column not in share_columns]
    for share, amount in product(share_columns, amount_columns):
        total = _value(totals[-1][amount])
        misfits = [row for row in rows if abs(_value(row[share]) * total / 100 - _value(row[amount])) > 1]
        if total and len(misfits) == 1:
            row = misfits[0]
            result = _formatted(_value(row[share]) * total / 100, row[amount])
            fact = f"`{row[share].words}` of the total, `{totals[-1][amount].words}`, is `{result}`"
            message = f"{fact}, but the row `{row[0].words}` says `{row[amount].words}`"
            yield (share, amount), Problem(text.path, message, at=Words(row[share].words, row[share].start))


COUNTED_ROWS = Regex(
    r"(?i)(?<![\w$.,-])(?P<count>two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2})\s"
    r"(?:[a-z-]{1,20}\s){0,2}?(?P<noun>[a-z]{3,20}(?<!s)s)\b"
)
UNITS_OF_TIME = Regex(r"(?i)(?:day|week|month|year|hour)s")
LIST_WORD_BEFORE = Regex(r"(?i)\b(?:following|these|in|into|made|as\sfollows|follow)\b")
STEM_LENGTH = 5
"""How many first letters of two words must agree for the words to mean one kind of thing."""


@rule(
    "FCT015",
    cite="the rows of the table",
    basis="convention",
    severity=Severity.WARNING,
    fix="look at the documents, and correct the number, or add or delete the row",
)
def rows_against_count(matter: Matter) -> Iterator[Problem]:
    """The sentence before a table gives a number of things, but the table has a different number of rows.

    The rule reads "It made five payments:" above a table whose head has the word "payment", and "in three parts:",
    "these four invoices:" and the like above any table. A total is not counted as a row.
    """
    for text in texts_with_facts(matter):
        for table in text.tables:
            yield from _wrong_count(text, table)


def _wrong_count(text: TextFacts, table: Table) -> Iterator[Problem]:
    sentences = [sentence for sentence in text.sentences if sentence.start < table.start and sentence.words.strip()]
    if not sentences or table.free:
        return
    introduction = sentences[-1]
    words = introduction.words.rstrip()
    if not words.endswith(":"):
        return
    count_matches = [match for match in COUNTED_ROWS.finditer(words) if not UNITS_OF_TIME.fullmatch(match["noun"])]
    heads = " ".join(cell.words.lower() for cell in table.heads)
    row_count = len(table.rows) - len(table.totals)
    if any(number_of(match["count"]) == row_count for match in count_matches):
        return
    for match in count_matches:
        if not row_count / 2 <= number_of(match["count"]) <= row_count * 2:
            continue  # the number is not that of the rows
        before = words[max(0, match.start() - 12) : match.start()]
        is_in_head = re.search(rf"\b{match['noun'].lower().removesuffix('s')[:STEM_LENGTH]}", heads)
        if is_in_head or (LIST_WORD_BEFORE.search(before) and match.end() > len(words) - 40):
            message = f"the text says `{match[0]}`, but the table has {counted(row_count, 'row')}"
            yield Problem(text.path, message, at=Words(match[0], introduction.start + match.start()))
