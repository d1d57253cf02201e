"""Reads sums of money and percentages with their hedges: about $9,000, $1.5 to $2 million, 1.5 percent a month."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from assembler.language.english import cardinal
from assembler.language.money import SCALES, Sum, sums
from assembler.language.regex import Regex

HEDGES = (
    r"about|approximately|approx\.|roughly|nearly|almost|around|some|an\s+estimated|estimated(?:\s+at)?|more\s+than"
    r"|less\s+than|fewer\s+than|over|under|at\s+least|at\s+most|up\s+to|as\s+much\s+as|as\s+many\s+as|not\s+less\s+than"
    r"|no\s+less\s+than|not\s+more\s+than|no\s+more\s+than|not\s+to\s+exceed|in\s+excess\s+of|upwards\s+of|exceed\w*"
    r"|a\s+minimum\s+of|a\s+maximum\s+of|on\s+or\s+about|on\s+or\s+before|on\s+or\s+after|circa|just|only"
)
"""Words before a figure that make it inexact."""

HEDGE_BEFORE = Regex(rf"(?i)\b(?P<hedge>{HEDGES})\s{{1,9}}(?:the\s|a\s)?\s{{0,9}}\Z")
HEDGE_AFTER = Regex(r"(?i)\s{1,9}or\s(?:more|less|so|thereabouts)\b")

CHARACTERS_BEFORE = 40
"""How many characters before a figure are searched for its hedge."""

RANGE_WORD = Regex(r"\s{0,3}(?:to|through|and|or|[-–—])\s{0,3}")
BARE_RANGE = Regex(r"(?i)\s?(?:to|[-–—])\s?(?P<number>\d{1,3}(?:\.\d{1,3})?)[\s-](?P<scale>thousand|million|billion)\b")
"""The rest of a range whose second sum has no dollar sign: "$1.5-2 million"."""
RANGE_START = Regex(r"(?i)\b(?:between|from)\s{1,9}\Z")

FOREIGN_SUM = Regex(
    r"(?<![\w.])(?P<currency>€|£|¥|EUR|GBP|CAD|CHF|C\$|A\$)\s?(?P<whole>\d{1,3}(?:[,.]\d{3}){1,5}|\d{1,12})(?:[.,](?P<part>\d{1,2}))?(?!\d)"
    r"(?:\s(?P<scale>thousand|million|billion)\b)?",
    needs="€|£|¥|eur|gbp|cad|chf|c$|a$",
)
FOREIGN_DOLLARS = Regex(r"(?:(?<!\w)[ACS]|\b(?:HK|NZ|CA|AU|SG))\Z")

PERCENT = Regex(r"(?<![\w.,$])(?P<number>\d{1,4}(?:\.\d{1,4})?|[A-Za-z]{3,9}(?:-[a-z]{3,5})?)\s?(?:%|per\s?cent\b)")
PERIOD_AFTER = Regex(
    r"(?i)\)?\s{1,3}(?:(?:simple\s)?interest\s)?(?:per|a|an|each|every)\s{1,3}(?P<per>annum|year|month|week|day)\b"
)
NUMBER_WORDS = {cardinal(number): Decimal(number) for number in range(1, 100)}
UNITS_OF_PERIODS = {"annum": "year"}


@dataclass(frozen=True)
class Amount:
    """A sum or a range of sums in a text: its bounds, its least and greatest value in hundredths, and its hedge."""

    start: int
    end: int
    low: int
    high: int
    currency: str
    hedge: str


@dataclass(frozen=True)
class Percent:
    """A percentage in a text: its bounds, its value, the time for which it runs, and its hedge."""

    start: int
    end: int
    percent: Decimal
    per: str
    hedge: str


def amounts(text: str) -> Iterator[Amount]:
    """Yield the sums of money in *text*, in order; two sums that bound a range are one amount."""
    if "$" in text:
        yield from _dollar_amounts(text)
    for match in FOREIGN_SUM.finditer(text):
        units = int(re.sub(r"\D", "", match["whole"]))
        hundredths = int((match["part"] or "0").ljust(2, "0"))
        cents = (units * 100 + hundredths) * SCALES.get(match["scale"] or "", 1)
        hedge = hedge_of(text, *match.span())
        yield Amount(*match.span(), low=cents, high=cents, currency=match["currency"], hedge=hedge)


def _dollar_amounts(text: str) -> Iterator[Amount]:
    """Yield the sums of United States dollars in *text*, in order; two sums that bound a range are one amount."""
    dollar_sums = [amount for amount in sums(text) if not _is_foreign(text, amount.start)]
    next_index = 0
    while next_index < len(dollar_sums):
        first_sum, *later_sums = dollar_sums[next_index : next_index + 2]
        second_sum = later_sums[0] if later_sums else None
        bare_match = BARE_RANGE.match(text, first_sum.end)
        next_index += 1
        if second_sum and _is_range(text, first_sum, second_sum):
            next_index += 1
            low = _scaled(first_sum, second_sum)
            yield Amount(first_sum.start, second_sum.end, low=low, high=second_sum.cents, currency="$", hedge="to")
        elif bare_match:
            scale = SCALES[bare_match["scale"].lower()]
            high = int(Decimal(bare_match["number"]) * scale * 100)
            low = first_sum.cents * scale
            yield Amount(first_sum.start, bare_match.end(), low=low, high=high, currency="$", hedge="to")
        else:
            hedge = hedge_of(text, first_sum.start, first_sum.end)
            yield Amount(
                first_sum.start, first_sum.end, low=first_sum.cents, high=first_sum.cents, currency="$", hedge=hedge
            )


def _is_foreign(text: str, start: int) -> bool:
    """Whether the dollar sign at *start* follows the letters of another country's currency, as in "CA$" or "HK$"."""
    return bool(FOREIGN_DOLLARS.search(text, max(0, start - 3), start))


