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
from assembler.rules.contradictions.debts import balance_wrong, remainder_wrong
from assembler.rules.contradictions.listed_parts import total_against_next_sentence
from assembler.rules.contradictions.measures import measure_wrong
from assembler.rules.contradictions.numbers import total_restated_otherwise
from assembler.rules.contradictions.products import product_wrong
from assembler.rules.contradictions.rates import sum_for_time_wrong
from assembler.rules.contradictions.rates_and_shares import figure_in_two_ways
from assembler.rules.contradictions.references import figure_against_reference
from assembler.rules.contradictions.totals import parts_against_total
from assembler.rules.rule import Problem, rule

REMAINDER_WORDS = Regex(
    r"(?i)\b(?:remain\w*|left|leav(?:es|ing)|balance|net|difference|more\sthan|less\sthan|exceed\w*|short\w*|(?<!for\s)the\srest|unpaid"
    r"|outstanding|deficiency|after\s(?:a\s)?(?:credit\w*|deduct\w*|applying|subtract\w*|payment\w*)|less)\b"
)
"""Words that show that a sum is the difference of others."""

TOTAL_WORDS = Regex(
    r"(?i)\b(?:total\w*|together|in\sall|altogether|combined|comes?\sto|came\sto|amount(?:s|ed)\sto|sum\sof|add(?:s|ed)?\sup|owe[sd]?"
    r"|so\sthat|thus|therefore|consists?|makes?)\b"
)
"""Words that show that a sum is the total of others."""
PROFIT = Regex(r"(?i)\b(?:profits?|margin|rest|remainder)\b")
"""Words that show that a sum is what a percentage leaves of another."""
DEDUCTION_WORDS = Regex(
    r"(?i)\b(?:(?-i:[Nn]et(?!\s[A-Z]))|after\s(?:a\s)?(?:credit\w*|deduct\w*|subtract\w*)|difference|(?<!no\s)(?<!not\s)less(?!\sthan))\b"
)
"""Words that show that something was deducted; "Net Sales" is a name."""

UNDERIVED_SUM_WORDS = Regex(
    r"(?i)\b(?:estimat\w*|offer\w*|approximat\w*|propos\w*|limits?|insur\w*|penalt\w*|per\sdiem|capped|valued?)\b"
)
"""Words in a sentence that show that its sum need not follow from others."""

TEXTS_BEFORE = 4
"""The number of earlier texts under the same heading whose sums are compared."""

MAX_SUMS_COMBINED = 10
"""How many of the nearest different sums are combined into differences and totals."""

MIN_DIGITS = 3
"""The minimum number of digits, without final zeros, of a sum that is compared with a total or a difference."""

MAX_SUMS_OF_TEXT = 12
"""In a text with more sums, such as a report of results, some are almost the difference of others by chance."""

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
    problems = [*_underived_sums(matter)]
    reported = reported_places(matter, OTHER_RULES) if problems else set()
    yield from (problem for problem in problems if not reported & set(places(problem)))


def _underived_sums(matter: Matter) -> Iterator[Problem]:
    """Yield a problem for each sum, given once, that almost follows from the sums near it but not quite."""
    texts = [text for text in texts_with_facts(matter) if not {"relief", "wherefore", "filings"} & set(text.path)]
    use_counts = Counter(amount.low for text in texts_with_facts(matter) for amount in text.sums)
    for index, text in enumerate(texts):
        texts_before = texts[max(0, index - TEXTS_BEFORE) : index]
        earlier_texts = [earlier_text for earlier_text in texts_before if earlier_text.path[:2] == text.path[:2]]
        if len(text.sums) > MAX_SUMS_OF_TEXT:
            continue
        for amount in text.sums:
            is_new = amount.low == amount.high and not amount.quoted and use_counts[amount.low] == 1
            words = amount.sentence.words
            if is_new and "|" not in words and not UNDERIVED_SUM_WORDS.search(words):
                problems = [*_problems_of_sum(amount, text, _near_sums(amount, text, earlier_texts))]
                yield from problems[:1]


