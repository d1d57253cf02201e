"""Sums that do not add up: parts and their total, a number of things and their price, a percentage of a sum."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations, pairwise, product

from assembler.facts.fact import StatedPercent, StatedSum
from assembler.facts.lengths import WORDS
from assembler.facts.reading import TextFacts, texts_with_facts
from assembler.findings.finding import Severity
from assembler.language.english import series
from assembler.language.money import dollars
from assembler.model.matter import Matter
from assembler.rules._fact_problems import between, problem_on
from assembler.rules.rule import Problem, rule

TOTAL_BEFORE = re.compile(
    r"(?i)(?:\b(?:total|sum|aggregate)\s(?:amount\s)?of|\btotal(?:l?ing|l?ed|s)?|\badd(?:ing|s)?\sup\sto|\bin\sall,?|\baltogether,?)\s\Z"
)
TOTAL_AFTER = re.compile(r"(?i),?\s(?:in\s(?:all|total|the\saggregate)|altogether)\b")
LISTED = re.compile(r"(?i)\s{0,2}(?::|[,(]?\s?(?:consisting\sof|comprising|made\sup\sof|namely|that\sis|being)\b)")
UNSURE = re.compile(
    r"(?i)\b(?:of\swhich|includ\w*|part|partial\w*|portion|advance\w*|balance|remain\w*|outstanding|per|each|every|percent|interest"
    r"|among|other|another|further|additional|rate|limits?|up\sto|cap|reserve\w*|offer\w*|estimate\w*|average\w*|share)\b|%"
)
"""Words that make it unsure that the sums of a sentence are the parts of its total."""

MOST_PARTS = 8
"""The maximum number of sums in a sentence that are compared with its total."""


@rule(
    "FCT001",
    cite="arithmetic",
    basis="convention",
    severity=Severity.WARNING,
    fix="look at the documents, and correct the sum that is wrong",
)
def parts_against_total(matter: Matter) -> Iterator[Problem]:
    """The parts of a sum do not add up to the total in the same sentence.

    A sentence passes if any of its sums, added or subtracted, give the total. It is not checked if one of its sums is
    inexact, or if it speaks of interest, a rate, an advance, or a part of a sum.
    """
    for text in texts_with_facts(matter):
        for sentence_sums in _by_sentence(text.sums):
            yield from _against_total(sentence_sums)


def _by_sentence(amounts: Sequence[StatedSum]) -> Iterator[tuple[StatedSum, ...]]:
    for number in dict.fromkeys(amount.sentence.number for amount in amounts):
        yield tuple(amount for amount in amounts if amount.sentence.number == number)


def _against_total(amounts: tuple[StatedSum, ...]) -> Iterator[Problem]:
    if not 2 < len(amounts) <= MOST_PARTS + 1 or not all(amount.is_exact for amount in amounts):
        return
    if UNSURE.search(amounts[0].sentence.words):
        return
    totals = [amount for amount in amounts if TOTAL_BEFORE.search(amount.before) or TOTAL_AFTER.match(amount.after)]
    if len(totals) != 1:
        return
    total, place = totals[0], amounts.index(totals[0])
    parts = amounts[:place] if place else amounts[1:] if LISTED.match(total.after) else ()
    if len(parts) > 1 and not _makes(total.low, [part.low for part in parts]):
        words = series([f"`{part.words}`" for part in parts], "and")
        added = dollars(sum(part.low for part in parts))
        yield problem_on(total, f"{words} add up to `{added}`, but the sentence says `{total.words}`", *parts[:1])


def _makes(total: int, parts: Sequence[int]) -> bool:
    """Whether some of *parts*, at least two of them, give *total* when they are added or subtracted."""
    for size in range(2, len(parts) + 1):
        for some in combinations(parts, size):
            if any(sum(map(int.__mul__, some, signs)) == total for signs in product((1, -1), repeat=size)):
                return True
    return False


ROW = re.compile(r"(?m)^[ \t]*\|(?P<cells>[^\n]*)$")
TOTAL_ROW = re.compile(r"(?i)\W{0,4}(?:grand\s)?totals?(?:\s(?:due|owed|owing|damages))?\W{0,4}")
OTHER_ROWS = re.compile(
    r"(?i)sub-?total|credit|less\b|payment|paid|advance|discount|refund|offset|balance|interest|carried"
)
CELL = re.compile(r"\W{0,3}\$?\s?(?P<sum>\d{1,3}(?:,\d{3}){0,4}|\d{1,9})(?:\.(?P<cents>\d\d))?\W{0,3}")
EMPTY_CELL = re.compile(r"[\s*—–-]*")


@rule(
    "FCT002",
    cite="arithmetic",
    basis="convention",
    severity=Severity.WARNING,
    fix="look at the documents, and correct the row that is wrong",
)
def table_against_total_row(matter: Matter) -> Iterator[Problem]:
    """The sums in a column of a table do not add up to the row "Total".

    A table with subtotals, credits, payments or interest is not checked, and neither is a column with a cell that is no
    sum.
    """
    for text in texts_with_facts(matter):
        if "|" in text.text and not OTHER_ROWS.search(text.text):
            yield from _against_total_row(text)


def _against_total_row(text: TextFacts) -> Iterator[Problem]:
    rows = [
        [cell.strip() for cell in match["cells"].rstrip().rstrip("|").split("|")] for match in ROW.finditer(text.text)
    ]
    if len(rows) < 5 or not TOTAL_ROW.fullmatch(rows[-1][0]) or any(TOTAL_ROW.fullmatch(row[0]) for row in rows[:-1]):
        return
    for column in range(1, len(rows[-1])):
        cells = [row[column] if column < len(row) else "" for row in rows[2:-1]]
        if "$" in rows[-1][column] and (total := _cents(rows[-1][column])):
            parts = [_cents(cell) for cell in cells]
            if None not in parts and sum(filter(None, parts)) != total:
                added = dollars(sum(filter(None, parts)))
                yield Problem(
                    text.path, f"the column adds up to `{added}`, but the row `Total` says `{dollars(total)}`"
                )


def _cents(cell: str) -> int | None:
    """Return the cents of a table's cell: 0 if it is empty, and None if it is no sum."""
    if EMPTY_CELL.fullmatch(cell):
        return 0
    match = CELL.fullmatch(cell)
    if match is None or "(" in cell or cell.startswith("-"):
        return None
    return int(match["sum"].replace(",", "")) * 100 + int(match["cents"] or 0)


