"""Sums that are nearly twice or three times another sum, where the matter speaks of double or treble damages."""

from collections.abc import Iterator, Sequence

from assembler.facts.fact import StatedSum
from assembler.facts.reading import TextFacts
from assembler.language.money import dollars
from assembler.language.regex import Regex
from assembler.rules._fact_problems import problem_on
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
