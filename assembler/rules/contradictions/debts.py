"""Debts: interest per day, balances, and what remains of a sum after payments."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import combinations

from assembler.facts.fact import StatedPercent, StatedSum
from assembler.facts.reading import TextFacts, texts_with_facts
from assembler.findings.finding import Severity
from assembler.findings.path import KeyPath
from assembler.language.english import series
from assembler.language.money import dollars
from assembler.language.regex import Regex
from assembler.model.matter import Matter
from assembler.rules._fact_problems import problem_on
from assembler.rules._pleaded_sums import looks_like
from assembler.rules._sentence_facts import by_sentence
from assembler.rules.contradictions._differences import wrong_differences
from assembler.rules.contradictions.totals import is_signed_sum
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


REMAINDER_BEFORE = Regex(
    r"(?i)\b(?:the|its|his|her|their)\s(?:other|remaining)\s\Z|(?<!for\s)\bthe\s(?:rest|remainder),?\s(?:of\s)?\Z"
)
NO_NOUN_AFTER = Regex(
    r"(?i)\A(?:[,.;]|\s(?:on|for|to|in|from|into|is|was|has|had|remains?|never|by|at|and|but|that|which|of\s(?:it|the|that))\b)"
)
"""What follows a sum that is not an adjective: "the other $135,000 on rent", not "the other $5,000 payment"."""

DEDUCTION = Regex(r"(?i)\b(?:after|less|minus|net\sof|deducting|subtracting|crediting|applying|leaving)\b")
OWED_BEFORE = Regex(r"(?i)\b(?:owes?|owed|owing|leaves|leaving|left|due|unpaid|remains?|remaining)\b[^$]{0,30}\Z")
NAMED_DEDUCTION = Regex(
    r"(?i)\b(?:after|less|minus|net\sof)\s(?:the\s|a\s|an\s|its\s|his\s|her\s)?(?:[a-z-]{2,15}\s){0,2}?(?:retainage|deductions?|credits?"
    r"|commissions?|discounts?|withholdings?|set-?offs?|offsets?|allowances?|deductibles?|deposits?|rebates?|retention)\b"
)
"""A deduction by its name: "After retainage of"."""

PAID_BEFORE = Regex(
    r"(?i)\b(?:(?:was|were|been)\spaid|paid|received|collected|netted|remitted|got)\s(?:the\s|only\s|a\s)?\Z"
)
"""Words before the sum that a deduction leaves: "Teller was paid"."""

UNCERTAIN_REMAINDER = Regex(
    r"(?i)\b(?:of\swhich|includ\w*|other|balance|interest|fees?|costs?|percent|per|each|every|month\w*|year\w*|tax\w*|at\sleast)\b|%"
)
"""Words that make it uncertain whether the sums in a sentence are all that is owed."""

SUMS_WITHOUT_TOTAL = 2
"""If a sentence has only two sums (the part paid and the balance owed), the total may be in the sentence before."""

CHARACTERS_BEFORE = 40
"""How many characters before a sum are searched for `REMAINDER_BEFORE`."""

MAX_TEXTS_BEFORE = 6
"""How many texts before a remainder are searched for the total and the part."""

MAX_SUMS_BEFORE_REMAINDER = 10
"""How many of the last sums a remainder is compared with."""


@rule(
    "FCT017",
    cite="arithmetic",
    basis="convention",
    severity=Severity.WARNING,
    fix="look at the documents, and correct the sum that is wrong",
)
def remainder_wrong(matter: Matter) -> Iterator[Problem]:
    """A remainder is not the difference of the sums that are given.

    The rule reads "the other $135,000" after a sum and one of its parts, "$39 an hour, $6.50 less than" before, "The
    difference is $110,000" after the sums that differ, "After retainage of $101,900, it was paid $1,936,100", and
    "After the deductible of $80,000 and the payment of $310,000, it owes $795,000 of the loss of $1,185,000." A
    remainder passes if any of the last sums, less one or two of the others, gives it. Sentences with interest, fees or
    costs are not checked.
    """
    earlier_sums: dict[int, StatedSum] = {}
    texts = texts_with_facts(matter)
    yield from wrong_differences(texts)
    for index, text in enumerate(texts):
        if "relief" in text.path or "wherefore" in text.path:
            continue
        near_paths = frozenset(near_text.path for near_text in texts[max(0, index - MAX_TEXTS_BEFORE) : index + 1])
        previous_sums: tuple[StatedSum, ...] = ()
        for amounts in by_sentence(text.sums):
            may_need_total = len(amounts) == SUMS_WITHOUT_TOTAL and len(previous_sums) == 1
            yield from _wrong_owed_sum((*previous_sums, *amounts) if may_need_total else amounts, earlier_sums)
            previous_sums = amounts
        for amount in text.sums:
            yield from _wrong_remainder(amount, earlier_sums, near_paths)
            if amount.is_exact:
                earlier_sums[amount.low] = amount


def _wrong_remainder(
    amount: StatedSum, earlier_sums: Mapping[int, StatedSum], near_paths: frozenset[KeyPath]
) -> Iterator[Problem]:
    """Yield a problem for "the other $135,000" if two of *earlier_sums*, by their cents, differ by almost as much.

    Both sums must be in the texts at *near_paths*.
    """
    if not amount.is_exact or not REMAINDER_BEFORE.search(amount.before[-CHARACTERS_BEFORE:]):
        return
    if not NO_NOUN_AFTER.match(amount.after):
        return
    cents = list(earlier_sums)[-MAX_SUMS_BEFORE_REMAINDER:]
    pairs = combinations(sorted(cents, reverse=True), 2)
    near_pairs = [
        (total, part)
        for total, part in pairs
        if looks_like(total - part, amount.low) and {earlier_sums[total].path, earlier_sums[part].path} <= near_paths
    ]
    if near_pairs and not _is_remainder(amount.low, cents):
        total, part = max(near_pairs)
        fact = f"`{earlier_sums[total].words}` less `{earlier_sums[part].words}` is `{dollars(total - part)}`"
        message = f"{fact}, but the text says `{amount.words}`"
        yield problem_on(amount, message, earlier_sums[part], earlier_sums[total])


def _is_remainder(remainder: int, sums: Sequence[int]) -> bool:
    """Whether *remainder* is one of *sums*, or the result of subtracting one or two of them from another."""
    parts = [part for size in (1, 2) for part in combinations(sums, size)]
    return remainder in sums or any(total - sum(part) == remainder for total in sums for part in parts)


def _wrong_owed_sum(amounts: Sequence[StatedSum], earlier_sums: Collection[int]) -> Iterator[Problem]:
    """Yield a problem if the sum that a sentence calls owed does not follow from the others.

    It may also be what all the others leave of one of *earlier_sums*, in cents, which the sentence does not repeat.
    """
    if len(amounts) < 3 or not all(amount.is_exact for amount in amounts):
        return
    words = amounts[-1].sentence.words
    owed_sums = [amount for amount in amounts[1:] if OWED_BEFORE.search(amount.before)]
    if not owed_sums and NAMED_DEDUCTION.search(words):
        owed_sums = [amount for amount in amounts[1:] if PAID_BEFORE.search(amount.before)]
    if len(owed_sums) != 1 or not DEDUCTION.search(words) or UNCERTAIN_REMAINDER.search(words):
        return
    owed_sum = owed_sums[0]
    other_sums = [amount for amount in amounts if amount is not owed_sum]
    cents = [other_sum.low for other_sum in other_sums]
    if is_signed_sum(owed_sum.low, cents) or owed_sum.low + sum(cents) in earlier_sums:
        return
    total, *parts = sorted(other_sums, key=lambda other_sum: other_sum.low, reverse=True)
    remainder = total.low - sum(part.low for part in parts)
    is_near = looks_like(remainder, owed_sum.low) or any(
        looks_like(part.low, part.low + remainder - owed_sum.low) for part in parts
    )
    if remainder > 0 and (is_near or not PAID_BEFORE.search(owed_sum.before)):
        listed = series([f"`{part.words}`" for part in parts], "and")
        fact = f"`{total.words}` less {listed} is `{dollars(remainder)}`"
        yield problem_on(owed_sum, f"{fact}, but the sentence says `{owed_sum.words}`", total)
