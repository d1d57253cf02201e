"""Things to which the texts give two sums, two dates or two rates."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache

from assembler.facts.fact import Fact, StatedDate, StatedPercent, StatedSum
from assembler.facts.reading import texts_with_facts
from assembler.findings.finding import Severity
from assembler.language.regex import Regex
from assembler.model.matter import Matter
from assembler.rules._fact_problems import problem_on
from assembler.rules._pleaded_sums import looks_like
from assembler.rules.contradictions._calendar import differ_in_one_part
from assembler.rules.rule import Problem, rule

THINGS_WITH_A_SUM = (
    r"purchase\sprice|contract\sprice|sale\sprice|security\sdeposit|earnest\smoney|guarant(?:y|ee)|payment\sbond"
    r"|performance\sbond|bid\sbond|surety\sbond|policy\slimit|retainer|letter\sof\scredit|line\sof\scredit|deposit"
    r"|down\spayment|deductible|annual\ssalary|monthly\srent|annual\spremium"
)
"""Things with a sum, of which a matter usually has only one."""

DEFINED_TERM = r"[A-Z][\w’'-]{1,30}(?:\s[A-Z][\w’'-]{1,30}){0,3}"
THING_BEFORE_SUM = Regex(
    rf"(?:^|\b)(?:[Tt]he|[Aa]|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[Tt]his)\s(?P<thing>{DEFINED_TERM}|{THINGS_WITH_A_SUM})"
    r"\s(?:of|is|was|in\sthe\s(?:principal\s)?(?:amount|sum)\sof|for\sthe\ssum\sof)\s\Z"
)
THING_BEFORE_DATE = Regex(
    rf"(?:^|\b)(?:[Tt]he|[Aa]|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[Tt]his)\s(?P<thing>{DEFINED_TERM}|demand(?:\sletter)?|notice\sof\s(?:default|termination|breach)"
    r"|termination\sletter|letter\sof\sintent|(?:[a-z]{3,15}\s)?(?:agreement|lease|contract|guaranty|mortgage|policy|license)),?\s(?:dated(?:\sas\sof)?|of)\s\Z"
)
"""A document before its date: "the demand letter of", "the Agreement dated as of"."""

DEFINITION_AFTER = Regex(r"\s\((?:the\s)?[“\"](?P<thing>[A-Z][\w’'-]{1,30}(?:\s[A-Z][\w’'-]{1,30}){0,3}),?[”\"]\)")
"""The definition of a term after a figure: "a guaranty of $1,500,000 (the “Guaranty”)"."""

CHANGE_WORDS = Regex(
    r"(?i)\b(?:amend\w*|increas\w*|decreas\w*|reduc\w*|rais\w*|lower\w*|restat\w*|renew\w*|extend\w*|modif\w*|replac\w*"
    r"|first|second|third|original\w*|initial\w*|revis\w*|later|new|another|other|prior|former|balance|remain\w*|instead"
    r"|not|wrong\w*|mistak\w*|purport\w*|false\w*|claim\w*|represent\w*|alleg\w*)\b",
    needs="amend|increas|decreas|reduc|rais|lower|restat|renew|extend|modif|replac|first|second|third|original|initial"
    "|revis|later|new|other|prior|former|balance|remain|instead|not|wrong|mistak|purport|false|claim|represent|alleg",
)
"""Words that show that a sentence may speak of another version of the thing, or of what somebody says about it."""

CHARACTERS_BEFORE = 90
"""How many characters before a figure are searched for the thing to which it belongs."""

PLURAL = Regex(r"(?<!s)s\Z")


@dataclass(frozen=True)
class _Figure:
    """The value that a fact gives a thing: a day, a sum in cents, or a rate in ten-thousandths of a percent."""

    thing: str
    value: int | date
    fact: Fact


@rule(
    "FCT004",
    cite="house style: one thing has one sum",
    basis="convention",
    severity=Severity.WARNING,
    fix="look at the document, and correct the sum that is wrong; if there are two things, give each its own name",
)
def two_sums_of_one_thing(matter: Matter) -> Iterator[Problem]:
    """The same thing, called by the same words, has two sums.

    The rule reads "the Guaranty of $1,500,000", "a guaranty of $1,500,000 (the “Guaranty”)" and the like. For other
    nouns, such as "the unpaid principal", only sums that differ by a typing error are reported. Inexact sums,
    quotations, and sentences on a change of the thing are not compared.
    """
    figures = [_Figure(thing, amount.low, amount) for thing, amount in _sums_of_things(matter) if amount.is_exact]
    for first, second in (*_contradictions(figures), *_slips(matter)):
        message = f"the text gives the {first.thing} as `{second.fact.words}`, but elsewhere as `{first.fact.words}`"
        yield problem_on(second.fact, message, first.fact)


NOUN_BEFORE_SUM = Regex(
    r"(?:^|\b)(?:[Tt]he|[Aa]|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir)\s(?P<thing>(?:[a-z]{3,15}\s)?[a-z]{4,15})\s(?:of|is|was)\s\Z"
)
"""A noun before its sum: "The unpaid principal is $1,260,000"."""


def _slips(matter: Matter) -> Iterator[tuple[_Figure, _Figure]]:
    """Yield two sums of one noun that differ by a typing error, if the first is given more than once."""
    by_noun: dict[str, list[StatedSum]] = {}
    use_counts: Counter[int] = Counter()
    for text in texts_with_facts(matter):
        for amount in text.sums:
            use_counts[amount.low] += 1
            is_for_noun = amount.is_exact and not _thing(amount, THING_BEFORE_SUM)
            noun = _thing(amount, NOUN_BEFORE_SUM) if is_for_noun else ""
            if noun:
                by_noun.setdefault(noun, []).append(amount)
    for noun, amounts in by_noun.items():
        usual, *other_amounts = sorted(amounts, key=lambda amount: -use_counts[amount.low])
        different = next((amount for amount in other_amounts if amount.low != usual.low), None)
        if different is None or not looks_like(different.low, usual.low):
            continue
        if use_counts[different.low] == 1 < use_counts[usual.low]:
            yield _Figure(noun, usual.low, usual), _Figure(noun, different.low, different)


def _sums_of_things(matter: Matter) -> Iterator[tuple[str, StatedSum]]:
    for text in texts_with_facts(matter):
        for amount in text.sums:
            thing = _thing(amount, THING_BEFORE_SUM)
            if thing:
                yield thing, amount


@rule(
    "FCT007",
    cite="house style: one document has one date",
    basis="convention",
    severity=Severity.WARNING,
    fix="look at the document, and correct the date that is wrong; if there are two documents, give each its own name",
)
def two_dates_of_one_thing(matter: Matter) -> Iterator[Problem]:
    """The same document, called by the same words, has two dates that differ only in the day, the month or the year.

    The rule reads "the Agreement dated March 1, 2024", "the demand letter of March 1, 2024" and the like. Inexact
    dates, quotations, and sentences on a change of the document are not compared.
    """
    days = [day for text in texts_with_facts(matter) for day in text.dates if day.is_exact]
    figures = [_Figure(_thing(day, THING_BEFORE_DATE), day.first, day) for day in days]
    for first, second in _contradictions([figure for figure in figures if figure.thing]):
        if not isinstance(first.value, date) or not isinstance(second.value, date):
            continue
        if differ_in_one_part(first.value, second.value):
            fact = f"the text dates the {first.thing} `{second.fact.words}`"
            yield problem_on(second.fact, f"{fact}, but elsewhere `{first.fact.words}`", first.fact)


@lru_cache(maxsize=64)
def _speaks_of_change(sentence: str) -> bool:
    """Whether *sentence* speaks of a change; cached, because a sentence may have many facts."""
    return CHANGE_WORDS.search(sentence) is not None


def _thing(fact: Fact, thing_before: Regex) -> str:
    """Return the thing to which *fact* belongs, in lower case; "" if the text does not say, or speaks of a change.

    The thing is the term defined after the fact, or what *thing_before* finds before it.
    """
    if _speaks_of_change(fact.sentence.words):
        return ""
    match = DEFINITION_AFTER.match(fact.after) or thing_before.search(fact.before[-CHARACTERS_BEFORE:])
    thing = " ".join(match["thing"].split()).lower() if match else ""
    return "" if PLURAL.search(thing) else thing


def _contradictions(figures: Sequence[_Figure]) -> Iterator[tuple[_Figure, _Figure]]:
    """Yield the first figure of each thing, and the first different figure, if the thing has exactly two values."""
    by_thing: dict[str, list[_Figure]] = {}
    for figure in figures:
        by_thing.setdefault(figure.thing, []).append(figure)
    for first, *others in by_thing.values():
        different = [figure for figure in others if figure.value != first.value]
        if len({figure.value for figure in different}) == 1:
            yield first, different[0]


RATE_WORD = Regex(
    r"(?i)\b(?:interest|late\scharge|late\sfee|service\scharge|finance\scharge|royalt\w*|commission|rate)\b"
)


@rule(
    "FCT006",
    cite="house style: one rate is written in one way",
    basis="convention",
    severity=Severity.WARNING,
    fix="look at the document, and correct the rate that is wrong",
)
def decimal_point_lost(matter: Matter) -> Iterator[Problem]:
    """A rate is ten times another rate that is written with a decimal point, such as 15 percent beside 1.5 percent.

    Only rates of interest, charges, royalties and commissions for the same time are compared; inexact rates are not.
    """
    rates = [
        percent
        for text in texts_with_facts(matter)
        for percent in text.percents
        if not percent.hedge and not percent.quoted and RATE_WORD.search(percent.sentence.words)
    ]
    for rate in rates:
        tenfold_rate = _tenfold_rate(rate, rates) if "." in rate.words else None
        if tenfold_rate:
            yield problem_on(tenfold_rate, f"`{tenfold_rate.words}` is ten times `{rate.words}`", rate)


def _tenfold_rate(rate: StatedPercent, rates: Sequence[StatedPercent]) -> StatedPercent | None:
    """Return the first of *rates*, for the same time but in another text, that is ten times *rate*."""
    for other_rate in rates:
        is_comparable = other_rate.per == rate.per and other_rate.path != rate.path
        if is_comparable and other_rate.percent == rate.percent * Decimal(10):
            return other_rate
    return None


THINGS_WITH_A_RATE = (
    r"commission|royalty|royalties|discount|deductible|late\scharge|late\sfee|service\scharge|finance\scharge|retainage"
    r"|mark-?up|contingent\sfee|earn-?out|sales\stax"
)
THING_BEFORE_RATE = Regex(
    rf"(?i)\b(?:a|the|its|his|her|their|this|that)\s(?P<thing>{THINGS_WITH_A_RATE}|note|loan|mortgage|{DEFINED_TERM})\s"
    r"(?:(?:bears?|bore|carries|carried|accrues?)\s(?P<interest>interest\s)?(?:at\s)?(?:the\srate\sof\s|a\srate\sof\s)?|(?:of|is|was|at)\s)\Z"
)
"""A thing before its rate: "the note bears interest at", "a commission of"."""

RATE_CHANGE_WORDS = Regex(
    r"(?i)\b(?:amend\w*|increas\w*|decreas\w*|reduc\w*|rais\w*|lower\w*|restat\w*|renew\w*|modif\w*|default|new|another"
    r"|other|second|former|prior|instead|wrong\w*|offer\w*|propos\w*|up\sto|until|first|then)\b"
)
"""Words that show that a thing may have different rates at different times."""

THING_AFTER_RATE = Regex(rf"(?i)\s(?P<thing>{THINGS_WITH_A_RATE})\b")
"""A thing after its rate: "its six percent commission"."""


@rule(
    "FCT029",
    cite="house style: one thing has one rate",
    basis="convention",
    severity=Severity.WARNING,
    fix="look at the document, and correct the rate that is wrong; if there are two things, give each its own name",
)
def two_rates_of_one_thing(matter: Matter) -> Iterator[Problem]:
    """The same thing, called by the same words, has two rates in percent.

    The rule reads "The Note bears interest at nine percent a year", "a commission of six percent" and "its six percent
    commission". Inexact rates, quotations, rates for different times, and sentences on a change are not compared.
    """
    figures: list[_Figure] = []
    for text in texts_with_facts(matter):
        for percent in text.percents:
            thing = "" if percent.hedge or percent.quoted else _thing_of_rate(percent)
            if thing:
                name = f"{thing} a {percent.per}" if percent.per else thing
                figures.append(_Figure(name, int(percent.percent * 10_000), percent))
    for first, second in _contradictions(figures):
        thing = first.thing.partition(" a ")[0]
        fact = f"the text gives the rate of the {thing} as `{second.fact.words}`"
        yield problem_on(second.fact, f"{fact}, but elsewhere as `{first.fact.words}`", first.fact)


def _thing_of_rate(percent: StatedPercent) -> str:
    """Return the thing whose rate is *percent*, in lower case; "" if the text does not say, or speaks of a change."""
    if RATE_CHANGE_WORDS.search(percent.sentence.words):
        return ""
    after_match = THING_AFTER_RATE.match(percent.after)
    if after_match:
        return " ".join(after_match["thing"].split()).lower()
    before_match = THING_BEFORE_RATE.search(percent.before[-CHARACTERS_BEFORE:])
    if not before_match:
        return ""
    thing = " ".join(before_match["thing"].split()).lower()
    return f"interest on the {thing}" if before_match["interest"] else thing


DATE_IN_FIGURES = Regex(r"(?<![\d/$-])(?P<first>\d{1,2})/(?P<second>\d{1,2})/(?P<year>\d{4})(?![\d/])", needs="/")


@rule(
    "FCT008",
    cite="house style: dates are written in words",
    basis="convention",
    severity=Severity.WARNING,
    fix="look at the document, and write the month in words",
)
def day_and_month_exchanged(matter: Matter) -> Iterator[Problem]:
    """A date in figures is another date of the matter with the day and the month exchanged.

    In the United States, 9/12/2024 is September 12. If the matter also speaks of December 9, one of the two dates was
    probably typed with the day first.
    """
    texts = texts_with_facts(matter)
    dates_in_words: Mapping[tuple[int, int, int], StatedDate] = {
        (day.first.year, day.first.month, day.first.day): day for text in texts for day in text.dates if day.is_exact
    }
    matches = [(text, match) for text in texts for match in DATE_IN_FIGURES.finditer(text.text)]
    dates_in_figures = {_numbers_of_date(match) for _, match in matches}
    for text, match in matches:
        year, month, day = _numbers_of_date(match)
        exchanged = (year, day, month)
        in_words = dates_in_words.get(exchanged)
        if month != day and (in_words or (exchanged in dates_in_figures and month > day)):
            other_date = in_words.words if in_words else f"{day}/{month}/{year}"
            message = f"`{match[0]}` has the day and the month of `{other_date}` exchanged"
            yield Problem(text.path, message, also=(in_words.path,) if in_words else ())


def _numbers_of_date(match: re.Match[str]) -> tuple[int, int, int]:
    """Return the year, the month and the day of a date in figures."""
    return int(match["year"]), int(match["first"]), int(match["second"])
