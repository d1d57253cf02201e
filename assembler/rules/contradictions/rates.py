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
from assembler.rules.contradictions.products import number_of
from assembler.rules.rule import Problem, rule

ADJECTIVES = {"monthly": "month", "weekly": "week", "daily": "day", "yearly": "year", "annual": "year"}
BY_ADJECTIVE = Regex(
    rf"(?i)\b(?P<time>{'|'.join(ADJECTIVES)})\s(?P<noun>[a-z]{{3,15}})(?:\sof\s[a-z]{{3,15}})?\s(?:of|is|was|at)\s\Z"
)
BY_TIME = Regex(r"(?i)\s(?:per|a|an|each|every)\s(?P<time>month|week|day|year)\b")
NOUN = Regex(
    r"(?i)\b(?P<noun>rent|fee|salary|wages?|pay|charge|payment|income|profit|price|dues|storage|royalty|rental)s?\b"
)
TOTAL_OF = r"(?:a\stotal\sof\s)?"
FOR_TIME = Regex(r"(?i)\A,?\s(?:or|which\sis|that\sis|for|equal\sto|covers|covering|representing)\s\Z")
TIME_OR = Regex(
    rf"(?i)\A(?:\s(?:of|in)\s[a-z]{{3,12}}(?:\s[a-z]{{3,12}})?|[’']\s[a-z]{{3,12}}(?:\s[a-z]{{3,12}})?(?=,)|,\s[a-z]{{3,12}}\s[^$;.]{{3,60}})?,?"
    rf"\s(?:or|which\sis|for|in\sall)?\s?{TOTAL_OF}\Z"
)
EQUALS = Regex(r"(?i)\A,?\s(?:or|which\sis|that\sis|equal\sto)\s\Z")
EQUATION_WORD = Regex(r"(?i)\b(?:is|was|are|were|totals?|totaled|comes?\sto|came\sto|amounts?\sto)\s\Z")
EARNS = Regex(r"(?i)\b(?:earn(?:ed|s)?|paid|pays?|lost|loses?|received?|costs?|owes?|owed|charged?)\s\Z")
"""Words between a length of time and the sum that somebody earns or pays in it."""
PARTLY = Regex(
    r"(?i)\b(?:part|partial\w*|less|after|late|plus|interest|includ\w*|prorat\w*|about|except|balance|remaining)\b"
)
MISTAKE_DIVISOR = 6
"""A sum that differs from the product by less than a sixth may be a mistake for it."""


@dataclass(frozen=True)
class _Rate:
    """A sum for a unit of time, with the words of its sentence that say what it is for."""

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


AND_A_UNIT = Regex(r"(?i)\s(?:per|a|an|each|every)\s(?:week|month),?\s(?:and|or|which\sis|that\sis,?)\s")
OF_A_YEAR = {"week": (52, range(48, 53)), "month": (12, range(11, 13))}
"""The number of each unit in a year, and the numbers that may be worked or paid in one."""


def _wrong_conversion(text: TextFacts) -> Iterator[Problem]:
    """Yield a problem for "$1,820 a week and $96,460 a year" if the sum for the year is close to the right one."""
    for short, whole in pairwise(text.sums):
        here, there = BY_TIME.match(short.after), BY_TIME.match(whole.after)
        is_exact = short.sentence is whole.sentence and short.is_exact and whole.is_exact
        if not (here and there and is_exact and AND_A_UNIT.fullmatch(between(short, whole))):
            continue
        unit = here["time"].lower()
        number, possible = OF_A_YEAR.get(unit, (0, range(0)))
        product = number * short.low
        is_near = abs(product - whole.low) * MISTAKE_DIVISOR <= product
        fits = any(abs(times * short.low - whole.low) <= 100 * number for times in possible)
        if there["time"].lower() == "year" and is_near and not fits:
            fact = f"`{short.words}` a {unit} is `{dollars(product)}` a year, but the text says `{whole.words}`"
            yield problem_on(whole, fact, short)