def _problems_of_sum(amount: StatedSum, text: TextFacts, near_sums: Sequence[StatedSum]) -> Iterator[Problem]:
    combined_sums = near_sums[:MAX_SUMS_COMBINED]
    problems = [
        *_almost_difference_or_total(amount, combined_sums),
        *_almost_share(amount, combined_sums, text),
        *_almost_product(amount, combined_sums, text),
    ]
    if problems and not _follows_from(amount.low, combined_sums):
        yield from problems
    else:
        yield from _almost_product_in_sentence(amount, text)
    yield from _added_instead_of_deducted(amount, combined_sums)
    yield from _incomplete_total(amount, near_sums, text)


def _near_sums(amount: StatedSum, text: TextFacts, earlier_texts: Sequence[TextFacts]) -> list[StatedSum]:
    """Return the different exact sums of *text* and *earlier_texts*, except that of *amount*, last to first."""
    other_sums = [other_sum for near_text in (*earlier_texts, text) for other_sum in near_text.sums]
    by_cents: dict[int, StatedSum] = {}
    for other_sum in other_sums:
        if other_sum.is_exact and other_sum.low != amount.low:
            by_cents[other_sum.low] = other_sum
    return list(by_cents.values())[::-1]


def _follows_from(cents: int, near_sums: Sequence[StatedSum]) -> bool:
    """Whether *cents* can be computed from *near_sums*.

    *cents* may be two to four of them added or subtracted, all of them added, or a multiple or a fraction of one.
    """
    sums = [near_sum.low for near_sum in near_sums]
    for size in (2, 3, 4):
        for addends in combinations(sums, size):
            total = sum(addends)
            if any(abs(total - 2 * subtrahend) == cents for subtrahend in (0, *addends)):
                return True
    if sum(sums) == cents:
        return True
    return any(low and cents and (cents % low == 0 or low % cents == 0) for low in sums)


def _almost_difference_or_total(amount: StatedSum, near_sums: Sequence[StatedSum]) -> Iterator[Problem]:
    """Yield a problem if *amount* looks like a typing error for a difference or a total of some of *near_sums*."""
    words = amount.sentence.words
    if REMAINDER_WORDS.search(words):
        for large, small in combinations(_largest_first(near_sums), 2):
            if _looks_like(large.low - small.low, amount.low):
                yield _not_the_remainder(amount, large, small)
                return
    own_sums = [near_sum for near_sum in near_sums if near_sum.path == amount.path]
    may_be_total = not amount.hedge and TOTAL_WORDS.search(words)
    if not may_be_total:
        return
    for parts in (*combinations(own_sums, 2), *combinations(own_sums, 3)):
        if _looks_like(sum(part.low for part in parts), amount.low):
            yield _not_the_total(amount, parts[::-1])
            return


def _largest_first(amounts: Sequence[StatedSum]) -> list[StatedSum]:
    return sorted(amounts, key=lambda amount: -amount.low)


def _almost_share(amount: StatedSum, near_sums: Sequence[StatedSum], text: TextFacts) -> Iterator[Problem]:
    """Yield a problem if *amount* looks like a typing error for a stated percentage of one of *near_sums*."""
    is_rest = bool(REMAINDER_WORDS.search(amount.sentence.words) or PROFIT.search(amount.sentence.words))
    if not is_rest and not TOTAL_WORDS.search(amount.sentence.words):
        return
    for percent in text.percents:
        for total in near_sums:
            part = 100 - percent.percent if is_rest and percent.sentence is not amount.sentence else percent.percent
            share = total.low * part / 100
            may_be_share = total.path == amount.path and not percent.hedge and percent.start < amount.start
            if may_be_share and share == int(share) and _looks_like(int(share), amount.low, min_digits=2):
                fact = f"{part.normalize():f} percent of `{total.words}` is `{dollars(int(share))}`"
                yield problem_on(amount, f"{fact}, but the text says `{amount.words}`", total, percent)
                return


