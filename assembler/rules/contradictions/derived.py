"""Sums that almost follow from the sums before them: what is left, a total, a product."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations

from assembler.facts.fact import StatedLength, StatedQuantity, StatedSum
from assembler.facts.reading import TextFacts, texts_with_facts
from assembler.findings.finding import Severity
from assembler.language.english import series
from assembler.language.money import dollars
from assembler.language.regex import Regex
from assembler.model.matter import Matter
from assembler.rules._fact_problems import problem_on
from assembler.rules._pleaded_sums import looks_like, slip_between
from assembler.rules.contradictions._reported import places, reported_places
from assembler.rules.contradictions.debts import balance_wrong
from assembler.rules.contradictions.measures import measure_wrong
from assembler.rules.contradictions.products import product_wrong
from assembler.rules.contradictions.rates import sum_for_time_wrong
from assembler.rules.contradictions.rates_and_shares import figure_in_two_ways
from assembler.rules.contradictions.references import figure_against_reference
from assembler.rules.contradictions.remainders import remainder_wrong
from assembler.rules.contradictions.restated import total_restated_otherwise
from assembler.rules.contradictions.sums import parts_against_total
from assembler.rules.contradictions.totals import total_against_next_sentence
from assembler.rules.rule import Problem, rule

LEFT = Regex(
    r"(?i)\b(?:remain\w*|left|leav(?:es|ing)|balance|net|difference|more\sthan|less\sthan|exceed\w*|short\w*|(?<!for\s)the\srest|unpaid"
    r"|outstanding|deficiency|after\s(?:a\s)?(?:credit\w*|deduct\w*|applying|subtract\w*|payment\w*)|less)\b"
)
"""Words that show that a sum is the difference of others."""
ADDED = Regex(
    r"(?i)\b(?:total\w*|together|in\sall|altogether|combined|comes?\sto|came\sto|amount(?:s|ed)\sto|sum\sof|add(?:s|ed)?\sup|owe[sd]?"
    r"|so\sthat|thus|therefore|consists?|makes?)\b"
)
"""Words that show that a sum is the total of others."""
NET = Regex(
    r"(?i)\b(?:net|after\s(?:a\s)?(?:credit\w*|deduct\w*|subtract\w*)|difference|(?<!no\s)(?<!not\s)less(?!\sthan))\b"
)
"""Words that show that something was deducted."""
UNSURE = Regex(
    r"(?i)\b(?:estimat\w*|offer\w*|approximat\w*|propos\w*|limits?|insur\w*|penalt\w*|per\sdiem|capped|valued?)\b"
)
TEXTS_BEFORE = 4
"""The number of earlier texts under the same heading whose sums are compared."""
MAX_SUMS_COMBINED = 10
"""The maximum number of different sums from which others are computed."""
LEAST_DIGITS = 3
"""The minimum number of digits, without final zeros, of a sum that is compared with a total or a difference."""

OTHER_RULES = (
    parts_against_total,
    product_wrong,
    balance_wrong,
    total_against_next_sentence,
    measure_wrong,
    remainder_wrong,
    figure_against_reference,
    total_restated_otherwise,
    sum_for_time_wrong,
    figure_in_two_ways,
)
"""Rules whose messages on a wrong sum are more specific."""


@rule(
    "FCT050",
    cite="arithmetic",
    basis="convention",
    severity=Severity.WARNING,
    fix="look at the documents, and correct the sum that is wrong, or say how it is computed",
)
def sum_almost_follows(matter: Matter) -> Iterator[Problem]:
    """A sum that is given once is almost what is left of the sums before it, or almost their total.

    A number of things in the same sentence times a sum before it is compared in the same way: "the four invoices, in
    the total amount of $1,204,000", after "installments of $310,000".

    In "Its debts came to $1,120,000 and its assets, the plant included, to $905,000. The plant was worth $540,000. Its
    other assets came to $465,000", the last sum differs from the difference by one digit. A sum is also reported if it
    is a total where the sentence speaks of what is left, or if it leaves out a part of what "these sums" or "both
    payments" refer to. A sum passes if it can be computed from sums near it or from two sums of the matter.
    """
    problems = [*_problems(matter)]
    reported = reported_places(matter, OTHER_RULES) if problems else set()
    yield from (problem for problem in problems if not reported & set(places(problem)))


def _problems(matter: Matter) -> Iterator[Problem]:
    texts = [text for text in texts_with_facts(matter) if not {"relief", "wherefore", "filings"} & set(text.path)]
    uses = Counter(amount.low for text in texts_with_facts(matter) for amount in text.sums)
    for index, text in enumerate(texts):
        earlier = [
            earlier_text
            for earlier_text in texts[max(0, index - TEXTS_BEFORE) : index]
            if earlier_text.path[:2] == text.path[:2]
        ]
        for amount in text.sums:
            is_new = amount.low == amount.high and not amount.quoted and uses[amount.low] == 1
            if is_new and "|" not in amount.sentence.words and not UNSURE.search(amount.sentence.words):
                near_sums = _near_sums(amount, text, earlier)
                last = near_sums[:MAX_SUMS_COMBINED]
                almost = [
                    *_almost_computed(amount, last),
                    *_almost_share(amount, last, text),
                    *_almost_product(amount, last, text),
                ]
                problems = [
                    *(almost if almost and not _follows_from(amount.low, last) else ()),
                    *_added(amount, last),
                    *_leaves_out(amount, near_sums, text),
                ]
                yield from problems[:1]


def _near_sums(amount: StatedSum, text: TextFacts, earlier: Sequence[TextFacts]) -> list[StatedSum]:
    """Return the different sums of *text* and of earlier texts, without *amount*, the last first."""
    other_sums = [
        other_sum
        for near_text in (text, *reversed(earlier))
        for other_sum in reversed(near_text.sums)
        if other_sum is not amount
    ]
    exact = [other_sum for other_sum in other_sums if other_sum.is_exact and other_sum.low != amount.low]
    return list({other_sum.low: other_sum for other_sum in reversed(exact)}.values())[::-1]


def _follows_from(cents: int, near_sums: Sequence[StatedSum]) -> bool:
    """Whether *cents* are computed from one to four of *near_sums* by adding and subtracting, or a multiple."""
    sums = [near_sum.low for near_sum in near_sums]
    for size in (2, 3, 4):
        for addends in combinations(sums, size):
            total = sum(addends)
            if any(abs(total - 2 * minus) == cents for minus in (0, *addends)):
                return True
    return sum(sums) == cents or any(low and (cents % low == 0 or low % cents == 0) for low in sums if cents)


def _almost_computed(amount: StatedSum, near_sums: Sequence[StatedSum]) -> Iterator[Problem]:
    """Yield a problem if *amount* looks like a typing error for a difference of *near_sums*, or for their total."""
    words = amount.sentence.words
    if LEFT.search(words):
        for large, small in combinations(sorted(near_sums, key=lambda near_sum: -near_sum.low), 2):
            if _looks_like(large.low - small.low, amount.low):
                yield _less_than_parts(amount, large, small)
                return
    own_sums = [near_sum for near_sum in near_sums if near_sum.path == amount.path]
    may_be_total = not amount.hedge and ADDED.search(words)
    if not may_be_total:
        return
    for parts in (*combinations(own_sums, 2), *combinations(own_sums, 3)):
        if _looks_like(sum(part.low for part in parts), amount.low):
            yield _total(amount, parts[::-1])
            return


def _almost_share(amount: StatedSum, near_sums: Sequence[StatedSum], text: TextFacts) -> Iterator[Problem]:
    """Yield a problem if *amount* looks like a typing error for a percentage in its text of one of *near_sums*."""
    if not ADDED.search(amount.sentence.words):
        return
    for percent in text.percents:
        for total in near_sums:
            share = total.low * percent.percent / 100
            is_own = total.path == amount.path and not percent.hedge and percent.start < amount.start
            if is_own and share == int(share) and _looks_like(int(share), amount.low, least=2):
                fact = f"{percent.words} of `{total.words}` is `{dollars(int(share))}`"
                yield problem_on(amount, f"{fact}, but the text says `{amount.words}`", total, percent)
                return


def _almost_product(amount: StatedSum, near_sums: Sequence[StatedSum], text: TextFacts) -> Iterator[Problem]:
    """Yield a problem if *amount* looks like a typing error for a number of its sentence times one of *near_sums*."""
    counted: list[StatedQuantity | StatedLength] = [*text.quantities, *text.lengths]
    numbers = [
        (things.number, things.words) for things in counted if things.sentence is amount.sentence and not things.hedge
    ]
    is_full = amount.is_exact and not A_UNIT.match(amount.after) and not NET.search(amount.sentence.words)
    if not is_full:
        return
    for number, words in numbers:
        for price in near_sums:
            product = number * price.low
            if number > 1 and slip_between(product, amount.low) and not _is_multiple_of(amount.low, near_sums):
                fact = f"{words} at `{price.words}` are `{dollars(product)}`"
                yield problem_on(amount, f"{fact}, but the text says `{amount.words}`", price)
                return


def _is_multiple_of(cents: int, near_sums: Sequence[StatedSum]) -> bool:
    return any(near_sum.low and cents % near_sum.low == 0 for near_sum in near_sums)


def _less_than_parts(amount: StatedSum, total: StatedSum, *parts: StatedSum) -> Problem:
    remainder = dollars(total.low - sum(part.low for part in parts))
    fact = f"`{total.words}` less {series([f'`{part.words}`' for part in parts], 'and')} is `{remainder}`"
    return problem_on(amount, f"{fact}, but the text says `{amount.words}`", total, *parts)


def _total(amount: StatedSum, parts: Sequence[StatedSum]) -> Problem:
    fact = f"{series([f'`{part.words}`' for part in parts], 'and')} are `{dollars(sum(part.low for part in parts))}`"
    return problem_on(amount, f"{fact}, but the text says `{amount.words}`", *parts)


def _added(amount: StatedSum, near_sums: Sequence[StatedSum]) -> Iterator[Problem]:
    """Yield a problem for "Her net loss is $97,960", if that is the total of her loss and of what is deducted."""
    if not NET.search(amount.before):
        return
    for large, small in combinations(sorted(near_sums, key=lambda near_sum: -near_sum.low), 2):
        is_beside = amount.path in {large.path, small.path}
        if is_beside and large.low + small.low == amount.low:
            yield _less_than_parts(amount, large, small)
            return


TOTAL_OF_PREVIOUS = Regex(
    r"(?i)\A(?:together|in\sall|all\stold|thus|so)?,?\s?(?:these|those|the\s(?:two|three|four|five|six))\s(?:[a-z]{3,15}\s)?(?:sums|amounts|costs"
    r"|payments|losses|expenses|bills|items|figures|invoices|damages|charges|fees)\b[^$]{0,60}\b(?:come|came|total|amount|amounted|add|are|were)"
    r"(?:ed|ed\sto|\sto|\sup\sto)?\s\Z"
)
"""The beginning of a sentence that gives the total of the sentence before it: "These sums come to"."""
TOGETHER = Regex(r"(?i),?\s\(?(?:together|in\sall|for\sa\stotal\sof|a\stotal\sof|in\stotal|totall?ing),?\s\Z")
ALL_OF_THEM = Regex(
    r"(?i)\b(?:(?:that|this|which)\s(?:left|leaves)|both(?:\sof\sthem|\spayments)?|all\s(?:of\sthem|of\sthese|these|those|three|four|five)"
    r"|the\s(?:two|three|four)\spayments)\b"
)
A_UNIT = Regex(r"(?i)\A\s(?:an?|per|each|every|apiece)\b")


def _leaves_out(amount: StatedSum, near_sums: Sequence[StatedSum], text: TextFacts) -> Iterator[Problem]:
    """Yield a problem if *amount* leaves out a part of the sums of the sentence, or of the sentence before it."""
    number = amount.sentence.number
    own_sums = [
        sentence_sum
        for sentence_sum in text.sums
        if sentence_sum.sentence is amount.sentence and sentence_sum.end <= amount.start
    ]
    first = number - 1
    while first > 0 and text.sentences[first - 1].words.rstrip().endswith(";"):
        first -= 1
    last = [
        sentence_sum
        for sentence_sum in text.sums
        if first <= sentence_sum.sentence.number < number and not A_UNIT.match(sentence_sum.after)
    ]
    if len(last) > 1 and TOTAL_OF_PREVIOUS.match(amount.before) and all(sentence_sum.is_exact for sentence_sum in last):
        parts = last
    elif (
        len(own_sums) > 1 and TOGETHER.search(amount.before) and all(sentence_sum.is_exact for sentence_sum in own_sums)
    ):
        parts = own_sums
    else:
        if len(last) > 1 and ALL_OF_THEM.search(amount.sentence.words) and LEFT.search(amount.sentence.words):
            yield from _not_deducted(amount, last, near_sums)
        return
    total = sum(part.low for part in parts)
    is_part = any(total - part.low == amount.low for part in parts)
    if (
        total != amount.low
        and (is_part or abs(total - amount.low) * 10 < total)
        and not _follows_from(amount.low, parts[:-1])
    ):
        yield _total(amount, parts)


def _not_deducted(amount: StatedSum, parts: Sequence[StatedSum], near_sums: Sequence[StatedSum]) -> Iterator[Problem]:
    """Yield a problem if only some of *parts* are deducted from one of *near_sums*."""
    total = sum(part.low for part in parts)
    wholes = [candidate for candidate in near_sums if candidate.low > total]
    if any(candidate.low - total == amount.low for candidate in wholes):
        return
    for candidate in wholes:
        if any(candidate.low - part.low == amount.low for part in parts):
            yield _less_than_parts(amount, candidate, *parts)
            return


def _looks_like(cents: int, other_cents: int, least: int = LEAST_DIGITS) -> bool:
    """Whether the two sums differ as by a typing error; *other_cents* must have *least* digits before its zeros."""
    return cents > 0 and len(str(other_cents).rstrip("0")) >= least and looks_like(cents, other_cents)
