"""Differences between two sums that the text states, in the sentence of the sums or in the next one."""

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from assembler.facts.fact import StatedLength, StatedQuantity, StatedSum
from assembler.facts.reading import TextFacts
from assembler.language.money import dollars
from assembler.language.regex import Regex
from assembler.rules._fact_problems import problem_on
from assembler.rules._pleaded_sums import looks_like, slip_between
from assembler.rules.rule import Problem

UNIT_AFTER = Regex(r"\s(?:per|a|an|each|every)\s(?P<unit>hour|day|week|month|year|unit|pound|ton|mile|foot|share)\b")
COMPARATIVE_AFTER = Regex(
    r"(?:\s(?:per|a|an)\s[a-z]{3,8})?\s(?P<comparative>less|lower|below|under|more|higher|above|over)(?:\sthan)?\s"
    r"(?:the|what|its|his|her|their|that|he|she|it|they|before|at|in|[A-Z])"
)
"""Words after a difference: "$65,000 more than Hale paid him"."""

FEWER = frozenset({"less", "lower", "below", "under"})


def wrong_differences(texts: Sequence[TextFacts]) -> Iterator[Problem]:
    """Yield a problem for each difference that the sums which it compares do not have, if they nearly do."""
    yield from _compared_rates(texts)
    for text in texts:
        yield from _differences_of_previous_sentence(text)


def _compared_rates(texts: Sequence[TextFacts]) -> Iterator[Problem]:
    """Yield a problem for "$39.00 an hour, $7.50 less than" before if the other rate is $45.50."""
    matches = [(amount, UNIT_AFTER.match(amount.after)) for text in texts for amount in text.sums if amount.is_exact]
    rates = [(amount, match["unit"]) for amount, match in matches if match]
    for text in texts:
        for rate, difference in pairwise(text.sums):
            comparative_match = COMPARATIVE_AFTER.match(difference.after)
            units = [unit for other_rate, unit in rates if other_rate is rate]
            unit_match = UNIT_AFTER.match(difference.after)
            if not comparative_match or not units or rate.sentence is not difference.sentence:
                continue
            if not difference.is_exact or (unit_match and unit_match["unit"] != units[0]):
                continue
            sign = 1 if comparative_match["comparative"] in FEWER else -1
            others = [other for other, unit in rates if unit == units[0] and other not in (rate, difference)]
            yield from _compare_rates(rate, difference, rate.low + sign * difference.low, others)


def _compare_rates(
    rate: StatedSum, difference: StatedSum, expected_cents: int, other_rates: Sequence[StatedSum]
) -> Iterator[Problem]:
    """Yield a problem if no other rate is *expected_cents*, but just one is so but for a slip."""
    if any(other_rate.low == expected_cents for other_rate in other_rates):
        return
    similar_rates = [
        other_rate
        for other_rate in other_rates
        if looks_like(other_rate.low, expected_cents) or looks_like(abs(other_rate.low - rate.low), difference.low)
    ]
    if len({similar_rate.low for similar_rate in similar_rates}) == 1:
        other_rate = similar_rates[0]
        right_difference = dollars(abs(other_rate.low - rate.low))
        fact = f"`{other_rate.words}` and `{rate.words}` are `{right_difference}` apart"
        yield problem_on(difference, f"{fact}, but the text says `{difference.words}`", other_rate, rate)


DIFFERENCE_BEFORE = Regex(
    r"(?i)\A(?:the|that|this|its|his|her|their)\s(?:price\s|total\s|whole\s)?(?:difference|shortfall|overcharge|overpayment|underpayment"
    r"|excess|increase|surplus|deficiency|markup|premium|gap)\s(?:[a-z-]{2,12}\s){0,3}?(?:is|was|comes?\sto|came\sto|amounts?\sto|amounted\sto"
    r"|totals|totaled|of)\s(?:thus\s|therefore\s|then\s)?\Z"
)
"""The beginning of a sentence that gives the difference of the sums before it: "The difference is"."""


def _differences_of_previous_sentence(text: TextFacts) -> Iterator[Problem]:
    """Yield a problem for "It sold 200 kites at $40, $5 more than the price. The difference is $1,100"."""
    for result in text.sums:
        if not result.is_exact or not DIFFERENCE_BEFORE.match(result.before):
            continue
        previous = result.sentence.index - 1
        amounts = [amount for amount in text.sums if amount.sentence.index == previous and amount.is_exact]
        numbers: list[StatedLength | StatedQuantity] = [*text.quantities, *text.lengths]
        counted = [number for number in numbers if number.sentence.index == previous and not number.hedge]
        differences = {abs(first.low - second.low) for first, second in combinations(amounts, 2)}
        rates = {amount.low for amount in amounts} | differences
        results = {number.number * rate for number in counted for rate in rates} | differences
        slips = sorted(cents for cents in results if slip_between(cents, result.low))
        if result.low not in results and len(slips) == 1:
            fact = f"the difference that follows from the sentence before is `{dollars(slips[0])}`"
            yield problem_on(result, f"{fact}, but the text says `{result.words}`", *amounts[:1])
