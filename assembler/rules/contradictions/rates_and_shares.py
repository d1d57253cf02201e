"""Figures that a sentence gives in two ways that disagree, such as "$104,000 a year, or $2,400 a week"."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from assembler.facts.fact import StatedPercent, StatedSum
from assembler.facts.quantities import NUMBER_WORD
from assembler.facts.reading import TextFacts, texts_with_facts
from assembler.findings.finding import Severity
from assembler.language.english import with_article
from assembler.language.money import dollars
from assembler.language.regex import Regex
from assembler.model.matter import Matter
from assembler.rules._fact_problems import between, problem_on
from assembler.rules._pleaded_sums import looks_like
from assembler.rules.contradictions._reported import places, reported_places
from assembler.rules.contradictions._shares_of_sums import (
    wrong_share,
    wrong_share_beside_another,
    wrong_share_of_named_sum,
)
from assembler.rules.contradictions.products import DIFFERENCE, number_of
from assembler.rules.contradictions.rates import sum_for_time_wrong
from assembler.rules.rule import Problem, rule

NUMBER = rf"(?:\d{{1,3}}(?:,\d{{3}}){{1,3}}|\d{{1,7}}|(?i:one|{NUMBER_WORD}))"
PER_TIME = Regex(
    r"(?i)\A\s(?:per|a|an|each|every|for\sa|for\san|for\seach)\s(?P<unit>hour|day|week|month|quarter|year|annum)\b"
)
RATE_TO_RESTATEMENT = Regex(
    r"(?i)\A\s(?:per|a|an|each|every)\s(?:hour|day|week|month|quarter|year|annum)(?P<middle>[^$;]{0,60}?)"
    r"(?:,?\s(?:or|that\sis|which\sis|i\.e\.,?)|\s\(|\.\s(?:That|This)\s(?:is|was))\s(?:about\s)?\Z"
)
"""Words between a rate and the same rate for another unit: "an hour for forty hours a week, or"."""

UNITS_IN_UNIT = {
    ("year", "month"): (12,), ("year", "week"): (52,), ("year", "quarter"): (4,), ("year", "hour"): (2080, 2000, 1950),
    ("year", "day"): (365, 360, 366, 260), ("quarter", "month"): (3,), ("month", "day"): (30, 31),
    ("week", "day"): (7, 5, 6), ("week", "hour"): (40,), ("day", "hour"): (8, 10, 12, 24), ("month", "week"): (4,),
}  # fmt: skip
"""How many of the second unit the first may have: a working year has 2,080, 2,000 or 1,950 hours."""

HOURS = Regex(rf"\b(?P<number>{NUMBER})[\s-]hours?\b")
MAX_ROUNDING = Decimal("0.006")
"""The largest part of a rate by which it may be rounded."""

TEXTS_BEFORE = 3
"""The number of earlier texts whose sums may be the base of a percentage."""


@rule(
    "FCT049",
    cite="arithmetic",
    basis="convention",
    severity=Severity.WARNING,
    fix="look at the documents, and correct the figure that is wrong",
)
def figure_in_two_ways(matter: Matter) -> Iterator[Problem]:
    """A sentence gives a rate for two units of time, or a part and its percentage, and the two do not agree.

    The rule reads "$104,000 a year, or $2,000 a week", "$38.75 an hour for forty hours a week, or $1,550 a week", "Of
    twenty tests, seven, or 35 percent, failed", "five equal parts of $37,300, or 20 percent each", "1.25 percent a
    month, or 15 percent a year", "$44,000, or 12 percent less than the $50,000 of May" and "the remaining 20 percent,
    $32,800". A percentage of a sum passes if it is that
    percentage of any sum in the matter. "Interest accrues at the rate of $6,200 a month" is compared with the only rate
    of interest in the matter and with all sums, and "Of these, 232, or 58 percent" with the numbers before it. Figures
    that FCT041 reports are not reported again.
    """
    problems = [*_figures_that_disagree(matter)]
    reported = reported_places(matter, (sum_for_time_wrong,)) if problems else set()
    yield from (problem for problem in problems if not reported & set(places(problem)))


def _figures_that_disagree(matter: Matter) -> Iterator[Problem]:
    texts = texts_with_facts(matter)
    stated_cents = {amount.low for text in texts for amount in text.sums if amount.low == amount.high}
    rates = [amount for text in texts for amount in text.sums if _unit(amount)]
    percents = [percent for text in texts for percent in text.percents]
    interest_rates = [percent for percent in percents if percent.per in PERIODS_IN_A_YEAR and _is_interest(percent)]
    for index, text in enumerate(texts):
        yield from _wrong_rates(text)
        yield from _wrong_difference(text, rates)
        if text.percents:
            yield from _wrong_percentage(text)
            yield from _wrong_percentage_of_these(text)
            yield from _wrong_equal_parts(text)
            yield from _wrong_percentage_apart(text)
            yield from _wrong_yearly_rate(text)
            yield from _wrong_interest(text)
            shares = [*wrong_share(text, texts[max(0, index - TEXTS_BEFORE) : index], stated_cents)]
            yield from shares or wrong_share_of_named_sum(text, texts, stated_cents)
        yield from wrong_share_beside_another(text, texts[max(0, index - TEXTS_BEFORE) : index], stated_cents)
        yield from _wrong_accrual(text, interest_rates, stated_cents)


def _wrong_rates(text: TextFacts) -> Iterator[Problem]:
    """Yield a problem for "$104,000 a year, or $2,400 a week"."""
    for first, second in pairwise(text.sums):
        unit, other_unit = _unit(first), _unit(second)
        restated_match = RATE_TO_RESTATEMENT.match(text.text[first.end : second.start]) if unit and other_unit else None
        if not restated_match or DIFFERENCE.match(second.after):
            continue
        numbers = UNITS_IN_UNIT.get((unit, other_unit)) or UNITS_IN_UNIT.get((other_unit, unit), ())
        hours_match = HOURS.search(restated_match["middle"])
        if hours_match and "hour" in {unit, other_unit}:
            numbers = (number_of(hours_match["number"]),)
        smaller, larger = sorted((first.low, second.low))
        if numbers and not any(abs(larger - smaller * number) <= larger * MAX_ROUNDING for number in numbers):
            right_amount = smaller * numbers[0] if first.low == smaller else round(larger / numbers[0])
            right_rate = f"`{dollars(right_amount)}` for {with_article(other_unit)}"
            fact = f"`{first.words}` for {with_article(unit)} is {right_rate}"
            yield problem_on(second, f"{fact}, but the text says `{second.words}`", first)


def _unit(amount: StatedSum) -> str:
    """Return the unit of time for which *amount* is paid; "" if it is not an exact rate."""
    match = PER_TIME.match(amount.after) if amount.is_exact else None
    return match["unit"].lower().replace("annum", "year") if match else ""


DIFFERENCE_BEFORE = Regex(r"(?i)\bdifference(?:\s[a-z]{2,12}){0,3}\s\Z")
DIFFERENCE_AFTER = Regex(r"(?i)\A\s(?:an?|per)\s[a-z]{3,7},?\s(?:which\sis\s|that\sis,\s)?the\sdifference\b")


def _wrong_difference(text: TextFacts, rates: Sequence[StatedSum]) -> Iterator[Problem]:
    """Yield a problem for "the difference of $850 a week" if no two rates of the matter differ by that sum."""
    if "difference" not in text.text:
        return
    for amount in text.sums:
        unit = _unit(amount)
        if not unit or not (DIFFERENCE_BEFORE.search(amount.before) or DIFFERENCE_AFTER.match(amount.after)):
            continue
        other_rates = {rate.low: rate for rate in rates if rate is not amount and _unit(rate) == unit}
        pairs = [(large, small) for large in other_rates for small in other_rates if small < large]
        near_pairs = [
            (large, small)
            for large, small in pairs
            if looks_like(large - small, amount.low) or amount.low in {large, small}
        ]
        if near_pairs and not any(large - small == amount.low for large, small in pairs):
            large, small = near_pairs[0]
            large_rate, small_rate = other_rates[large], other_rates[small]
            fact = f"`{large_rate.words}` less `{small_rate.words}` is `{dollars(large - small)}`"
            yield problem_on(amount, f"{fact}, but the text says `{amount.words}`", large_rate, small_rate)


PART_OF_NUMBER = Regex(
    rf"\b[Oo]f\s(?:the\s|these\s|those\s|its\s|his\s|her\s|their\s)?(?P<whole>{NUMBER})\s(?![a-z]*\s?percent)[^.;$]{{0,60}}?[,\s]"
    rf"(?P<part>{NUMBER})(?:\s[a-z]{{3,15}})?,?\s(?:or\s|\(|that\sis,?\s)(?:about\s)?(?P<percent>[\w.]{{1,12}})\s?(?:percent|per\scent|%)"
    rf"|\b(?P<of>{NUMBER})\sof\s(?:the\s|its\s|his\s|her\s|their\s)?(?P<all>{NUMBER})\s[^.;$]{{0,50}}?"
    r"(?:,\s(?:or|that\sis,?)\s|\()(?P<share>[\w.]{1,12})\s?(?:percent|per\scent|%)"
)
"""A part, its total and its percentage: "Of twenty tests, seven, or 35 percent", "seven of the twenty (35 percent"."""


def _wrong_percentage(text: TextFacts) -> Iterator[Problem]:
    """Yield a problem for "Of twenty tests, seven, or 28 percent, had failed"."""
    for match in PART_OF_NUMBER.finditer(text.text):
        percent = _percent_at(match.start("percent") if match["percent"] else match.start("share"), text)
        total = number_of(match["whole"] or match["all"])
        part = number_of(match["part"] or match["of"])
        if percent and not percent.hedge and not percent.quoted and 0 < part <= total:
            right_percent = Decimal(part) * 100 / total
            if abs(right_percent - percent.percent) >= 1:
                fact = f"{part} of {total} is {right_percent.normalize():.3g} percent"
                yield problem_on(percent, f"{fact}, but the text says `{percent.words}`")


def _percent_at(start: int, text: TextFacts) -> StatedPercent | None:
    return next((percent for percent in text.percents if percent.start == start), None)


PART_OF_THESE = Regex(
    rf"\b[Oo]f\s(?:these|those|them),?\s(?P<part>{NUMBER})(?:\s[a-z]{{3,15}})?,?\s(?:or\s|\(|that\sis,?\s)(?:about\s)?"
    r"(?P<percent>[\w.]{1,12})\s?(?:percent|per\scent|%)"
)


def _wrong_percentage_of_these(text: TextFacts) -> Iterator[Problem]:
    """Yield a problem for "It grew 400 seeds. Of these, 223, or 58 percent, died"."""
    for match in PART_OF_THESE.finditer(text.text):
        percent = _percent_at(match.start("percent"), text)
        part = number_of(match["part"])
        totals = [things for things in text.quantities if things.end <= match.start() and things.number >= part > 0]
        if not percent or percent.hedge or percent.quoted or not totals:
            continue
        right_percents = [Decimal(part) * 100 / total.number for total in totals]
        if all(abs(right_percent - percent.percent) >= 1 for right_percent in right_percents):
            fact = f"{part} of `{totals[-1].words}` is {right_percents[-1].normalize():.3g} percent"
            yield problem_on(percent, f"{fact}, but the text says `{percent.words}`", totals[-1])


PERCENT_APART = Regex(
    r"\s(?P<sign>less|more|lower|higher|below|above|under|over|cheaper|greater)\b(?:\sthan\b)?(?!\sthan\s(?:\d|half))"
)
BEFORE_PERCENT = Regex(r"(?:,?\s(?:or|which\s(?:is|was)|that\sis,?)|,|\s\()\s?(?:about\s|some\s)?\Z")
MAX_ERROR_OF_PERCENT = Decimal(5)
"""By how much a percentage may be wrong, in percent of the base, and still be about that base."""


def _wrong_percentage_apart(text: TextFacts) -> Iterator[Problem]:
    """Yield a problem for "$2,124,000, or 12.5 percent less than the estimate" if it is $2,400,000 (11.5 percent)."""
    for percent in text.percents:
        match = PERCENT_APART.match(percent.after)
        amounts = [
            amount for amount in text.sums if amount.sentence is percent.sentence and amount.end <= percent.start
        ]
        if not match or percent.hedge or percent.quoted or not amounts or not amounts[-1].is_exact:
            continue
        amount = amounts[-1]
        if not BEFORE_PERCENT.fullmatch(between(amount, percent)):
            continue
        is_less = match["sign"] in {"less", "lower", "below", "under", "cheaper"}
        bases = {base.low: base for base in text.sums if base.low and (base.low > amount.low) == is_less}
        apart = {abs(cents - amount.low) * Decimal(100) / cents: base for cents, base in bases.items()}
        precision = Decimal(10) ** min(int(percent.percent.as_tuple().exponent), 0)
        if not apart or any(abs(right_percent - percent.percent) < precision for right_percent in apart):
            continue
        right_percent = min(apart, key=lambda right_percent: abs(right_percent - percent.percent))
        if abs(right_percent - percent.percent) <= MAX_ERROR_OF_PERCENT:
            base = apart[right_percent]
            fact = f"`{amount.words}` is {right_percent:.3g} percent {match['sign']} than `{base.words}`"
            yield problem_on(percent, f"{fact}, but the text says `{percent.words}`", amount, base)


EQUAL_PARTS = Regex(
    rf"\b(?P<number>{NUMBER})\s(?:equal|identical)\s[a-z-]{{3,20}}\s(?:of\s)?\$?[\d,.]{{0,14}}[^.;]{{0,30}}?,?\s(?:or|\(|each)\s"
    r"(?P<percent>[\w.]{1,12})\s?(?:percent|per\scent|%)(?:\s(?P<each>each|apiece))?"
)


def _wrong_equal_parts(text: TextFacts) -> Iterator[Problem]:
    """Yield a problem for "in six equal draws of $37,300, or 20 percent each"."""
    for match in EQUAL_PARTS.finditer(text.text):
        percent = _percent_at(match.start("percent"), text)
        number = number_of(match["number"])
        if percent and number and match["each"] and abs(Decimal(100) / number - percent.percent) >= 1:
            parts = " ".join(match[0].split()[:3])
            fact = f"`{parts}` are {100 / number:.3g} percent each"
            yield problem_on(percent, f"{fact}, but the text says `{percent.words}`")


MONTHLY_TO_YEARLY = Regex(
    r"(?i)\A[^.;$%]{0,40}(?:,?\s(?:or|that\sis|i\.e\.|which\sis)|\s\(|[.”\"]{1,2}\s(?:That|This)\s(?:is|equals))\s\Z"
)


def _wrong_yearly_rate(text: TextFacts) -> Iterator[Problem]:
    """Yield a problem for "1.25 percent a month, or 12.5 percent a year"."""
    for monthly, yearly in pairwise(text.percents):
        if monthly.per != "month" or yearly.per != "year" or yearly.hedge:
            continue
        if not MONTHLY_TO_YEARLY.match(text.text[monthly.end : yearly.start].partition("month")[2]):
            continue
        simple_rate = monthly.percent * 12
        compound_rate = (Decimal(1) + monthly.percent / 100) ** 12 * 100 - 100
        if simple_rate != yearly.percent and abs(compound_rate - yearly.percent) >= Decimal("0.1"):
            fact = f"`{monthly.words}` a month is {simple_rate.normalize():f} percent a year"
            yield problem_on(yearly, f"{fact}, but the text says `{yearly.words}`", monthly)


INTEREST_COMES_TO = Regex(
    r"(?i)\binterest\s(?:on|of)\s(?:(?:the|a|that)\s(?:principal|balance|debt|sum)?\s?(?:of\s)?)?\$[\d,.]{1,15}\s"
    r"(?:comes\sto|came\sto|amounts\sto|is|was|accrues\sat|runs\sto)\s\Z"
)
PERIODS_IN_A_YEAR = {"year": 1, "month": 12, "quarter": 4, "week": 52, "day": 365}


def _wrong_interest(text: TextFacts) -> Iterator[Problem]:
    """Yield a problem for "At 1.25 percent a month, interest on $388,000 comes to $5,820 a month"."""
    for principal, interest in pairwise(text.sums):
        unit = _unit(interest)
        own_percents = [percent for percent in text.percents if percent.sentence is interest.sentence]
        rates = [percent for percent in own_percents if percent.per in PERIODS_IN_A_YEAR]
        if not principal.is_exact or unit not in PERIODS_IN_A_YEAR or len(rates) != 1:
            continue
        if not INTEREST_COMES_TO.search(interest.before):
            continue
        rate = rates[0]
        yearly_interest = principal.low * rate.percent / 100 * PERIODS_IN_A_YEAR[rate.per]
        right_interest = round(yearly_interest / PERIODS_IN_A_YEAR[unit])
        if abs(right_interest - interest.low) * 50 > right_interest:
            fact = f"{rate.words} a {rate.per} of `{principal.words}` is `{dollars(right_interest)}` a {unit}"
            yield problem_on(interest, f"{fact}, but the text says `{interest.words}`", principal)


INTEREST = Regex(r"(?i)\b(?:interest|late\scharges?|finance\scharges?)\b")
ACCRUAL_BEFORE = Regex(r"(?i)\b(?:accru\w+|rate\sof|runs\sat|increas\w+\sby|grows\sby)\s(?:[a-z]{2,10}\s){0,3}\Z")
DAYS_IN_A_YEAR = (360, 365, 366)


def _is_interest(percent: StatedPercent) -> bool:
    return bool(INTEREST.search(percent.sentence.words)) and not percent.quoted


def _wrong_accrual(text: TextFacts, rates: Sequence[StatedPercent], stated_cents: set[int]) -> Iterator[Problem]:
    """Yield a problem for interest that accrues "at the rate of $620 per month" if the only rate gives $6,200."""
    if len({(rate.percent, rate.per) for rate in rates}) != 1 or rates[0].hedge:
        return
    rate = rates[0]
    yearly_rate = rate.percent / 100 * PERIODS_IN_A_YEAR[rate.per]
    for amount in text.sums:
        unit = _unit(amount)
        if unit not in PERIODS_IN_A_YEAR or any(percent.sentence is amount.sentence for percent in text.percents):
            continue
        if not ACCRUAL_BEFORE.search(amount.before[-60:]) or not INTEREST.search(amount.before):
            continue
        sums_before = [base for base in text.sums if base.end <= amount.start]
        principals = [base for base in sums_before if base.is_exact and base.low > amount.low]
        if not principals:
            continue
        periods = DAYS_IN_A_YEAR if unit == "day" else (PERIODS_IN_A_YEAR[unit],)
        interests = {round(cents * yearly_rate / number) for cents in stated_cents for number in periods}
        if not any(abs(cents - amount.low) * 100 <= amount.low for cents in interests):
            principal = principals[-1]
            right_interest = dollars(round(principal.low * yearly_rate / periods[-1]))
            fact = f"{rate.words} a {rate.per} of `{principal.words}` is `{right_interest}` a {unit}"
            yield problem_on(amount, f"{fact}, but the text says `{amount.words}`", principal, rate)
