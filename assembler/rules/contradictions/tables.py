"""Tables whose figures contradict each other: a column and its total, a row and its product, the number of rows."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import permutations, product

from assembler.facts.lengths import WORDS
from assembler.facts.reading import TextFacts, texts_with_facts
from assembler.facts.tables import Cell, Table
from assembler.findings.finding import Severity
from assembler.language.english import counted
from assembler.language.regex import Regex
from assembler.model.matter import Matter
from assembler.rules.rule import Problem, Words, rule

NOT_ADDED = Regex(
    r"(?i)\b(?:balance|running|cumulative|average|rate|to\sdate|unit\sprice|per|each|hourly|apr)\b|\ba\s(?:day|week|month|hour|year)\b"
)
"""Words in the head of a column whose cells are not added."""

MOST_FREE = 4
"""The maximum number of rows in a table that may be subtracted or counted again."""

SIGNS = (Decimal(1), Decimal(-1), Decimal(0))


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
            reported = {place for columns, _ in _wrong_rows(text, table) for place in columns}
            for place in range(1, len(table.heads)):
                if place not in reported:
                    yield from _wrong_total(text, table, place)


def _wrong_total(text: TextFacts, table: Table, index: int) -> Iterator[Problem]:
    total_row = table.totals[0] if table.totals else None
    if total_row is None or total_row[index].value is None or NOT_ADDED.search(table.heads[index].words):
        return
    above = table.rows[: table.rows.index(total_row)]
    data = [row[index] for row in table.data if row in above]
    free = [row[index] for row in table.free if row in above]
    total, numbers = total_row[index], [cell.value for cell in data if cell.value is not None]
    units = {cell.unit for cell in (*data, *free, total) if cell.value is not None}
    if len(numbers) < 2 or len(units - {""}) > 1 or len(free) > MOST_FREE:
        return
    if total.value is None or not all(cell.value is not None or cell.is_empty for cell in (*data, *free)):
        return
    added = sum(numbers, Decimal(0))
    may_add = [cell.value for cell in free if cell.value is not None]
    sums = {added + sum(map(Decimal.__mul__, may_add, signs)) for signs in product(SIGNS, repeat=len(may_add))}
    if total.value not in sums and total.value * len(numbers) != added:
        head = f"the column `{table.heads[index].words}`" if table.heads[index].words else "the column"
        fact = f"{head} adds up to `{_number_like(added + sum(may_add), total)}`"
        message = f"{fact}, but the row `{total_row[0].words.strip('*_ ')}` says `{total.words.strip('*_ ')}`"
        yield Problem(text.path, message, at=Words(total.words, total.start))


def _number_like(number: Decimal, like: Cell) -> str:
    """Return *number* with the unit of the cell *like*."""
    number = number.normalize()
    digits = f"{number:,.2f}" if number != number.to_integral() else f"{number:,.0f}"
    if like.unit == "$":
        return f"${digits}"
    return f"{digits} {like.unit}".strip() if like.unit else digits


@dataclass(frozen=True)
class _Relation:
    """A computation of a column from two others: its sign, its result, and whether the heads must show it."""

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
"""By how much a cell may differ from the product of two others, because they are rounded."""


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
    a percentage of the total. In a table with two rows, the heads must show that too, as "Weeks", "Hours a week" and
    "Hours" do. A figure that is rounded passes.
    """
    for text in texts_with_facts(matter):
        for table in text.tables:
            yield from (problem for _, problem in _wrong_rows(text, table))


