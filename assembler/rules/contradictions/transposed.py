"""Sums that are another sum of the matter with two digits transposed."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import combinations

from assembler.facts.fact import StatedSum
from assembler.facts.reading import TextFacts, texts_with_facts
from assembler.findings.finding import Severity
from assembler.language.money import dollars
from assembler.language.regex import Regex
from assembler.language.sections import is_transposition
from assembler.model.matter import Matter
from assembler.rules._fact_problems import problem_on
from assembler.rules._pleaded_sums import looks_like
from assembler.rules._prayer import items
from assembler.rules._roots import root
from assembler.rules.contradictions._reported import places, reported_places
from assembler.rules.contradictions.counted_things import two_sums_of_one_act
from assembler.rules.contradictions.debts import balance_wrong, remainder_wrong
from assembler.rules.contradictions.derived import sum_almost_follows
from assembler.rules.contradictions.listed_parts import total_against_next_sentence
from assembler.rules.contradictions.measures import measure_wrong
from assembler.rules.contradictions.numbers import total_restated_otherwise
from assembler.rules.contradictions.prayers import other_sum_asked
from assembler.rules.contradictions.products import product_wrong
from assembler.rules.contradictions.rates import sum_for_time_wrong
from assembler.rules.contradictions.rates_and_shares import figure_in_two_ways
from assembler.rules.contradictions.references import figure_against_reference
from assembler.rules.contradictions.tables import row_of_table_wrong, table_against_total_row
from assembler.rules.contradictions.things import two_sums_of_one_thing
from assembler.rules.contradictions.totals import (
    TOTAL_AFTER,
    TOTAL_BEFORE,
    parts_against_total,
)
from assembler.rules.rule import Problem, rule

WORD = Regex(r"(?<![\w’'])[a-z]{3,20}(?![\w’'])")
COMMON_WORDS = frozenset(
    "the and for from with that this was were had has have its his her their which who than less more about over into"
    " only each all any sum sums amount total dollars not but also after before under when where will would".split()
)
"""Words that do not show what a sum is for."""

UNCERTAINTY_WORDS = Regex(
    r"(?i)\b(?:offer\w*|estimat\w*|settle\w*|bids?|apprais\w*|assess\w*|counter\w*|instead\sof)\b"
)
"""Words that show that a sum may rightly differ from the others."""

DEFINITE = Regex(r"(?i)\b(?:the|that|this)\s\Z", needs="the|that|this")
END_OF_CLAUSE = Regex(r"[.,;:)]")
"""What is around a sum that another text must have given: "paid Sample the $284,000."."""

CHARACTERS_BESIDE = 40
"""How many characters before and after a sum are searched for words that two sums have in common."""

MIN_DIGITS = 4
"""The minimum number of digits of a sum, not counting final zeros, for swapped digits alone to suggest a typing error.

