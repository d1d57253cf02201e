"""Figures that a sentence gives in two ways: a year's pay by the week, a part of a number as a percentage."""

from collections.abc import Iterator, Mapping, Sequence
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
from assembler.rules._fact_problems import problem_on
from assembler.rules._pleaded_sums import looks_like
from assembler.rules.contradictions._reported import places, reported_places
from assembler.rules.contradictions.products import number_of
from assembler.rules.contradictions.rates import sum_for_time_wrong
from assembler.rules.rule import Problem, rule

NUMBER = rf"(?:\d{{1,3}}(?:,\d{{3}}){{1,3}}|\d{{1,7}}|(?i:one|{NUMBER_WORD}))"
PER_TIME = Regex(
    r"(?i)\A\s(?:per|a|an|each|every|for\sa|for\san|for\seach)\s(?P<unit>hour|day|week|month|quarter|year|annum)\b"
)
RATE_RESTATED = Regex(
    r"(?i)\A\s(?:per|a|an|each|every)\s(?:hour|day|week|month|quarter|year|annum)(?P<middle>[^$;]{0,60}?)"
    r"(?:,?\s(?:or|that\sis|which\sis|i\.e\.,?)|\s\(|\.\s(?:That|This)\s(?:is|was))\s(?:about\s)?\Z"
)
TIMES = {
    ("year", "month"): (12,), ("year", "week"): (52,), ("year", "quarter"): (4,), ("year", "hour"): (2080, 2000, 1950),
    ("year", "day"): (365, 360, 366, 260), ("quarter", "month"): (3,), ("month", "day"): (30, 31),
    ("week", "day"): (7, 5, 6), ("week", "hour"): (40,), ("day", "hour"): (8, 10, 12, 24), ("month", "week"): (4,),
}  # fmt: skip
"""How often the second unit is in the first."""
HOURS = Regex(rf"\b(?P<number>{NUMBER})[\s-]hours?\b")
A_CENT = Decimal("0.006")
"""By what part of itself a rate may be rounded."""

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
    """A sentence gives a rate for two units of time, or a part also as a percentage, and the two do not agree.

    The rule reads "$104,000 a year, or $2,000 a week", "$38.75 an hour for forty hours a week, or $1,550 a week", "Of
    twenty tests, seven, or 35 percent, failed", "five equal parts of $37,300, or 20 percent each", "1.25 percent a
    month, or 15 percent a year" and "the remaining 20 percent, $32,800". A percentage of a sum passes if it is that
    percentage of any sum in the matter. "Interest accrues at the rate of $6,200 a month" is compared with the only rate
    of interest in the matter and with all sums, and "Of these, 232, or 58 percent" with the numbers before it. What
    FCT041 reports is left to it.
    """
    problems = [*_problems(matter)]
    reported = reported_places(matter, (sum_for_time_wrong,)) if problems else set()
    yield from (problem for problem in problems if not reported & set(places(problem)))


def _problems(matter: Matter) -> Iterator[Problem]:
    texts = texts_with_facts(matter)
    stated_cents = {amount.low for text in texts for amount in text.sums if amount.low == amount.high}
    rates = [(amount, unit) for text in texts for amount in text.sums if (unit := _unit(amount))]
    interest_rates = [part for text in texts for part in text.percents if part.per in A_YEAR and _is_of_interest(part)]
    for index, text in enumerate(texts):
        yield from _wrong_rates(text)
        yield from _wrong_difference(text, rates)
        if text.percents:
            yield from _wrong_part(text)
            yield from _wrong_part_of_these(text)
            yield from _wrong_equal_parts(text)
            yield from _wrong_yearly(text)
            yield from _wrong_interest(text)
            yield from _wrong_share(text, texts[max(0, index - TEXTS_BEFORE) : index], stated_cents)
        yield from _wrong_accrual(text, interest_rates, stated_cents)


def _wrong_rates(text: TextFacts) -> Iterator[Problem]:
    """Yield a problem for "$104,000 a year, or $2,400 a week"."""
    for first, second in pairwise(text.sums):
        per, other_per = PER_TIME.match(first.after), PER_TIME.match(second.after)
        middle_match = RATE_RESTATED.match(text.text[first.end : second.start]) if per and other_per else None
        if not per or not other_per or not middle_match or not first.is_exact or not second.is_exact:
            continue
        unit, other_unit = (match["unit"].lower().replace("annum", "year") for match in (per, other_per))
        hours_match = HOURS.search(middle_match["middle"])
        times = TIMES.get((unit, other_unit)) or TIMES.get((other_unit, unit), ())
        if hours_match and "hour" in {unit, other_unit}:
            times = (number_of(hours_match["number"]),)
        larger, smaller = max(first.low, second.low), min(first.low, second.low)
        if times and not any(abs(larger - smaller * number) <= larger * A_CENT for number in times):
            right_amount = smaller * times[0] if first.low == smaller else round(larger / times[0])
            message = (
                f"`{first.words}` for {with_article(unit)} is `{dollars(right_amount)}` for {with_article(other_unit)}"
            )
            message += f", but the text says `{second.words}`"
            yield problem_on(second, message, first)


