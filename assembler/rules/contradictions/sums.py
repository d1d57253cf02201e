"""Sums in a sentence that do not add up to their total."""

from collections.abc import Iterator, Sequence
from itertools import combinations, product
from operator import mul

from assembler.facts.fact import StatedSum
from assembler.facts.reading import texts_with_facts
from assembler.findings.finding import Severity
from assembler.language.english import series
from assembler.language.money import dollars
from assembler.language.regex import Regex
from assembler.model.matter import Matter
from assembler.rules._fact_problems import between, problem_on
from assembler.rules._sentence_facts import by_sentence
from assembler.rules.rule import Problem, rule

TOTAL_BEFORE = Regex(
    r"(?i)(?:\b(?:total|sum|aggregate)\s(?:amount\s)?of|\b(?:combined|total|aggregate)\s(?:[a-z]{2,15}\s){1,2}(?:of|is|are|was|were)"
    r"|\btogether,?\s(?:come|came|add|added|amount|amounted)\s(?:up\s)?to|\btotal(?:l?ing|l?ed|s)?|\badd(?:ing|s)?\sup\sto|\bin\sall,?|\baltogether,?)\s\Z"
)
TOTAL_AFTER = Regex(r"(?i),?\s(?:in\s(?:all|total|the\saggregate)|altogether|combined|together(?!\swith\b))(?![\w-])")
LIST_START = Regex(
    r"(?i)(?:[^:;]{0,200}(?::|\s[–—])\s(?:the\s|a\s|an\s|one\sof\s|some\s|about\s)?"
    r"|[,(]?\s?(?:consisting\sof|comprising|made\sup\sof|namely|that\sis|being)\b[^:;$]{0,40})\Z"
)
"""The words between a sum and the first of its parts: "$365,000 of the money: $215,000 for a house, ..."."""

WORDS_BEFORE_TOTAL = Regex(r"(?:,\sor|,\swhich\s(?:is|makes)|\s[–—]\sor)\s(?:a\stotal\sof\s)?\Z")
"""Words before the total of the sums just before it: "$252,000 for repair and $7,500 for the crane, or $259,500"."""

CHOICE = Regex(r"(?i)\b(?:either|whichever|greater|lesser|higher|lower|alternative\w*|not\sboth|penalt\w*|fines?)\b")
UNCLEAR_TOTAL = Regex(
    r"(?i)\b(?:of\swhich|includ\w*|part|partial\w*|portion|advance\w*|balance|remain\w*|outstanding|per|each|every|percent|interest"
    r"|among|other|another|further|additional|rate|limits?|up\sto|cap|reserve\w*|offer\w*|estimate\w*|average\w*|share)\b|%"
)
"""Words that make it uncertain whether the sums of a sentence are the parts of its total."""

SUM_JOINER = Regex(r"\b(?:and|plus)\s(?:[^\s$]{1,20}\s){0,6}\Z")
MAX_PARTS = 8
"""A sentence with more parts than this is not checked."""


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
        for sentence_sums in by_sentence(text.sums):
            yield from _against_total(sentence_sums)


def _against_total(amounts: tuple[StatedSum, ...]) -> Iterator[Problem]:
    if not 2 < len(amounts) <= MAX_PARTS + 1 or not all(amount.is_exact for amount in amounts):
        return
    if UNCLEAR_TOTAL.search(amounts[0].sentence.words):
        return
    for total, parts in _total_and_parts(amounts):
        if len(parts) > 1 and not _can_make(total.low, [part.low for part in parts]):
            words = series([f"`{part.words}`" for part in parts], "and")
            right_total = dollars(sum(part.low for part in parts))
            message = f"{words} add up to `{right_total}`, but the sentence says `{total.words}`"
            yield problem_on(total, message, parts[0])


def _total_and_parts(amounts: Sequence[StatedSum]) -> Iterator[tuple[StatedSum, Sequence[StatedSum]]]:
    """Yield the total among the sums of a sentence, with its parts; nothing if the sentence has no total."""
    totals = [amount for amount in amounts if TOTAL_BEFORE.search(amount.before) or TOTAL_AFTER.match(amount.after)]
    first, last = amounts[0], amounts[-1]
    if len(totals) == 1 and totals[0] is not first:
        yield totals[0], amounts[: amounts.index(totals[0])]
    elif LIST_START.match(between(first, amounts[1])) and not totals[1:]:
        yield first, amounts[1:]
    elif WORDS_BEFORE_TOTAL.search(last.before) and not totals and not CHOICE.search(last.sentence.words):
        parts = [part.low for part in amounts[:-1]]
        if SUM_JOINER.search(between(amounts[-3], amounts[-2])) and max(parts) < last.low < 2 * sum(parts):
            yield last, amounts[:-1]


def _can_make(total: int, parts: Sequence[int]) -> bool:
    """Whether two or more of *parts*, added or subtracted, give *total*."""
    return any(
        is_signed_sum(total, addends) for size in range(2, len(parts) + 1) for addends in combinations(parts, size)
    )


def is_signed_sum(total: int, parts: Sequence[int]) -> bool:
    """Whether all *parts*, added or subtracted, give *total*."""
    return any(sum(map(mul, parts, signs)) == total for signs in product((1, -1), repeat=len(parts)))