def _almost_product(amount: StatedSum, near_sums: Sequence[StatedSum], text: TextFacts) -> Iterator[Problem]:
    """Yield a problem if *amount* looks like a typing error for one of *near_sums* times a number in its sentence."""
    counted: list[StatedQuantity | StatedLength] = [*text.quantities, *text.lengths]
    if not amount.is_exact or PER_UNIT.match(amount.after) or DEDUCTION_WORDS.search(amount.sentence.words):
        return
    for things in counted:
        if things.sentence is not amount.sentence or things.hedge or things.number < 2:
            continue
        for price in near_sums:
            product = things.number * price.low
            if slip_between(product, amount.low) and not _is_multiple_of_any(amount.low, near_sums):
                fact = f"{things.words} at `{price.words}` are `{dollars(product)}`"
                yield problem_on(amount, f"{fact}, but the text says `{amount.words}`", price)
                return


TOTAL_BEFORE = Regex(
    r"(?i)\b(?:for\sa\stotal\sof|a\stotal\sof|in\sall|totall?ing|total\sof|or|which\sis|comes\sto|came\sto)\s\Z"
)


def _almost_product_in_sentence(amount: StatedSum, text: TextFacts) -> Iterator[Problem]:
    """Yield a problem for "$20,000 on each of the 64 units, for a total of $1,820,000"."""
    if not amount.is_exact or not TOTAL_BEFORE.search(amount.before):
        return
    prices = [
        price
        for price in text.sums
        if price.sentence is amount.sentence and price.end <= amount.start and price.is_exact
    ]
    numbers: list[StatedQuantity | StatedLength] = [*text.quantities, *text.lengths]
    counted = [
        things
        for things in numbers
        if things.sentence is amount.sentence and things.end <= amount.start and things.number > 1 and not things.hedge
    ]
    products = {things.number * price.low: (things, price) for things in counted for price in prices}
    if len(prices) != 1 or any(abs(product - amount.low) <= 100 for product in products):
        return
    for product, (things, price) in products.items():
        if slip_between(product, amount.low):
            fact = f"{things.words} at `{price.words}` are `{dollars(product)}`"
            yield problem_on(amount, f"{fact}, but the text says `{amount.words}`", price)
            return


def _is_multiple_of_any(cents: int, near_sums: Sequence[StatedSum]) -> bool:
    return any(near_sum.low and cents % near_sum.low == 0 for near_sum in near_sums)


def _not_the_remainder(amount: StatedSum, total: StatedSum, *parts: StatedSum) -> Problem:
    """Return the problem that *amount* is not *total* less *parts*."""
    remainder = dollars(total.low - sum(part.low for part in parts))
    fact = f"`{total.words}` less {series([f'`{part.words}`' for part in parts], 'and')} is `{remainder}`"
    return problem_on(amount, f"{fact}, but the text says `{amount.words}`", total, *parts)


def _not_the_total(amount: StatedSum, parts: Sequence[StatedSum]) -> Problem:
    """Return the problem that *amount* is not the total of *parts*."""
    fact = f"{series([f'`{part.words}`' for part in parts], 'and')} are `{dollars(sum(part.low for part in parts))}`"
    return problem_on(amount, f"{fact}, but the text says `{amount.words}`", *parts)


def _added_instead_of_deducted(amount: StatedSum, near_sums: Sequence[StatedSum]) -> Iterator[Problem]:
    """Yield a problem for "Her net loss is $97,960" if the deduction was added to the loss."""
    if not DEDUCTION_WORDS.search(amount.before):
        return
    for large, small in combinations(_largest_first(near_sums), 2):
        is_in_text = amount.path in {large.path, small.path}
        is_deducted_later = large.path == amount.path and large.start > amount.start
        if is_in_text and not is_deducted_later and large.low + small.low == amount.low:
            yield _not_the_remainder(amount, large, small)
            return


