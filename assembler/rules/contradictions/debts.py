"""Interest per day, and the balance of a debt, that do not follow from the other sums."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from assembler.facts.fact import StatedPercent, StatedSum
from assembler.facts.reading import TextFacts, texts_with_facts
from assembler.findings.finding import Severity
from assembler.language.money import dollars
from assembler.language.regex import Regex
from assembler.model.matter import Matter
from assembler.rules._fact_problems import problem_on
from assembler.rules.rule import Problem, rule

DAILY = Regex(r"(?i)\s(?:per\s(?:day|diem)|a\sday|each\sday|every\sday|daily)\b")
OTHER_INTEREST = Regex(r"(?i)\b(?:compound\w*|month\w*|quarter\w*|fees?|penalt\w*)\b")
DAYS_OF_A_YEAR = (365, 360, 366)
"""The lengths of a year, in days, by which interest is computed."""


@rule(
    "FCT010",
    cite="arithmetic",
    basis="convention",
    severity=Severity.WARNING,
    fix="look at the documents, and correct the rate, the sum or the daily interest",
)
def interest_of_a_day_wrong(matter: Matter) -> Iterator[Problem]:
    """The daily interest does not follow from the sum and the yearly rate in the same sentence.

    Years of 360, 365 and 366 days are accepted. Sentences with compound or monthly interest, fees or penalties are not
    checked.
    """
    for text in texts_with_facts(matter):
        if not text.percents:
            continue
        for daily in text.sums:
            if daily.is_exact and DAILY.match(daily.after) and not OTHER_INTEREST.search(daily.sentence.words):
                yield from _wrong_interest(text, daily)


def _wrong_interest(text: TextFacts, daily: StatedSum) -> Iterator[Problem]:
    number = daily.sentence.number
    bases = [amount for amount in text.sums if amount.sentence.number == number and amount is not daily]
    rates = [part for part in text.percents if part.sentence.number == number]
    if len(bases) == len(rates) == 1 and bases[0].is_exact and _is_yearly(rates[0]):
        yearly = rates[0].percent * bases[0].low / Decimal(100)
        if not any(abs(yearly / days - daily.low) <= 1 for days in DAYS_OF_A_YEAR):
            interest = dollars(round(yearly / DAYS_OF_A_YEAR[0]), with_cents=True)
            fact = f"{rates[0].percent} percent a year on `{bases[0].words}` is {interest} a day"
            yield problem_on(daily, f"{fact}, but the sentence says `{daily.words}`", bases[0], rates[0])


def _is_yearly(rate: StatedPercent) -> bool:
    return rate.per in {"", "year"} and not rate.hedge and not rate.quoted


BALANCE = Regex(r"(?i)\b(?:leaving|leaves|left)\s(?:a|an|the)\s(?:(?:unpaid|outstanding|remaining)\s)?balance\sof\s\Z")
OTHER_CHARGES = Regex(r"(?i)\b(?:interest|fees?|charges?|costs?|plus|tax\w*|includ\w*|other|another|more)\b")
MAX_EARLIER_SUMS = 6
"""The maximum number of sums before a balance that are compared with it."""


@rule(
    "FCT011",
    cite="arithmetic",
    basis="convention",
    severity=Severity.WARNING,
    fix="look at the documents, and correct the sum that is wrong",
)
def balance_wrong(matter: Matter) -> Iterator[Problem]:
    """The balance that a payment leaves is not the difference of the sums before it in the same text.

    A balance passes if one of the earlier sums, less one or more of the others, gives it. A text with interest, fees,
    costs or further charges is not checked.
    """
    for text in texts_with_facts(matter):
        for index, balance in enumerate(text.sums):
            if balance.is_exact and BALANCE.search(balance.before) and not OTHER_CHARGES.search(text.text):
                yield from _wrong_balance(balance, text.sums[:index])


def _wrong_balance(balance: StatedSum, before: Sequence[StatedSum]) -> Iterator[Problem]:
    if not 1 < len(before) <= MAX_EARLIER_SUMS or not all(amount.is_exact for amount in before):
        return
    sums = [amount.low for amount in before]
    subsets = [subset for size in range(1, len(sums)) for subset in combinations(sums, size)]
    if not any(total - sum(subset) == balance.low for total in {*sums, *map(sum, subsets)} for subset in subsets):
        debt, *payments = sorted(sums, reverse=True)
        remaining = dollars(debt - sum(payments)) if debt > sum(payments) else ""
        explanation = (
            f"`{dollars(debt)}` less the other sums is {remaining}"
            if remaining
            else "it does not follow from the sums before it"
        )
        yield problem_on(balance, f"the text says that the balance is `{balance.words}`, but {explanation}", before[0])