def _unit(amount: StatedSum) -> str:
    """Return the unit of time for which *amount* is paid; "" if it is not a rate."""
    match = PER_TIME.match(amount.after) if amount.is_exact else None
    return match["unit"].lower().replace("annum", "year") if match else ""


DIFFERENCE_BEFORE = Regex(r"(?i)\bdifference(?:\s[a-z]{2,12}){0,3}\s\Z")
DIFFERENCE_AFTER = Regex(r"(?i)\A\s(?:an?|per)\s[a-z]{3,7},?\s(?:which\sis\s|that\sis,\s)?the\sdifference\b")


def _wrong_difference(text: TextFacts, rates: Sequence[tuple[StatedSum, str]]) -> Iterator[Problem]:
    """Yield a problem for "the difference of $850 a week", if no two rates of the matter differ by so much."""
    if "difference" not in text.text:
        return
    for amount in text.sums:
        unit = _unit(amount)
        if unit and (DIFFERENCE_BEFORE.search(amount.before) or DIFFERENCE_AFTER.match(amount.after)):
            other_rates = {
                other_amount.low: other_amount
                for other_amount, other_unit in rates
                if other_unit == unit and other_amount is not amount
            }
            pairs = [(large, small) for large in other_rates for small in other_rates if small < large]
            near_pairs = [pair for pair in pairs if looks_like(pair[0] - pair[1], amount.low) or amount.low in pair]
            if near_pairs and not any(large - small == amount.low for large, small in pairs):
                large, small = near_pairs[0]
                fact = f"`{other_rates[large].words}` less `{other_rates[small].words}` is `{dollars(large - small)}`"
                yield problem_on(
                    amount, f"{fact}, but the text says `{amount.words}`", other_rates[large], other_rates[small]
                )


PART = Regex(
    rf"\b[Oo]f\s(?:the\s|these\s|those\s|its\s|his\s|her\s|their\s)?(?P<whole>{NUMBER})\s(?![a-z]*\s?percent)[^.;$]{{0,60}}?[,\s]"
    rf"(?P<part>{NUMBER})(?:\s[a-z]{{3,15}})?,?\s(?:or\s|\(|that\sis,?\s)(?:about\s)?(?P<percent>[\w.]{{1,12}})\s?(?:percent|per\scent|%)"
    rf"|\b(?P<of>{NUMBER})\sof\s(?:the\s|its\s|his\s|her\s|their\s)?(?P<all>{NUMBER})\s[^.;$]{{0,50}}?"
    r"(?:,\s(?:or|that\sis,?)\s|\()(?P<share>[\w.]{1,12})\s?(?:percent|per\scent|%)"
)


def _wrong_part(text: TextFacts) -> Iterator[Problem]:
    """Yield a problem for "Of twenty tests, seven, or 28 percent, had failed"."""
    for match in PART.finditer(text.text):
        percent_at = match.start("percent") if match["percent"] else match.start("share")
        percent = next((part for part in text.percents if part.start == percent_at), None)
        total, part = number_of(match["whole"] or match["all"]), number_of(match["part"] or match["of"])
        if percent and not percent.hedge and not percent.quoted and 0 < part <= total:
            exact = Decimal(part) * 100 / total
            if abs(exact - percent.percent) >= 1:
                message = f"{part} of {total} is {exact.normalize():.3g} percent, but the text says `{percent.words}`"
                yield problem_on(percent, message)


PART_OF_THESE = Regex(
    rf"\b[Oo]f\s(?:these|those|them),?\s(?P<part>{NUMBER})(?:\s[a-z]{{3,15}})?,?\s(?:or\s|\(|that\sis,?\s)(?:about\s)?"
    r"(?P<percent>[\w.]{1,12})\s?(?:percent|per\scent|%)"
)