TOTAL_OF_PREVIOUS = Regex(
    r"(?i)\A(?:together|in\sall|all\stold|thus|so)?,?\s?(?:these|those|the\s(?:two|three|four|five|six))\s(?:[a-z]{3,15}\s)?(?:sums|amounts|costs"
    r"|payments|losses|expenses|bills|items|figures|invoices|damages|charges|fees)\b[^$]{0,60}\b(?:come|came|total|amount|amounted|add|are|were)"
    r"(?:ed|ed\sto|\sto|\sup\sto)?\s\Z"
)
"""The beginning of a sentence that gives the total of the sentence before it: "These sums come to"."""

TOGETHER_BEFORE = Regex(r"(?i),?\s\(?(?:together|in\sall|for\sa\stotal\sof|a\stotal\sof|in\stotal|totall?ing),?\s\Z")
ALL_OF_THEM = Regex(
    r"(?i)\b(?:(?:that|this|which)\s(?:left|leaves)|both(?:\sof\sthem|\spayments)?|all\s(?:of\sthem|of\sthese|these|those|three|four|five)"
    r"|the\s(?:two|three|four)\spayments)\b"
)
"""Words that show that a remainder is that after all the sums of the sentence before."""

PER_UNIT = Regex(r"(?i)\A\s(?:an?|per|each|every|apiece)\b")


def _incomplete_total(amount: StatedSum, near_sums: Sequence[StatedSum], text: TextFacts) -> Iterator[Problem]:
    """Yield a problem if *amount* leaves out one of the sums of its sentence, or of the sentence before it."""
    sentence = amount.sentence
    own_sums = [part for part in text.sums if part.sentence is sentence and part.end <= amount.start]
    previous_sums = _sums_of_previous_sentence(amount, text)
    if len(previous_sums) > 1 and _are_exact(previous_sums) and TOTAL_OF_PREVIOUS.match(amount.before):
        parts = previous_sums
    elif len(own_sums) > 1 and _are_exact(own_sums) and TOGETHER_BEFORE.search(amount.before):
        parts = own_sums
    else:
        if len(previous_sums) > 1 and ALL_OF_THEM.search(sentence.words) and REMAINDER_WORDS.search(sentence.words):
            yield from _incomplete_deduction(amount, previous_sums, near_sums)
        return
    total = sum(part.low for part in parts)
    leaves_out_part = any(total - part.low == amount.low for part in parts)
    is_near = abs(total - amount.low) * 10 < total
    if total != amount.low and (leaves_out_part or is_near) and not _follows_from(amount.low, parts[:-1]):
        yield _not_the_total(amount, parts)


def _sums_of_previous_sentence(amount: StatedSum, text: TextFacts) -> list[StatedSum]:
    """Return the sums in the sentence before that of *amount*, with its clauses that end with a semicolon."""
    number = amount.sentence.index
    first = number - 1
    while first > 0 and text.sentences[first - 1].words.rstrip().endswith(";"):
        first -= 1
    sums = [part for part in text.sums if first <= part.sentence.index < number]
    return [part for part in sums if not PER_UNIT.match(part.after)]


def _are_exact(amounts: Sequence[StatedSum]) -> bool:
    return all(amount.is_exact for amount in amounts)


def _incomplete_deduction(
    amount: StatedSum, parts: Sequence[StatedSum], near_sums: Sequence[StatedSum]
) -> Iterator[Problem]:
    """Yield a problem if *amount* is one of *near_sums* less only one of *parts*."""
    deduction = sum(part.low for part in parts)
    larger_sums = [near_sum for near_sum in near_sums if near_sum.low > deduction]
    if any(larger_sum.low - deduction == amount.low for larger_sum in larger_sums):
        return
    for larger_sum in larger_sums:
        if any(larger_sum.low - part.low == amount.low for part in parts):
            yield _not_the_remainder(amount, larger_sum, *parts)
            return


def _looks_like(cents: int, other_cents: int, min_digits: int = MIN_DIGITS) -> bool:
    """Whether the sums differ as by a typing error, and *other_cents* has *min_digits* digits before its zeros."""
    return cents > 0 and len(str(other_cents).rstrip("0")) >= min_digits and looks_like(cents, other_cents)
