"""What remains of a sum: "the other $135,000", or what is owed after a deductible and a payment."""

from collections.abc import Iterator, Sequence
from itertools import combinations, islice, pairwise

from assembler.facts.fact import StatedSum
from assembler.facts.reading import TextFacts, texts_with_facts
from assembler.findings.finding import Severity
from assembler.language.english import series
from assembler.language.money import dollars
from assembler.language.regex import Regex
from assembler.model.matter import Matter
from assembler.rules._fact_problems import problem_on
from assembler.rules._pleaded_sums import looks_like
from assembler.rules._sentence_facts import by_sentence
from assembler.rules.contradictions.sums import is_signed_sum
from assembler.rules.rule import Problem, rule

THE_OTHER = Regex(
    r"(?i)\b(?:the|its|his|her|their)\s(?:other|remaining)\s\Z|(?<!for\s)\bthe\s(?:rest|remainder),?\s(?:of\s)?\Z"
)
NO_THING = Regex(
    r"(?i)\A(?:[,.;]|\s(?:on|for|to|in|from|into|is|was|has|had|remains?|never|by|at|and|but|that|which|of\s(?:it|the|that))\b)"
)
"""What follows a sum that is not an adjective: "the other $135,000 on rent", not "the other $5,000 payment"."""
DEDUCTED = Regex(r"(?i)\b(?:after|less|minus|net\sof|deducting|subtracting|crediting|applying|leaving)\b")
OWED = Regex(r"(?i)\b(?:owes?|owed|owing|leaves|leaving|left|due|unpaid|remains?|remaining)\b[^$]{0,30}\Z")
CHARGED = Regex(
    r"(?i)\b(?:of\swhich|includ\w*|other|balance|interest|fees?|costs?|percent|per|each|every|month\w*|year\w*|tax\w*|at\sleast)\b|%"
)
"""Words that make it uncertain whether the sums in a sentence are all that is owed."""

MOST_WITHOUT_BASE = 2
"""The number of sums in a sentence whose base is looked for in the sentence before it."""

CHARACTERS_BEFORE = 40
"""How many characters before a sum are searched for `THE_OTHER`."""

MAX_EARLIER_SUMS = 10
"""The maximum number of earlier sums with which what remains is compared."""


@rule(
    "FCT017",
    cite="arithmetic",
    basis="convention",
    severity=Severity.WARNING,
    fix="look at the documents, and correct the sum that is wrong",
)
def remainder_wrong(matter: Matter) -> Iterator[Problem]:
    """What remains of a sum is not the difference of the sums that are given.

    The rule reads "the other $135,000" after a sum and one of its parts, "$39 an hour, $6.50 an hour less than" before,
    and "After the deductible of $80,000 and the payment of $310,000, it owes $795,000 of the loss of $1,185,000." A
    remainder passes if any of the last sums, less one or two of the others, gives it. Sentences with interest, fees or
    costs are not checked.
    """
    earlier_sums: dict[int, StatedSum] = {}
    yield from _wrong_difference(texts_with_facts(matter))
    for text in texts_with_facts(matter):
        if "relief" in text.path or "wherefore" in text.path:
            continue
        previous: tuple[StatedSum, ...] = ()
        for amounts in by_sentence(text.sums):
            base = previous if len(amounts) == MOST_WITHOUT_BASE and len(previous) == 1 else ()
            yield from _wrong_owed((*base, *amounts))
            previous = amounts
        for amount in text.sums:
            yield from _wrong_other(amount, earlier_sums)
            if amount.is_exact:
                earlier_sums[amount.low] = amount


BY_UNIT = Regex(r"\s(?:per|a|an|each|every)\s(?P<unit>hour|day|week|month|year|unit|pound|ton|mile|foot|share)\b")
COMPARATIVE_AFTER = Regex(r"\s(?:per|a|an)\s[a-z]{3,8}\s(?P<which>less|more)\sthan\b")


def _wrong_difference(texts: Sequence[TextFacts]) -> Iterator[Problem]:
    """Yield a problem for "$39.00 an hour, $7.50 an hour less than" before if the other rate is $45.50."""
    rates = [
        (match["unit"], amount)
        for text in texts
        for amount in text.sums
        for match in (BY_UNIT.match(amount.after),)
        if match and amount.is_exact
    ]
    for (unit, rate), (stated_unit, stated_difference) in pairwise(rates):
        than_match = COMPARATIVE_AFTER.match(stated_difference.after)
        if not than_match or unit != stated_unit or rate.sentence is not stated_difference.sentence:
            continue
        expected = rate.low + (stated_difference.low if than_match["which"] == "less" else -stated_difference.low)
        others = [
            other_rate
            for other_unit, other_rate in rates
            if other_unit == unit and other_rate not in (rate, stated_difference)
        ]
        if others and not any(other_rate.low == expected for other_rate in others):
            near = [
                other_rate
                for other_rate in others
                if looks_like(other_rate.low, expected)
                or looks_like(abs(other_rate.low - rate.low), stated_difference.low)
            ]
            if len({other_rate.low for other_rate in near}) == 1:
                right_difference = dollars(abs(near[0].low - rate.low))
                fact = f"`{near[0].words}` and `{rate.words}` are `{right_difference}` apart"
                message = f"{fact}, but the text says `{stated_difference.words}`"
                yield problem_on(stated_difference, message, near[0], rate)


def _wrong_other(amount: StatedSum, before: dict[int, StatedSum]) -> Iterator[Problem]:
    """Yield a problem for "the other $135,000" if two sums *before* it, each by its cents, give another remainder."""
    if not amount.is_exact or not THE_OTHER.search(amount.before[-CHARACTERS_BEFORE:]):
        return
    if not NO_THING.match(amount.after):
        return
    sums = [*islice(reversed(before), MAX_EARLIER_SUMS)][::-1]
    pairs = combinations(sorted(sums, reverse=True), 2)
    near_pairs = [(total, part) for total, part in pairs if looks_like(total - part, amount.low)]
    if near_pairs and not _remains_of(sums, amount.low):
        total, part = max(near_pairs)
        remainder = dollars(total - part)
        first, second = before[total], before[part]
        fact = f"`{first.words}` less `{second.words}` is `{remainder}`, but the text says `{amount.words}`"
        yield problem_on(amount, fact, second, first)


def _remains_of(sums: Sequence[int], remainder: int) -> bool:
    """Whether *remainder* is one of *sums*, or the result of subtracting one or two of them from another."""
    parts = [part for size in (1, 2) for part in combinations(sums, size)]
    return remainder in sums or any(total - sum(part) == remainder for total in sums for part in parts)


def _wrong_owed(amounts: Sequence[StatedSum]) -> Iterator[Problem]:
    """Yield a problem if the sum that a sentence calls owed does not follow from the others."""
    if len(amounts) < 3 or not all(amount.is_exact for amount in amounts):
        return
    owed = [amount for amount in amounts[1:] if OWED.search(amount.before)]
    words = amounts[-1].sentence.words
    if len(owed) != 1 or not DEDUCTED.search(words) or CHARGED.search(words):
        return
    other_sums = [amount for amount in amounts if amount is not owed[0]]
    if not is_signed_sum(owed[0].low, [other_sum.low for other_sum in other_sums]):
        total, *parts = sorted(other_sums, key=lambda other_sum: other_sum.low, reverse=True)
        remainder = total.low - sum(part.low for part in parts)
        listed = series([f"`{part.words}`" for part in parts], "and")
        if remainder > 0:
            fact = f"`{total.words}` less {listed} is `{dollars(remainder)}`, but the sentence says `{owed[0].words}`"
            yield problem_on(owed[0], fact, total)