def _wrong_part_of_these(text: TextFacts) -> Iterator[Problem]:
    """Yield a problem for "It grew 400 seeds. Of these, 223, or 58 percent, died"."""
    for match in PART_OF_THESE.finditer(text.text):
        percent = next((part for part in text.percents if part.start == match.start("percent")), None)
        part = number_of(match["part"])
        wholes = [things for things in text.quantities if things.end <= match.start() and things.number >= part > 0]
        if not percent or percent.hedge or percent.quoted or not wholes:
            continue
        if all(abs(Decimal(part) * 100 / things.number - percent.percent) >= 1 for things in wholes):
            exact = Decimal(part) * 100 / wholes[-1].number
            fact = f"{part} of `{wholes[-1].words}` is {exact.normalize():.3g} percent"
            yield problem_on(percent, f"{fact}, but the text says `{percent.words}`", wholes[-1])


EQUAL = Regex(
    rf"\b(?P<number>{NUMBER})\s(?:equal|identical)\s[a-z-]{{3,20}}\s(?:of\s)?\$?[\d,.]{{0,14}}[^.;]{{0,30}}?,?\s(?:or|\(|each)\s"
    r"(?P<percent>[\w.]{1,12})\s?(?:percent|per\scent|%)(?:\s(?P<each>each|apiece))?"
)


def _wrong_equal_parts(text: TextFacts) -> Iterator[Problem]:
    """Yield a problem for "in six equal draws of $37,300, or 20 percent each"."""
    for match in EQUAL.finditer(text.text):
        percent = next((part for part in text.percents if part.start == match.start("percent")), None)
        number = number_of(match["number"])
        if percent and number and match["each"] and abs(Decimal(100) / number - percent.percent) >= 1:
            parts = " ".join(match[0].split()[:3])
            yield problem_on(
                percent, f"`{parts}` are {100 / number:.3g} percent each, but the text says `{percent.words}`"
            )


YEARLY = Regex(
    r"(?i)\A[^.;$%]{0,40}(?:,?\s(?:or|that\sis|i\.e\.|which\sis)|\s\(|[.”\"]{1,2}\s(?:That|This)\s(?:is|equals))\s\Z"
)


def _wrong_yearly(text: TextFacts) -> Iterator[Problem]:
    """Yield a problem for "1.25 percent a month, or 12.5 percent a year"."""
    for first, second in pairwise(text.percents):
        is_monthly = first.per == "month" and second.per == "year" and not second.hedge
        if is_monthly and YEARLY.match(text.text[first.end : second.start].partition("month")[2]):
            compound = (Decimal(1) + first.percent / 100) ** 12 * 100 - 100
            if first.percent * 12 != second.percent and abs(compound - second.percent) >= Decimal("0.1"):
                yearly = f"{(first.percent * 12).normalize():f} percent a year"
                yield problem_on(
                    second, f"`{first.words}` a month is {yearly}, but the text says `{second.words}`", first
                )


COMES_TO = Regex(
    r"(?i)\binterest\s(?:on|of)\s(?:(?:the|a|that)\s(?:principal|balance|debt|sum)?\s?(?:of\s)?)?\$[\d,.]{1,15}\s"
    r"(?:comes\sto|came\sto|amounts\sto|is|was|accrues\sat|runs\sto)\s\Z"
)
A_YEAR = {"year": 1, "month": 12, "quarter": 4, "week": 52, "day": 365}


def _wrong_interest(text: TextFacts) -> Iterator[Problem]:
    """Yield a problem for "At 1.25 percent a month, interest on $388,000 comes to $5,820 a month"."""
    for base, amount in pairwise(text.sums):
        rates = [part for part in text.percents if part.sentence is amount.sentence and part.per in A_YEAR]
        per_match = PER_TIME.match(amount.after)
        unit = per_match["unit"].lower().replace("annum", "year") if per_match else ""
        if base.is_exact and amount.is_exact and len(rates) == 1 and unit in A_YEAR and COMES_TO.search(amount.before):
            right_amount = round(base.low * rates[0].percent / 100 * A_YEAR[rates[0].per] / A_YEAR[unit])
            if abs(right_amount - amount.low) * 50 > right_amount:
                fact = f"{rates[0].words} a {rates[0].per} of `{base.words}` is `{dollars(right_amount)}` a {unit}"
                yield problem_on(amount, f"{fact}, but the text says `{amount.words}`", base)


INTEREST = Regex(r"(?i)\b(?:interest|late\scharges?|finance\scharges?)\b")
ACCRUES = Regex(r"(?i)\b(?:accru\w+|rate\sof|runs\sat|increas\w+\sby|grows\sby)\s(?:[a-z]{2,10}\s){0,3}\Z")
DAYS_IN_A_YEAR = (360, 365, 366)


def _is_of_interest(part: StatedPercent) -> bool:
    return bool(INTEREST.search(part.sentence.words)) and not part.quoted