def _wrong_rows(text: TextFacts, table: Table) -> Iterator[tuple[tuple[int, ...], Problem]]:
    """Yield a problem for each row that contradicts the others, with the columns that it is about."""
    rows = table.data
    numeric = [
        place
        for place in range(len(table.heads))
        if all(row[place].value is not None for row in rows) and len(rows) > 1
    ]
    yield from _wrong_percentages(text, table, numeric)
    for first, second, third in permutations(numeric, 3):
        for relation in RELATIONS:
            if first > second and relation.sign != "less":
                continue
            misfits = [row for row in rows if not _fits_relation(relation, row[first], row[second], row[third])]
            heads = " ".join(table.heads[place].words for place in (first, second, third))
            if (
                len(misfits) == 1
                and (len(rows) > 2 or relation.heads.search(heads))
                and _is_telling(rows, first, second)
            ):
                row = misfits[0]
                value = relation.result(_value(row[first]), _value(row[second]))
                fact = f"{row[first].words} {relation.sign} {row[second].words} is `{_number_like(value, row[third])}`"
                message = f"{fact}, but the row `{row[0].words}` says `{row[third].words}`"
                at = Words(row[third].words, row[third].start)
                yield (first, second, third), Problem(text.path, message, at=at)
                return


def _value(cell: Cell) -> Decimal:
    return cell.value or Decimal(0)


def _fits_relation(relation: _Relation, first: Cell, second: Cell, third: Cell) -> bool:
    tolerance = ROUNDING if relation.sign == "times" else Decimal(0)
    return abs(relation.result(_value(first), _value(second)) - _value(third)) <= tolerance


def _is_telling(rows: Sequence[Sequence[Cell]], first: int, second: int) -> bool:
    """Whether neither of two columns has the same figure, such as 1 or 0, in all rows."""
    return all(len({row[place].value for row in rows} - {Decimal(0), Decimal(1)}) > 0 for place in (first, second))


def _wrong_percentages(
    text: TextFacts, table: Table, numeric: Sequence[int]
) -> Iterator[tuple[tuple[int, ...], Problem]]:
    """Yield a problem for the only row whose amount is not its percentage of the total."""
    rows, totals = table.data, table.totals
    shares = [place for place in numeric if all(row[place].unit == "percent" for row in rows)]
    amounts = [place for place in numeric if place not in shares]
    for share, amount in product(shares, amounts if totals else ()):
        total = totals[-1][amount].value
        misfits = [row for row in rows if total and abs(_value(row[share]) * total / 100 - _value(row[amount])) > 1]
        if total and len(misfits) == 1 and len(rows) > 2:
            row = misfits[0]
            result = _number_like(_value(row[share]) * total / 100, row[amount])
            fact = f"`{row[share].words}` of the total, `{totals[-1][amount].words}`, is `{result}`"
            message = f"{fact}, but the row `{row[0].words}` says `{row[amount].words}`"
            yield (share, amount), Problem(text.path, message, at=Words(row[share].words, row[share].start))


COUNTED_ROWS = Regex(
    r"(?i)(?<![\w$.,-])(?P<count>two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2})\s"
    r"(?:[a-z-]{1,20}\s){0,2}?(?P<noun>[a-z]{3,20}(?<!s)s)\b"
)
UNITS_OF_TIME = Regex(r"(?i)(?:day|week|month|year|hour)s")
LISTING = Regex(r"(?i)\b(?:following|these|in|into|made|as\sfollows|follow)\b")
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
    intro = sentences[-1] if sentences and sentences[-1].words.rstrip().endswith(":") else None
    if intro is None or table.free:
        return
    counts = [match for match in COUNTED_ROWS.finditer(intro.words) if not UNITS_OF_TIME.fullmatch(match["noun"])]
    heads = " ".join(cell.words.lower() for cell in table.heads)
    number = len(table.rows) - len(table.totals)
    if any(_count(match) == number for match in counts):
        return
    for match in counts:
        before = intro.words[max(0, match.start() - 12) : match.start()]
        is_head = re.search(rf"\b{match['noun'].lower().removesuffix('s')[:STEM_LENGTH]}", heads)
        if is_head or (LISTING.search(before) and match.end() > len(intro.words.rstrip()) - 40):
            message = f"the text says `{match[0]}`, but the table has {counted(number, 'row')}"
            yield Problem(text.path, message, at=Words(match[0], intro.start + match.start()))


def _count(match: re.Match[str]) -> int:
    written = match["count"].lower()
    return int(written) if written.isdigit() else WORDS[written]
