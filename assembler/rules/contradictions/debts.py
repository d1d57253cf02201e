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

PER_DAY_AFTER = Regex(r"(?i)\s(?:per\s(?:day|diem)|a\sday|each\sday|every\sday|daily)\b")
NOT_SIMPLE_YEARLY = Regex(r"(?i)\b(?:compound\w*|month\w*|quarter\w*|fees?|penalt\w*)\b")
"""Words in a sentence that show that its daily interest may be computed in another way."""

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
        for amount in text.sums:
            is_per_day = amount.is_exact and PER_DAY_AFTER.match(amount.after)
            if is_per_day and not NOT_SIMPLE_YEARLY.search(amount.sentence.words):
                yield from _wrong_interest(text, amount)


def _wrong_interest(text: TextFacts, daily_interest: StatedSum) -> Iterator[Problem]:
    sentence = daily_interest.sentence
    principals = [amount for amount in text.sums if amount.sentence is sentence and amount is not daily_interest]
    rates = [rate for rate in text.percents if rate.sentence is sentence]
    if len(principals) != 1 or len(rates) != 1:
        return
    principal, rate = principals[0], rates[0]
    if not principal.is_exact or not _is_yearly(rate):
        return
    yearly_cents = rate.percent * principal.low / Decimal(100)
    if not any(abs(yearly_cents / days - daily_interest.low) <= 1 for days in DAYS_OF_A_YEAR):
        right_interest = dollars(round(yearly_cents / DAYS_OF_A_YEAR[0]), with_cents=True)
        fact = f"{rate.percent} percent a year on `{principal.words}` is {right_interest} a day"
        yield problem_on(daily_interest, f"{fact}, but the sentence says `{daily_interest.words}`", principal, rate)


def _is_yearly(rate: StatedPercent) -> bool:
    return rate.per in {"", "year"} and not rate.hedge and not rate.quoted


BALANCE_BEFORE = Regex(
    r"(?i)\b(?:leaving|leaves|left)\s(?:a|an|the)\s(?:(?:unpaid|outstanding|remaining)\s)?balance\sof\s\Z"
)
OTHER_CHARGES = Regex(r"(?i)\b(?:interest|fees?|charges?|costs?|plus|tax\w*|includ\w*|other|another|more)\b")
MAX_EARLIER_SUMS = 6
"""A balance after more sums than this is not checked."""


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
            if balance.is_exact and BALANCE_BEFORE.search(balance.before) and not OTHER_CHARGES.search(text.text):
                yield from _wrong_balance(balance, text.sums[:index])


def _wrong_balance(balance: StatedSum, earlier_sums: Sequence[StatedSum]) -> Iterator[Problem]:
    if not 1 < len(earlier_sums) <= MAX_EARLIER_SUMS or not all(amount.is_exact for amount in earlier_sums):
        return
    cents = [amount.low for amount in earlier_sums]
    payments = [sum(subset) for size in range(1, len(cents)) for subset in combinations(cents, size)]
    debts = {*cents, *payments}
    if any(debt - payment == balance.low for debt in debts for payment in payments):
        return
    largest = max(cents)
    remainder = largest - (sum(cents) - largest)
    explanation = "it does not follow from the sums before it"
    if remainder > 0:
        explanation = f"`{dollars(largest)}` less the other sums is {dollars(remainder)}"
    message = f"the text says that the balance is `{balance.words}`, but {explanation}"
    yield problem_on(balance, message, earlier_sums[0])