def _wrong_accrual(text: TextFacts, rates: Sequence[StatedPercent], stated_cents: set[int]) -> Iterator[Problem]:
    """Yield a problem for interest that accrues "at the rate of $620 per month" if the only rate gives $6,200."""
    if len({(rate.percent, rate.per) for rate in rates}) != 1 or rates[0].hedge:
        return
    rate = rates[0]
    for amount in text.sums:
        unit = _unit(amount)
        is_accrual = unit in A_YEAR and ACCRUES.search(amount.before[-60:]) and INTEREST.search(amount.before)
        bases = [base for base in text.sums if base.end <= amount.start and base.is_exact and base.low > amount.low]
        if not is_accrual or not bases or any(part.sentence is amount.sentence for part in text.percents):
            continue
        yearly = rate.percent / 100 * A_YEAR[rate.per]
        parts = DAYS_IN_A_YEAR if unit == "day" else (A_YEAR[unit],)
        interest = {round(cents * yearly / part) for cents in stated_cents for part in parts}
        if not any(abs(cents - amount.low) * 100 <= amount.low for cents in interest):
            right_amount = dollars(round(bases[-1].low * yearly / parts[-1]))
            fact = f"{rate.words} a {rate.per} of `{bases[-1].words}` is `{right_amount}` a {unit}"
            yield problem_on(amount, f"{fact}, but the text says `{amount.words}`", bases[-1], rate)


THEN_SUM = Regex(
    r"(?i)\A(?:\s(?:interest\s)?(?:per|a)\s(?:year|month|annum))?(?:\s(?:of|on)\s(?:that|this|the|its|his|her|their|which|it)\b[^.;$%]{0,45})?"
    r"(?:,\s(?:or|that\sis,?|i\.e\.,?|which\sis|being|namely)?\s?|\s\(|\s[–—]\s|,?\s(?:comes\sto|came\sto|amounts\sto|makes|is)\s)\Z"
)
THEN_PERCENT = Regex(r"(?i)\A(?:,\s(?:or|that\sis,?|i\.e\.,?|which\sis|being)?\s?|\s\(|\s[–—]\s)\Z")
EXTRA = Regex(r"(?i)\b(?:plus|minus|less|after|at\sleast|up\sto|not\sless|includ\w*|excess|between|lesser|greater)\b")


def _wrong_share(text: TextFacts, before: Sequence[TextFacts], stated_cents: set[int]) -> Iterator[Problem]:
    """Yield a problem for "the remaining 20 percent, $38,200" if no sum in the matter has $38,200 as its 20 percent."""
    bases: Mapping[int, StatedSum] = {
        amount.low: amount for near_text in (*before, text) for amount in near_text.sums if amount.low == amount.high
    }
    for percent in text.percents:
        for amount in text.sums:
            if amount.sentence is percent.sentence and amount.is_exact and _is_share(percent, amount, text):
                yield from _share_of_other(percent, amount, bases, stated_cents)


def _is_share(percent: StatedPercent, amount: StatedSum, text: TextFacts) -> bool:
    """Whether the words between a percentage and a sum say that the sum is that percentage of another."""
    if percent.hedge or percent.quoted or EXTRA.search(percent.sentence.words):
        return False
    if percent.end <= amount.start:
        return bool(THEN_SUM.match(text.text[percent.end : amount.start]))
    return bool(THEN_PERCENT.match(text.text[amount.end : percent.start])) and not percent.per


def _share_of_other(
    percent: StatedPercent, amount: StatedSum, bases: Mapping[int, StatedSum], stated_cents: set[int]
) -> Iterator[Problem]:
    if any(_is_percent(amount.low, percent.percent, base) for base in stated_cents - {amount.low}):
        return
    for base, fact in reversed([(base, fact) for base, fact in bases.items() if base and base != amount.low]):
        right_amount = int(base * percent.percent / 100)
        ratio = Decimal(amount.low) * 100 / base
        is_whole = base > amount.low and ratio * 2 == int(ratio * 2) and ratio >= 1
        if looks_like(right_amount, amount.low) or (is_whole and fact.start < max(amount.start, percent.start)):
            fact_words = f"{percent.words} of `{fact.words}` is `{dollars(right_amount)}`"
            yield problem_on(amount, f"{fact_words}, but the text says `{amount.words}`", fact)
            return


def _is_percent(cents: int, percent: Decimal, base: int) -> bool:
    """Whether *cents* are about that percentage of *base*, or a twelfth or a fourth of it."""
    shares = (base * percent / (100 * parts) for parts in (1, 4, 12))
    return any(abs(cents - share) <= max(Decimal(100), share / 200) for share in shares)