def _is_range(text: str, first_sum: Sum, second_sum: Sum) -> bool:
    """Whether two sums are the bounds of a range: "$1,000 to $2,000", "between $1,000 and $2,000"."""
    word_match = RANGE_WORD.fullmatch(text, first_sum.end, second_sum.start)
    if not word_match or second_sum.cents <= _scaled(first_sum, second_sum):
        return False
    may_be_list = word_match[0].strip() in {"and", "or"}
    return not may_be_list or bool(RANGE_START.search(text, max(0, first_sum.start - 20), first_sum.start))


def _scaled(first_sum: Sum, second_sum: Sum) -> int:
    """Return the cents of *first_sum*, which takes the scale of *second_sum* in "$1.5 to $2 million"."""
    scale = SCALES.get(second_sum.written.split()[-1].lower(), 1)
    return first_sum.cents * scale if scale > 1 and first_sum.cents < 100_000 else first_sum.cents


def percentages(text: str) -> Iterator[Percent]:
    """Yield the percentages in *text*, in order."""
    if "%" not in text and "cent" not in text:
        return
    for match in PERCENT.finditer(text):
        written = match["number"].lower()
        number = Decimal(written) if written[0].isdigit() else NUMBER_WORDS.get(written)
        if number is None:
            continue
        per_match = PERIOD_AFTER.match(text, match.end())
        period = per_match["per"].lower() if per_match else ""
        unit = UNITS_OF_PERIODS.get(period, period)
        yield Percent(*match.span(), percent=number, per=unit, hedge=hedge_of(text, *match.span()))


def hedge_of(text: str, start: int, end: int) -> str:
    """Return the words beside the figure from *start* to *end* that make it inexact; "" if it is exact."""
    before_match = HEDGE_BEFORE.search(text, max(0, start - CHARACTERS_BEFORE), start)
    if before_match:
        return " ".join(before_match["hedge"].lower().split())
    after_match = HEDGE_AFTER.match(text, end)
    return after_match[0].strip().lower() if after_match else ""