NUMBER_AT = re.compile(
    r"(?i)(?<![\w.,$-])(?P<number>\d{1,3}(?:,\d{3}){1,3}|\d{1,7}|[a-z]{3,9}(?:-[a-z]{3,5})?)(?!\s?per\s?cent)\s(?:[a-z-]{1,20}\s){1,4}(?:at|of)\s\Z"
)
EACH = r"(?:\s(?:per|a|an|each|for\seach|every)(?:\s[a-z-]{1,20}){0,3})?"
THAT_IS = r"(?:or|a\stotal\sof|for\sa\stotal\sof|totall?ing|in\sall|which\sis|that\sis)\s(?:a\s(?:total|sum)\sof\s)?"
PRICE = re.compile(rf"{EACH},?\s{THAT_IS}")
PERCENT_OF = re.compile(r"\sof\s(?:the\s)?(?:[a-z-]{1,20}\s){0,4}")
RESULT = re.compile(rf",?\s(?:{THAT_IS}|(?:is|equals|amounts\sto|comes\sto)\s)")


@rule(
    "FCT003",
    cite="arithmetic",
    basis="convention",
    severity=Severity.WARNING,
    fix="look at the documents, and correct the number, the rate or the result",
)
def product_wrong(matter: Matter) -> Iterator[Problem]:
    """A number of things at a price, or a percentage of a sum, does not give the sum that the sentence states.

    Results that are rounded to a dollar pass, as do sentences with an inexact figure.
    """
    for text in texts_with_facts(matter):
        for amounts in _by_sentence(text.sums):
            for price, result in pairwise(amounts):
                if price.is_exact and result.is_exact:
                    yield from _wrong_product(price, result)
                    yield from _wrong_percentage(text.percents, price, result)


def _wrong_product(price: StatedSum, result: StatedSum) -> Iterator[Problem]:
    counted = NUMBER_AT.search(price.before[-100:])
    if not counted or not PRICE.fullmatch(between(price, result)):
        return
    written = counted["number"].lower()
    number = int(written.replace(",", "")) if written[0].isdigit() else WORDS.get(written, 0)
    if number and abs(number * price.low - result.low) > max(100, number):
        product_ = f"{counted['number']} times `{price.words}` is `{dollars(number * price.low)}`"
        yield problem_on(result, f"{product_}, but the sentence says `{result.words}`", price)


def _wrong_percentage(percents: Sequence[StatedPercent], base: StatedSum, result: StatedSum) -> Iterator[Problem]:
    for part in percents:
        same = part.sentence is base.sentence and part.end <= base.start and not part.hedge and not part.quoted
        if same and PERCENT_OF.fullmatch(between(part, base)) and RESULT.fullmatch(between(base, result)):
            cents = int(part.percent * base.low / Decimal(100))
            if abs(cents - result.low) > 100:
                fact = f"{part.percent} percent of `{base.words}` is `{dollars(cents)}`"
                yield problem_on(result, f"{fact}, but the sentence says `{result.words}`", base)
