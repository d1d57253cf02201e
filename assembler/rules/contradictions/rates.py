"""Sums for a length of time, such as seven months of rent, that do not follow from the rate."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from assembler.facts.fact import StatedLength, StatedSum
from assembler.facts.lengths import lengths
from assembler.facts.reading import TextFacts, texts_with_facts
from assembler.findings.finding import Severity
from assembler.language.money import dollars
from assembler.language.regex import Regex
from assembler.model.matter import Matter
from assembler.rules._fact_problems import between, problem_on
from assembler.rules._pleaded_sums import looks_like
from assembler.rules.contradictions._near_products import wrong_near_products
from assembler.rules.contradictions._reported import places, reported_places
from assembler.rules.contradictions.counted_things import two_numbers_of_things
from assembler.rules.contradictions.products import number_of, product_wrong
from assembler.rules.rule import Problem, rule

ADJECTIVES = {"monthly": "month", "weekly": "week", "daily": "day", "yearly": "year", "annual": "year"}
ADJECTIVE_BEFORE = Regex(
    rf"(?i)\b(?P<time>{'|'.join(ADJECTIVES)})\s(?P<noun>[a-z]{{3,15}})(?:\sof\s[a-z]{{3,15}})?\s(?:of|is|was|at)\s\Z"
)
"""Words before a rate: "monthly rent of"."""

UNIT_AFTER = Regex(r"(?i)\s(?:per|a|an|each|every)\s(?P<time>month|week|day|year)\b")
"""Words after a rate: "a month"."""

NOUN = Regex(
    r"(?i)\b(?P<noun>rent|fee|salary|wages?|pay|charge|payment|income|profit|price|dues|storage|royalty|rental)s?\b"
)
TOTAL_OF = r"(?:a\stotal\sof\s)?"
SUM_TO_LENGTH = Regex(r"(?i)\A,?\s(?:or|which\sis|that\sis|for|equal\sto|covers|covering|representing)\s\Z")
"""Words between a sum and the length of time that it is for: "$9,750, or three months"."""

LENGTH_TO_SUM = Regex(
    r"(?i)\A(?:\s(?:of|in)\s[a-z]{3,12}(?:\s[a-z]{3,12})?|[’']\s[a-z]{3,12}(?:\s[a-z]{3,12})?(?=,)"
    rf"|,\s[a-z]{{3,12}}\s[^$;.]{{3,60}})?,?\s(?:or|which\sis|for|in\sall)?\s?{TOTAL_OF}\Z"
)
"""Words between a length of time and the sum for it: "seven months of unpaid rent, or a total of $22,750"."""

EQUALS = Regex(r"(?i)\A,?\s(?:or|which\sis|that\sis|equal\sto)\s\Z")
EQUATION_WORD = Regex(r"(?i)\b(?:is|was|are|were|totals?|totaled|comes?\sto|came\sto|amounts?\sto)\s\Z")
EARNS = Regex(r"(?i)\b(?:earn(?:ed|s)?|paid|pays?|lost|loses?|received?|costs?|owes?|owed|charged?)\s\Z")
"""Words between a length of time and the sum that somebody earns or pays in it."""

NOT_A_PLAIN_PRODUCT = Regex(
    r"(?i)\b(?:part|partial\w*|less|after|late|plus|interest|includ\w*|prorat\w*|about|except|balance|remaining)\b"
)
"""Words in a sentence that show that its sum may rightly differ from the rate times the length of time."""

MISTAKE_DIVISOR = 6
"""A sum that differs from the product by less than a sixth may be a mistake for it."""


@dataclass(frozen=True)
class _Rate:
    """A sum for a unit of time, with the nouns in its sentence that say what it is for, such as "rent"."""

    amount: StatedSum
    unit: str
    nouns: frozenset[str]


@rule(
    "FCT041",
    cite="arithmetic",
    basis="convention",
    severity=Severity.WARNING,
    fix="look at the documents, and correct the rate, the length of time or the sum",
)
def sum_for_time_wrong(matter: Matter) -> Iterator[Problem]:
    """A sum for a number of days, weeks, months or years is not that number times the rate in the text.

    The rule reads "Rent is $3,250 a month. ... The tenant did not pay for seven months, or $22,750", "The unpaid rent
    for the seven months is $22,750" and "$9,750, or three months of rent", if rent, a fee, pay or the like has one rate
    in the same text or in an earlier one. It also reads "$1,550 a week. ... thirty-seven weeks, in which he would have
    earned $57,350", "fifteen monthly payments, which total $30,000", "$1,820 a week and $94,640 a year" and a row of a
    table such as "Lost profit, eleven weeks | $91,300". Sentences on a part, a credit or interest are not checked.
    """
    problems = [*_wrong_sums(matter)]
    reported = {place for problem in problems for place in places(problem)}
    yield from problems
    near_problems = [*wrong_near_products(texts_with_facts(matter))]
    reported |= reported_places(matter, (product_wrong, two_numbers_of_things)) if near_problems else set()
    yield from (problem for problem in near_problems if not reported & set(places(problem)))


def _wrong_sums(matter: Matter) -> Iterator[Problem]:
    rates: list[_Rate] = []
    for text in texts_with_facts(matter):
        rates += _rates(text)
        if rates:
            yield from _wrong_row(text, rates)
        yield from _wrong_conversion(text)
        yield from _wrong_payments(text, rates)
        for length in text.lengths:
            if not rates:
                continue
            for amount in text.sums:
                if amount.sentence is length.sentence and amount.is_exact and not length.hedge and not length.quoted:
                    yield from _wrong_sum(length, amount, text, rates)


RATE_TO_YEARLY = Regex(r"(?i)\s(?:per|a|an|each|every)\s(?:week|month),?\s(?:and|or|which\sis|that\sis,?)\s")
UNITS_IN_A_YEAR = {"week": (52, range(48, 53)), "month": (12, range(11, 13))}
"""How many of each unit a year has, and for how many of them somebody may be paid in a year."""


def _wrong_conversion(text: TextFacts) -> Iterator[Problem]:
    """Yield a problem for "$1,820 a week and $96,460 a year" if the sum for the year is close to the right one."""
    for rate, yearly in pairwise(text.sums):
        rate_match = UNIT_AFTER.match(rate.after)
        yearly_match = UNIT_AFTER.match(yearly.after)
        if not rate_match or not yearly_match or rate.sentence is not yearly.sentence:
            continue
        if not rate.is_exact or not yearly.is_exact or not RATE_TO_YEARLY.fullmatch(between(rate, yearly)):
            continue
        unit = rate_match["time"].lower()
        number, possible_numbers = UNITS_IN_A_YEAR[unit]
        product = number * rate.low
        is_near = abs(product - yearly.low) * MISTAKE_DIVISOR <= product
        fits = any(abs(possible * rate.low - yearly.low) <= 100 * number for possible in possible_numbers)
        if yearly_match["time"].lower() == "year" and is_near and not fits:
            fact = f"`{rate.words}` a {unit} is `{dollars(product)}` a year, but the text says `{yearly.words}`"
            yield problem_on(yearly, fact, rate)


PAYMENTS_BEFORE = Regex(
    r"(?i)(?<![\w.,$-])(?P<number>\d{1,3}|[a-z]{3,9}(?:-[a-z]{3,5})?)\s(?P<time>monthly|weekly|daily|annual|yearly)\s"
    r"(?P<noun>payment|installment|fee|charge)s\b[^$]{0,90}\b(?:total(?:s|ed|ing)?|in\sall|come\sto|came\sto|amount(?:ed)?\sto|sum\sof|or)"
    r"\s(?:a\stotal\sof\s)?\Z",
    needs="payments|installments|fees|charges",
)
"""A number of payments before their total: "fifteen monthly payments, ..., which total"."""


def _wrong_payments(text: TextFacts, rates: Sequence[_Rate]) -> Iterator[Problem]:
    """Yield a problem for the total of a number of payments if it looks like the right one, but is not."""
    if not rates:
        return
    for total in text.sums:
        match = PAYMENTS_BEFORE.search(total.before[-160:]) if total.is_exact else None
        if not match or NOT_A_PLAIN_PRODUCT.search(total.before[-160:][match.start() :]):
            continue
        number = number_of(match["number"])
        unit = ADJECTIVES[match["time"].lower()]
        amounts = [rate.amount for rate in rates if rate.unit == unit and match["noun"].lower() in rate.nouns]
        if not number or len({amount.low for amount in amounts}) != 1 or amounts[0] is total:
            continue
        payment = amounts[0]
        product = number * payment.low
        difference = abs(product - total.low)
        if difference > number and difference * MISTAKE_DIVISOR <= product:
            fact = f"{match['number']} times `{payment.words}` is `{dollars(product)}`"
            yield problem_on(total, f"{fact}, but the text says `{total.words}`", payment)


def _rates(text: TextFacts) -> Iterator[_Rate]:
    """Yield each exact rate in *text*: "a monthly rent of $3,250", "$3,250 a month"."""
    for amount in text.sums:
        if not amount.is_exact:
            continue
        adjective_match = ADJECTIVE_BEFORE.search(amount.before[-50:])
        unit_match = UNIT_AFTER.match(amount.after)
        if adjective_match:
            yield _Rate(amount, ADJECTIVES[adjective_match["time"].lower()], _nouns(amount.sentence.words))
        elif unit_match:
            yield _Rate(amount, unit_match["time"].lower(), _nouns(amount.sentence.words))


def _nouns(words: str) -> frozenset[str]:
    return frozenset(match["noun"].lower() for match in NOUN.finditer(words))


def _wrong_sum(length: StatedLength, amount: StatedSum, text: TextFacts, rates: Sequence[_Rate]) -> Iterator[Problem]:
    """Yield a problem if *amount* is given for *length*, but is not the rate times *length*."""
    unit_rates = [rate for rate in rates if rate.unit == length.unit]
    if any(rate.amount.low * length.number == amount.low for rate in unit_rates):
        return
    rate = _rate_of(length, amount, text, [rate for rate in unit_rates if rate.amount.low != amount.low])
    if rate is None or NOT_A_PLAIN_PRODUCT.search(amount.sentence.words) or length.number <= 1:
        return
    product = length.number * rate.low
    are_equated = EQUALS.search(text.text[amount.end : length.start])
    is_near = abs(product - amount.low) * MISTAKE_DIVISOR <= product
    if are_equated or is_near or _is_other_multiple(amount.low, rate.low, length.number):
        fact = f"{length.words} at `{rate.words}` a {length.unit} is `{dollars(product)}`"
        yield problem_on(amount, f"{fact}, but the text says `{amount.words}`", rate, length)


def _rate_of(length: StatedLength, amount: StatedSum, text: TextFacts, unit_rates: Sequence[_Rate]) -> StatedSum | None:
    """Return the only one of *unit_rates* that *amount* for *length* may be computed from; None if there is none.

    It is a rate before the sum in the same text, or a rate for the same noun.
    """
    rates_before = [rate for rate in unit_rates if rate.amount.path == amount.path and rate.amount.start < amount.start]
    is_alternative = _is_alternative(length, amount)
    is_only_sum = sum(other_sum.sentence is amount.sentence for other_sum in text.sums) == 1
    follows_length = is_only_sum and length.start < amount.start
    is_earned = follows_length and bool(rates_before) and bool(EARNS.search(amount.before))
    if not is_alternative and not is_earned and not (follows_length and EQUATION_WORD.search(amount.before)):
        return None
    candidates = rates_before if is_alternative or is_earned else []
    if not candidates:
        nouns = _nouns(amount.sentence.words)
        candidates = [rate for rate in unit_rates if rate.nouns & nouns]
    return candidates[-1].amount if len({rate.amount.low for rate in candidates}) == 1 else None


def _is_other_multiple(cents: int, rate: int, number: int) -> bool:
    """Whether *cents* are a multiple of *rate*, or *number* times a rate that looks like a typing error for it."""
    return (rate > 0 and cents % rate == 0) or (cents % number == 0 and looks_like(cents // number, rate))


def _wrong_row(text: TextFacts, rates: Sequence[_Rate]) -> Iterator[Problem]:
    """Yield a problem for a row such as "Lost profit, eleven weeks | $91,300" if its rate is almost the stated one."""
    for table in text.tables:
        for row in table.data:
            name = row[0].words
            sums = [cell for cell in row if cell.value and cell.unit == "$"]
            if len(sums) != 1:
                continue
            cents = int((sums[0].value or 0) * 100)
            for length in lengths(name):
                amounts = [rate.amount for rate in rates if rate.unit == length.unit and rate.nouns & _nouns(name)]
                if len({amount.low for amount in amounts}) != 1 or length.number <= 1 or length.hedge:
                    continue
                rate = amounts[-1]
                if cents % length.number == 0 and looks_like(cents // length.number, rate.low):
                    words = name[length.start : length.end]
                    fact = f"{words} at `{rate.words}` a {length.unit} is `{dollars(rate.low * length.number)}`"
                    yield problem_on(rate, f"{fact}, but a row of the table says `{sums[0].words}`")


def _is_alternative(length: StatedLength, amount: StatedSum) -> bool:
    """Whether the sentence equates the length and the sum: "seven months, or $22,750"."""
    if length.end <= amount.start:
        return bool(LENGTH_TO_SUM.search(between(length, amount)))
    return amount.end <= length.start and bool(SUM_TO_LENGTH.search(between(amount, length)))
