"""Sums that are almost a rate times a number of things, wherever the sentences give the rate and the number."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from assembler.facts.fact import StatedLength, StatedQuantity, StatedSum
from assembler.facts.reading import TextFacts
from assembler.language.money import dollars
from assembler.language.regex import Regex
from assembler.rules._fact_problems import problem_on
from assembler.rules._pleaded_sums import looks_like
from assembler.rules._roots import root
from assembler.rules.contradictions.products import number_of
from assembler.rules.rule import Problem

PER_UNIT = Regex(
    r"\s(?:\([^()]{1,40}\)\s)?(?:of\s[a-z]{3,15}\s|in\s[a-z]{3,15}\s)?(?:per|an?|each|every|for\s(?:an?|each|every))\s(?P<unit>[a-z]{3,20})\b"
)
"""Words after a rate: "a week", "of storage per month", "for each delivery"."""

NO_PLAIN_PRODUCT = Regex(
    r"(?i)\b(?:part\sof|partial\w*|less|after|late|plus|interest|includ\w*|prorat\w*|about|except|balance|remaining|different|remainder|deposit"
    r"|credit\w*|limit|cap|up\sto|minimum|maximum|overtime|from\s\$[\d,.]{1,12}\sto)\b"
)
"""Words of a sentence whose sum may rightly differ from a rate times a number."""

NUMBER = Regex(r"(?<![\w$.,-])(?:\d{1,5}|(?i:one|[a-z]{3,9}(?:-[a-z]{3,5})?))(?![\w.,-]?\d|-)")
"""A word that may be a number: "six", "17"."""

TEXTS_BEFORE = 3
"""How many earlier texts may give the rate."""

MIN_DIGITS = 2
"""The minimum number of significant digits of a sum that may be a slip for the product."""

MAX_ERROR_DIVISOR = 6
"""A sum that is another multiple of the rate may be wrong by at most a sixth."""

MAX_FIGURES_OF_TEXT = 30
"""A text with more sums or numbers is not checked, because some of them are a multiple of a rate by chance."""

PAYMENTS = frozenset({"payments", "installments", "checks"})
UNITS_OF_PAYMENTS = ("month", "week")
"""The units of time for each of which one payment is made."""

Counted = StatedLength | StatedQuantity


def wrong_near_products(texts: Sequence[TextFacts]) -> Iterator[Problem]:
    """Yield a problem for each sum that is not the rate times the number beside it, but nearly is.

    The rate or the number is in the sentence of the sum, and the other one there, in the same text or, for a rate, in a
    text before. The sum must be a slip for the product, follow from a slip in the rate, or be another multiple.
    """
    for index, text in enumerate(texts):
        if max(len(text.sums), len(text.lengths) + len(text.quantities)) > MAX_FIGURES_OF_TEXT:
            continue
        own_rates = {rate.start: unit for rate, unit in _rates(text)}
        for total in text.sums:
            if not total.is_exact or total.start in own_rates or NO_PLAIN_PRODUCT.search(total.sentence.words):
                continue
            rate, numbers = _rate_and_numbers(total, texts[max(0, index - TEXTS_BEFORE) : index + 1])
            if rate and numbers and rate.low * 2 <= total.low and not _is_other_result(total, rate, numbers, text):
                yield from _compare(total, rate, numbers)


def _rates(text: TextFacts) -> Iterator[tuple[StatedSum, str]]:
    """Yield each exact rate of *text* with the root of its unit."""
    for amount in text.sums:
        match = PER_UNIT.match(amount.after) if amount.is_exact and amount.low else None
        if match:
            yield amount, root(match["unit"])


def _counted(text: TextFacts) -> Iterator[tuple[Counted, str]]:
    """Yield each exact number of units or things in *text* with the root of their noun."""
    numbers: list[Counted] = [*text.lengths, *text.quantities]
    for number in numbers:
        noun = number.unit if isinstance(number, StatedLength) else number.noun
        if not number.hedge and not number.quoted and number.number > 1:
            yield number, root(noun)
            if noun in PAYMENTS:
                yield from ((number, unit) for unit in UNITS_OF_PAYMENTS)


def _rate_and_numbers(total: StatedSum, texts: Sequence[TextFacts]) -> tuple[StatedSum | None, list[Counted]]:
    """Return the rate from which *total*, a sum of the last of *texts*, follows, and the numbers that may multiply it.

    It is the last rate before the sum in its sentence or, if a number of its units is there, the only such rate before.
    """
    *_, text = texts
    counted = list(_counted(text))
    rates_before = [(rate, unit) for rate, unit in _rates(text) if rate.end <= total.start]
    own_rates = [(rate, unit) for rate, unit in rates_before if rate.sentence is total.sentence]
    if own_rates:
        rate, unit = own_rates[-1]
        is_next = not any(rate.end <= amount.start < total.start for amount in text.sums if amount is not rate)
        return (rate, [number for number, noun in counted if noun == unit]) if is_next else (None, [])
    own_numbers = [(number, noun) for number, noun in counted if number.sentence is total.sentence]
    if len({amount.low for amount in text.sums if amount.sentence is total.sentence}) > 1:
        return None, []
    same_section = [near_text for near_text in texts[:-1] if near_text.path[:2] == text.path[:2]]
    rates = [*(pair for near_text in same_section for pair in _rates(near_text)), *rates_before]
    for number, noun in own_numbers:
        candidates = [rate for rate, unit in rates if unit == noun]
        if len({rate.low for rate in candidates}) == 1:
            return candidates[-1], [number]
    return None, []


def _is_other_result(total: StatedSum, rate: StatedSum, numbers: Sequence[Counted], text: TextFacts) -> bool:
    """Whether *text* explains *total* otherwise: by another number times *rate*, or by two other sums."""
    all_numbers = {number.number for number, _ in _counted(text)}
    pairs = [*combinations(all_numbers, 2)]
    factors = {number.number for number in numbers} | {first * second for first, second in pairs}
    factors |= {first + second for first, second in pairs} | {abs(first - second) for first, second in pairs}
    factors |= {number_of(word) for word in NUMBER.findall(text.text)} - {0}
    others = {amount.low for amount in text.sums if amount is not total and amount.low > 0}
    results = {abs(sign * first + second) for first, second in combinations(others, 2) for sign in (1, -1)}
    is_product = any(abs(factor * rate.low - total.low) <= max(100, factor) for factor in factors)
    return is_product or total.low in results | others


def _compare(total: StatedSum, rate: StatedSum, numbers: Sequence[Counted]) -> Iterator[Problem]:
    """Yield a problem if *total* is nearly *rate* times one of *numbers*."""
    for number in numbers:
        product = number.number * rate.low
        is_long = min(len(str(cents).rstrip("0")) for cents in (total.low, product)) >= MIN_DIGITS
        is_slip = is_long and looks_like(total.low, product)
        is_slip_of_rate = (
            is_long and total.low % number.number == 0 and looks_like(total.low // number.number, rate.low)
        )
        is_other_multiple = total.low % rate.low == 0 and abs(total.low - product) * MAX_ERROR_DIVISOR <= product
        if is_slip or is_slip_of_rate or is_other_multiple:
            fact = f"{number.words} at `{rate.words}` are `{dollars(product)}`"
            yield problem_on(total, f"{fact}, but the text says `{total.words}`", rate, number)
            return