PAYMENTS = Regex(
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
        match = PAYMENTS.search(total.before[-160:]) if total.is_exact else None
        if not match or PARTLY.search(total.before[-160:][match.start() :]):
            continue
        number = number_of(match["number"])
        own_rates = [
            stated_rate
            for stated_rate in rates
            if stated_rate.unit == ADJECTIVES[match["time"].lower()] and match["noun"].lower() in stated_rate.nouns
        ]
        if (
            number
            and len({stated_rate.amount.low for stated_rate in own_rates}) == 1
            and own_rates[0].amount is not total
        ):
            rate = own_rates[0].amount
            product = number * rate.low
            if abs(product - total.low) > number and abs(product - total.low) * MISTAKE_DIVISOR <= product:
                fact = f"{match['number']} times `{rate.words}` is `{dollars(product)}`"
                yield problem_on(total, f"{fact}, but the text says `{total.words}`", rate)


def _rates(text: TextFacts) -> Iterator[_Rate]:
    for amount in text.sums:
        by_adjective_match = BY_ADJECTIVE.search(amount.before[-50:])
        by_time_match = BY_TIME.match(amount.after)
        if amount.is_exact and (by_adjective_match or by_time_match):
            unit = (
                ADJECTIVES[by_adjective_match["time"].lower()]
                if by_adjective_match
                else by_time_match["time"].lower()
                if by_time_match
                else ""
            )
            yield _Rate(amount, unit, _nouns(amount.sentence.words))


def _nouns(words: str) -> frozenset[str]:
    return frozenset(match["noun"].lower() for match in NOUN.finditer(words))


def _wrong_sum(length: StatedLength, amount: StatedSum, text: TextFacts, rates: Sequence[_Rate]) -> Iterator[Problem]:
    words = amount.sentence.words
    unit_rates = [rate for rate in rates if rate.unit == length.unit and rate.amount.low != amount.low]
    adjacent_rates = [
        rate for rate in unit_rates if rate.amount.path == amount.path and rate.amount.start < amount.start
    ]
    if any(rate.amount.low * length.number == amount.low for rate in rates if rate.unit == length.unit):
        return
    is_alternative = _is_alternative(length, amount)
    is_only_sum = sum(sentence_sum.sentence is amount.sentence for sentence_sum in text.sums) == 1
    earns = is_only_sum and bool(adjacent_rates) and length.start < amount.start and bool(EARNS.search(amount.before))
    of_noun = (
        adjacent_rates
        if (is_alternative or earns) and adjacent_rates
        else [rate for rate in unit_rates if rate.nouns & _nouns(words)]
    )
    may_be_product = (
        is_alternative or earns or (is_only_sum and length.start < amount.start and EQUATION_WORD.search(amount.before))
    )
    if not may_be_product or PARTLY.search(words) or len({rate.amount.low for rate in of_noun}) != 1:
        return
    rate = of_noun[-1].amount
    product = length.number * rate.low
    is_near = (
        EQUALS.search(text.text[amount.end : length.start]) or abs(product - amount.low) * MISTAKE_DIVISOR <= product
    )
    if (
        product != amount.low
        and length.number > 1
        and (is_near or _is_other_multiple(amount.low, rate.low, length.number))
    ):
        fact = f"{length.words} at `{rate.words}` a {length.unit} is `{dollars(product)}`"
        yield problem_on(amount, f"{fact}, but the text says `{amount.words}`", rate, length)


def _is_other_multiple(cents: int, rate: int, number: int) -> bool:
    """Whether *cents* are another number of times the rate, or that number of times a rate that looks like it."""
    return (rate > 0 and cents % rate == 0) or (cents % number == 0 and looks_like(cents // number, rate))


def _wrong_row(text: TextFacts, rates: Sequence[_Rate]) -> Iterator[Problem]:
    """Yield a problem for a row such as "Lost profit, eleven weeks | $91,300" if the rate looks like another."""
    for table in text.tables:
        for row in table.data:
            sums = [cell for cell in row if cell.value and cell.unit == "$"]
            if len(sums) != 1:
                continue
            for length in lengths(row[0].words):
                of_noun = [rate for rate in rates if rate.unit == length.unit and rate.nouns & _nouns(row[0].words)]
                cents = int((sums[0].value or 0) * 100)
                if len({rate.amount.low for rate in of_noun}) == 1 and length.number > 1 and not length.hedge:
                    rate = of_noun[-1].amount
                    if cents % length.number == 0 and looks_like(cents // length.number, rate.low):
                        words = row[0].words[length.start : length.end]
                        fact = f"{words} at `{rate.words}` a {length.unit} is `{dollars(rate.low * length.number)}`"
                        yield problem_on(rate, f"{fact}, but a row of the table says `{sums[0].words}`")


def _is_alternative(length: StatedLength, amount: StatedSum) -> bool:
    """Whether the sentence equates the length and the sum: "seven months, or $22,750"."""
    if length.end <= amount.start:
        return bool(TIME_OR.search(between(length, amount)))
    return amount.end <= length.start and bool(FOR_TIME.search(between(amount, length)))
