"""Rows of tables whose sum is not the number of things times the price that their words give."""

from collections.abc import Iterator
from decimal import Decimal

from assembler.facts.lengths import NUMBER_WORDS
from assembler.facts.quantities import NUMBER_WORD
from assembler.facts.reading import TextFacts
from assembler.facts.tables import Cell
from assembler.language.money import dollars
from assembler.language.regex import Regex
from assembler.rules.rule import Problem, Words

NUMBER_AT_PRICE = Regex(
    rf"(?<![\w.,$-])(?P<number>\d{{1,3}}(?:,\d{{3}}){{1,2}}|\d{{1,6}}|(?i:{NUMBER_WORD}))\s(?:[a-z-]{{2,20}}\s){{1,3}}?at\s"
    r"\$(?P<price>\d{1,3}(?:,\d{3}){1,3}|\d{1,7})(?P<cents>\.\d{2})?(?![\d,]*\d)",
    needs="at $",
)
"""A number of things at a price, in a cell: "27 weeks at $1,820"."""

TOLERANCE = Decimal(1)
"""Sums in tables may be rounded to dollars."""


def wrong_priced_rows(text: TextFacts) -> Iterator[Problem]:
    """Yield a problem for each row such as "Rent, 27 weeks at $1,820 | $49,410" whose only sum is not the product."""
    for table in text.tables:
        for row in table.rows:
            cells_with_prices = [(cell, match) for cell in row for match in NUMBER_AT_PRICE.finditer(cell.words)]
            sums = [cell for cell in row if cell.value is not None and cell.unit == "$"]
            if len(cells_with_prices) != 1 or len(sums) != 1:
                continue
            cell, match = cells_with_prices[0]
            written = match["number"].lower().replace(",", "")
            number = int(written) if written.isdigit() else NUMBER_WORDS[written]
            price = Decimal(match["price"].replace(",", "") + (match["cents"] or ""))
            yield from _wrong_row(text, cell, sums[0], words=match[0], product=number * price)


def _wrong_row(text: TextFacts, cell: Cell, total: Cell, *, words: str, product: Decimal) -> Iterator[Problem]:
    if total.value is not None and abs(total.value - product) > TOLERANCE:
        message = f"`{words}` is {dollars(int(product * 100))}, but the row says `{total.words}`"
        at = Words(total.words, total.start)
        yield Problem(
            text.path, message, at=at, also=(text.path,), also_at=(Words(words, cell.start + cell.words.index(words)),)
        )