A percentage of a sum may have fewer.
"""

MIN_DIGITS_IF_REPEATED = 3
"""The same minimum if the other sum is given more than once."""

OTHER_RULES = (
    parts_against_total,
    table_against_total_row,
    product_wrong,
    two_sums_of_one_thing,
    balance_wrong,
    total_against_next_sentence,
    row_of_table_wrong,
    measure_wrong,
    remainder_wrong,
    figure_against_reference,
    two_sums_of_one_act,
    total_restated_otherwise,
    sum_for_time_wrong,
    figure_in_two_ways,
    sum_almost_follows,
    other_sum_asked,
)
"""Rules whose messages on a wrong sum are more specific."""

MAX_SUMS = 60
"""The maximum number of different sums in a matter; among more, some differ in two digits by chance."""

TEXTS_BEFORE = 4
"""The number of texts before a total that are searched for its parts."""


@rule(
    "FCT042",
    cite="house style: one sum is written in one way",
    basis="convention",
    severity=Severity.WARNING,
    fix="look at the documents, and correct the sum that is wrong; if both are right, no change is needed",
)
def sum_transposed(matter: Matter) -> Iterator[Problem]:
    """A sum that is given once is another sum of the matter with two digits transposed.

    The other sum must be in another text, and given more than once, in a table or with the same words beside it, or the
    sum must refer back, as in "paid the $284,000", unless both have four digits or more before their final zeros. A
    total of two or three sums in the texts just before it is compared too: "His expenses and wages are $331,300
    together." So is what follows from the sums, numbers and percentages in the texts around it, such as 2 percent of
    $3,750,000. Sums that the prayer asks for are checked by CLM017. A sum in a table whose column or row adds up with
    it is right.
    """
    texts = [text for text in texts_with_facts(matter) if not {"relief", "wherefore", "filings"} & set(text.path)]
    amounts = [amount for text in texts for amount in text.sums if amount.low == amount.high and not amount.quoted]
    use_counts = Counter(amount.low for amount in amounts)
    proved_starts = {(text.path, start) for text in texts for start in _starts_of_proved_cells(text)}
    demanded_cents = {demand.cents for item in items(matter) for demand in item.sums}
    by_length: dict[int, list[StatedSum]] = {}
    for amount in amounts:
        if amount.low not in demanded_cents:
            by_length.setdefault(len(str(amount.low)), []).append(amount)
    problems: list[Problem] = []
    if len(use_counts) <= MAX_SUMS:
        for amount in amounts:
            is_proved = (amount.path, amount.start) in proved_starts
            if use_counts[amount.low] == 1 and amount.is_exact and amount.low not in demanded_cents and not is_proved:
                problems += _transposed(amount, by_length[len(str(amount.low))], use_counts)
    for index, text in enumerate(texts):
        problems += _wrong_total(text, texts[max(0, index - TEXTS_BEFORE) : index], use_counts)
        texts_around = texts[max(0, index - TEXTS_BEFORE + 1) : index + 2]
        problems += _transposed_results(text, texts_around, use_counts, demanded_cents)
    reported = reported_places(matter, OTHER_RULES) if problems else set()
    yield from (problem for problem in problems if not reported & set(places(problem)))


def _starts_of_proved_cells(text: TextFacts) -> Iterator[int]:
    """Yield where each cell of a table in *text* begins if its column adds up to its total, or its row adds up."""
    for table in text.tables:
        columns = list(zip(*table.data, strict=True))
        for total_row in table.totals:
            for total, cells in zip(total_row, columns, strict=bool(columns)):
                if total.value is not None and total.value == sum(cell.value or 0 for cell in cells):
                    yield from (cell.start for cell in (total, *cells))
        for row in table.rows:
            numbers = [cell for cell in row if cell.value is not None and cell.unit == "$"]
            for parts in combinations(numbers, 3):
                largest, *others = sorted(parts, key=lambda cell: -(cell.value or 0))
                if largest.value == sum(cell.value or 0 for cell in others):
                    yield from (cell.start for cell in parts)


def _transposed(amount: StatedSum, other_sums: Sequence[StatedSum], use_counts: Mapping[int, int]) -> Iterator[Problem]:
    """Yield a problem if *amount* is one of *other_sums* with two digits transposed."""
    if UNCERTAINTY_WORDS.search(amount.sentence.words):
        return
    digits = len(str(amount.low).rstrip("0"))
    for other_sum in other_sums:
        if other_sum.path == amount.path or not is_transposition(str(amount.low), str(other_sum.low)):
            continue
        is_in_table = "|" in other_sum.sentence.words
        is_definite = DEFINITE.search(amount.before) and END_OF_CLAUSE.match(amount.after)
        is_confirmed = use_counts[other_sum.low] > 1 or (
            digits >= MIN_DIGITS_IF_REPEATED and bool(is_in_table or is_definite)
        )
        if (
            digits >= MIN_DIGITS
            or (digits >= MIN_DIGITS_IF_REPEATED and is_confirmed)
            or (is_confirmed and _roots_beside(amount) & _roots_beside(other_sum))
        ):
            if is_confirmed or (amount.path, amount.start) >= (other_sum.path, other_sum.start):
                message = f"`{amount.words}` is `{other_sum.words}` with two digits transposed"
                yield problem_on(amount, message, other_sum)
            return


def _roots_beside(amount: StatedSum) -> frozenset[str]:
    """Return the roots of the words beside *amount* in its sentence."""
    surroundings = f"{amount.before[-CHARACTERS_BESIDE:]} {amount.after[:CHARACTERS_BESIDE]}"
    return frozenset(root(word) for word in WORD.findall(surroundings) if word not in COMMON_WORDS)


MAX_SUMS_COMBINED = 10
"""How many of the last different sums are added in twos and threes."""


def _wrong_total(
    text: TextFacts, texts_before: Sequence[TextFacts], use_counts: Mapping[int, int]
) -> Iterator[Problem]:
    """Yield a problem for a total that is alone in its sentence and almost the total of sums just before it."""
    earlier_sums = {
        amount.low: amount
        for earlier_text in texts_before
        if earlier_text.path[:2] == text.path[:2]
        for amount in earlier_text.sums
        if amount.is_exact
    }
    candidates = list(earlier_sums.values())[-MAX_SUMS_COMBINED:]
    if len(candidates) <= 1:
        return
    for amount in text.sums:
        is_only_sum = sum(other_sum.sentence is amount.sentence for other_sum in text.sums) == 1
        is_total = TOTAL_BEFORE.search(amount.before) or TOTAL_AFTER.match(amount.after)
        if not is_only_sum or not is_total or not amount.is_exact or use_counts[amount.low] > 1:
            continue
        combined = (*combinations(candidates, 2), *combinations(candidates, 3))
        parts_of_totals = {sum(part.low for part in parts): parts for parts in combined}
        near_totals = [total for total in parts_of_totals if looks_like(total, amount.low)]
        if amount.low not in parts_of_totals and near_totals:
            total = min(near_totals, key=lambda cents: len(parts_of_totals[cents]))
            parts = parts_of_totals[total]
            listed = " and ".join(f"`{part.words}`" for part in parts)
            fact = f"{listed} are `{dollars(total)}`"
            yield problem_on(amount, f"{fact}, but the text says `{amount.words}`", *parts)


CHANGE_WORDS = Regex(r"(?i)\b(?:after|less|net|credit\w*|discount\w*|rebate\w*|deduct(?!ible)\w*|minus|reduc\w*)\b")
"""Words before a sum that show that it does not follow from the figures around it alone."""

MAX_SUMS_AROUND = 14
"""The maximum number of sums around another from which it may follow; among more, some fit by chance."""

MAX_FACTOR = 400
"""The maximum number of things, days, months and the like by which a sum is multiplied."""


def _transposed_results(
    text: TextFacts, texts_around: Sequence[TextFacts], use_counts: Mapping[int, int], demanded_cents: Collection[int]
) -> Iterator[Problem]:
    """Yield a problem for each sum of *text* if what follows from the figures around it is that sum but for two digits.

    A sum that follows from them itself is right, and CLM017 compares the sums in *demanded_cents*.
    """
    suspects = [
        amount
        for amount in text.sums
        if amount.is_exact
        and use_counts[amount.low] == 1
        and "|" not in amount.sentence.words
        and not UNCERTAINTY_WORDS.search(amount.sentence.words)
        and not CHANGE_WORDS.search(amount.before)
    ]
    if not suspects:
        return
    around = [near_text for near_text in texts_around if near_text.path[:2] == text.path[:2]]
    sums = {amount.low for near_text in around for amount in near_text.sums}
    if len(sums) > MAX_SUMS_AROUND:
        return
    percents = {part.percent for near_text in around for part in near_text.percents}
    factors = {length.number for near_text in around for length in near_text.lengths}
    factors |= {quantity.number for near_text in around for quantity in near_text.quantities if quantity.is_exact}
    for amount in suspects:
        others = sums - {amount.low}
        if not others or _sum_beside(amount.low, others) or _product(amount.low, others, percents, factors):
            continue
        is_long = len(str(amount.low).rstrip("0")) >= MIN_DIGITS
        for cents in _with_transposed_digits(amount.low):
            source = _product(cents, others, percents, factors if is_long else frozenset())
            source = source or (_sum_beside(cents, others) if is_long else "")
            if source and cents not in demanded_cents:
                message = f"`{amount.words}` is `{dollars(cents)}`, {source}, with two digits transposed"
                yield problem_on(amount, message)
                break


def _sum_beside(cents: int, sums: Collection[int]) -> str:
    """Return two of *sums* that add up to *cents* or differ by it, in words; "" if there are none."""
    for other in sums:
        if cents - other in sums and cents != 2 * other:
            return f"{dollars(other)} and {dollars(cents - other)}"
        if cents + other in sums:
            return f"{dollars(cents + other)} less {dollars(other)}"
    return ""


def _product(cents: int, sums: Collection[int], percents: Collection[Decimal], factors: Collection[int]) -> str:
    """Return, in words, the percentage or multiple of one of *sums* that is *cents*; "" if there is none."""
    for other in sums:
        if other and cents % other == 0 and 1 < cents // other < MAX_FACTOR and cents // other in factors:
            return f"{cents // other} times {dollars(other)}"
        for part in percents:
            if round(other * part / 100) == cents:
                return f"{part:g} percent of {dollars(other)}"
    return ""


def _with_transposed_digits(cents: int) -> Iterator[int]:
    """Yield each number of the same length that *cents* becomes if two neighboring digits are exchanged."""
    digits = str(cents)
    for index in range(len(digits) - 1):
        transposed = digits[:index] + digits[index + 1] + digits[index] + digits[index + 2 :]
        if transposed != digits and transposed[0] != "0":
            yield int(transposed)
