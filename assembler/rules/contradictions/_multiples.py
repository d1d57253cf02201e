"""Sums and percentages that are not the multiple of another that the text says."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from assembler.facts.fact import Fact, StatedSum
from assembler.facts.reading import TextFacts
from assembler.language.money import dollars
from assembler.language.regex import Regex
from assembler.rules._fact_problems import between, problem_on
from assembler.rules._pleaded_sums import slip_between
from assembler.rules.rule import Problem

MULTIPLIERS = {
    2: Regex(r"(?i)\b(?:twice|two\stimes|doubl(?:e[sd]?|ing))\b", needs="twice|two times|doubl"),
    3: Regex(r"(?i)\b(?:three\stimes|trebl(?:e[sd]?|ing)|tripl(?:e[sd]?|ing))\b", needs="three times|trebl|tripl"),
}


DEMANDS = frozenset({"claims", "relief"})
"""The parts of a complaint in which a sum beside another may be a multiple of it."""


def wrong_multiples(texts: Sequence[TextFacts]) -> Iterator[Problem]:
    """Yield a problem for "treble damages, or $33,440" if three times a sum of *texts* is $34,440, and none fits.

    In a count or the prayer, the word may be in another text, if the sum that is multiplied is in the sentence.
    """
    numbers = [number for number, words in MULTIPLIERS.items() if any(words.search(text.text) for text in texts)]
    sums = {amount.low: amount for text in texts for amount in text.sums if amount.is_exact and amount.low}
    if not numbers:
        return
    for text in texts:
        for result in text.sums:
            if result.low != result.high or result.quoted:
                continue
            own_numbers = [number for number in numbers if MULTIPLIERS[number].search(result.sentence.words)]
            beside = {
                amount.low: amount
                for amount in text.sums
                if amount.sentence is result.sentence and amount.end < result.start and amount.is_exact
            }
            bases = sums if own_numbers else beside if text.path[0] in DEMANDS else {}
            yield from _compare(result, own_numbers or numbers, [base for base in bases.values() if base is not result])


def _compare(result: StatedSum, numbers: Sequence[int], bases: Sequence[StatedSum]) -> Iterator[Problem]:
    """Yield a problem if *result* is not a multiple of one of *bases* by one of *numbers*, but a slip for one."""
    pairs = [(number, base) for number in numbers for base in bases]
    if any(abs(number * base.low - result.low) <= 100 for number, base in pairs):
        return
    slips = [(number, base) for number, base in pairs if slip_between(number * base.low, result.low)]
    if len(slips) == 1:
        number, base = slips[0]
        fact = f"{number} times `{base.words}` is `{dollars(number * base.low)}`"
        yield problem_on(result, f"{fact}, but the text says `{result.words}`", base)


THAT_IS = (
    r"(?:or|(?:for\s)?an?\s(?:total\s|purchase\s|contract\s)?(?:total|price|cost|charge|sum)\sof|totall?ing|in\sall|which\sis|that\sis)"
    r"\s(?:a\s(?:total|sum)\sof\s)?"
)
SOME_WORDS = r"(?:\s(?!or\b|is\b|was\b)[a-z]{2,15}){0,2}"
RESULT = Regex(rf"{SOME_WORDS},?\s(?:{THAT_IS}|(?:is|was|equals|amounts\sto|comes\sto|came\sto)\s)")
"""Words between a sum and a percentage or a multiple of it: " paid is"."""

MULTIPLES = {
    "twice": Decimal(2), "double": Decimal(2), "two times": Decimal(2), "three times": Decimal(3), "treble": Decimal(3),
    "triple": Decimal(3), "four times": Decimal(4), "five times": Decimal(5), "ten times": Decimal(10),
    "half": Decimal("0.5"), "one-half": Decimal("0.5"), "one half": Decimal("0.5"), "a quarter": Decimal("0.25"),
    "one-quarter": Decimal("0.25"), "one-fourth": Decimal("0.25"), "three-quarters": Decimal("0.75"),
    "one and one-half times": Decimal("1.5"), "one and a half times": Decimal("1.5"), "1.5 times": Decimal("1.5"),
    "one-fifth": Decimal("0.2"), "one-tenth": Decimal("0.1"),
}  # fmt: skip
MULTIPLE_BEFORE = Regex(
    rf"(?i)(?<![\w-])(?<!and\sa\s)(?P<multiple>{'|'.join(sorted(MULTIPLES, key=len, reverse=True))})\s(?:of\s)?"
    r"(?:(?:the|that|this|her|his|its|their)\s)?(?:[a-z-]{1,20}\s){0,4}\Z"
)
"""A multiple before the sum that is multiplied: "one and one-half times her rate of"."""


def wrong_multiple(base: StatedSum, result: StatedSum) -> Iterator[Problem]:
    """Yield a problem for "one and one-half times her rate of $34 is $51" if the result is wrong."""
    match = MULTIPLE_BEFORE.search(base.before[-100:])
    if match and RESULT.fullmatch(between(base, result)):
        cents = int(MULTIPLES[match["multiple"].lower()] * base.low)
        if abs(cents - result.low) > 100:
            yield _not_the_multiple(match["multiple"], cents, base, result)


def _not_the_multiple(multiple: str, cents: int, base: StatedSum, result: StatedSum) -> Problem:
    fact = f"{multiple.lower()} `{base.words}` is `{dollars(cents)}`"
    return problem_on(result, f"{fact}, but the text says `{result.words}`", base)


MULTIPLE_OF_THAT = Regex(
    rf"(?i)(?<![\w-])(?P<multiple>{'|'.join(sorted(MULTIPLES, key=len, reverse=True))})\s(?:of\s)?(?:that|this)\s"
    r"(?:[a-z-]{1,20}\s){1,3}(?:is|was|or|equals|comes\sto)\s\Z"
)
"""A multiple of the sum before, and the words up to the result: "one and one-half times that rate is"."""


def wrong_multiples_of_that(text: TextFacts) -> Iterator[Problem]:
    """Yield a problem for "one and one-half times that rate is $34" if the sum before it gives another result."""
    for base, result in pairwise(text.sums):
        match = MULTIPLE_OF_THAT.search(result.before[-100:])
        if match and base.is_exact and result.is_exact:
            cents = int(MULTIPLES[match["multiple"].lower()] * base.low)
            if abs(cents - result.low) >= 100:
                yield _not_the_multiple(match["multiple"], cents, base, result)


BEFORE_BASE = Regex(
    rf"(?i)\A(?:\s(?!or\b)[a-z-]{{2,15}}){{0,6}}?,?\s(?:or\s|which\s(?:is|was)\s|that\sis,?\s|is\s|was\s)?"
    rf"(?P<multiple>{'|'.join(sorted(MULTIPLES, key=len, reverse=True))})\s(?:of\s)?(?:the|its|his|her|their|that)\s"
    r"(?:[a-z-]{2,15}\s(?:of\s)?){0,4}\Z"
)
"""Words between a result and what is multiplied: " of retarder, three times the" before "0.3 percent"."""


def wrong_multiples_before_base(text: TextFacts) -> Iterator[Problem]:
    """Yield a problem for "0.9 percent, four times the usual 0.3 percent", and for sums in the same way."""
    for result, base in pairwise(text.percents):
        match = BEFORE_BASE.match(_between(text, result, base))
        if not match or result.hedge or base.hedge or result.quoted or result.sentence is not base.sentence:
            continue
        product = MULTIPLES[match["multiple"].lower()] * base.percent
        if abs(product - result.percent) * 20 > result.percent:
            fact = f"{match['multiple'].lower()} `{base.words}` is {product.normalize():f} percent"
            yield problem_on(result, f"{fact}, but the text says `{result.words}`", base)
    for total, amount in pairwise(text.sums):
        match = BEFORE_BASE.match(_between(text, total, amount))
        if match and total.is_exact and amount.is_exact and total.sentence is amount.sentence:
            cents = int(MULTIPLES[match["multiple"].lower()] * amount.low)
            if abs(cents - total.low) * 20 > total.low:
                yield _not_the_multiple(match["multiple"], cents, amount, total)


def _between(text: TextFacts, first: Fact, second: Fact) -> str:
    return text.text[first.end : second.start]
