"""One thing with two figures: a sum, a date or a rate that the text gives in two ways."""

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
from assembler.rules.rule import Problem, rule

NOUNS = (
    r"purchase\sprice|contract\sprice|sale\sprice|security\sdeposit|earnest\smoney|guarant(?:y|ee)|payment\sbond"
    r"|performance\sbond|bid\sbond|surety\sbond|policy\slimit|retainer|letter\sof\scredit|line\sof\scredit|deposit"
    r"|down\spayment|deductible|annual\ssalary|monthly\srent|annual\spremium"
)
"""Things that have a sum, and of which a matter usually has only one."""

TERM = r"[A-Z][\w’'-]{1,30}(?:\s[A-Z][\w’'-]{1,30}){0,3}"
SUM_OF = Regex(
    rf"(?:^|\b)(?:[Tt]he|[Aa]|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[Tt]his)\s(?P<thing>{TERM}|{NOUNS})"
    r"\s(?:of|is|was|in\sthe\s(?:principal\s)?(?:amount|sum)\sof|for\sthe\ssum\sof)\s\Z"
)
DATE_OF = Regex(
    rf"(?:^|\b)(?:[Tt]he|[Aa]|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[Tt]his)\s(?P<thing>{TERM}|demand(?:\sletter)?|notice\sof\s(?:default|termination|breach)"
    r"|termination\sletter|letter\sof\sintent|(?:[a-z]{3,15}\s)?(?:agreement|lease|contract|guaranty|mortgage|policy|license)),?\s(?:dated(?:\sas\sof)?|of)\s\Z"
)
DEFINED_AFTER = Regex(r"\s\((?:the\s)?[“\"](?P<thing>[A-Z][\w’'-]{1,30}(?:\s[A-Z][\w’'-]{1,30}){0,3}),?[”\"]\)")
CHANGED = Regex(
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
    """The value that a fact gives a thing: cents or a day."""

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
    for first, second in (*_contradictions(figures), *_slips_of_things(matter)):
        message = f"the text gives the {first.thing} as `{second.fact.words}`, but elsewhere as `{first.fact.words}`"
        yield problem_on(second.fact, message, first.fact)


ANY_NOUN = Regex(
    r"(?:^|\b)(?:[Tt]he|[Aa]|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir)\s(?P<thing>(?:[a-z]{3,15}\s)?[a-z]{4,15})\s(?:of|is|was)\s\Z"
)
"""A noun before its sum: "The unpaid principal is $1,260,000"."""


def _slips_of_things(matter: Matter) -> Iterator[tuple[_Figure, _Figure]]:
    """Yield two sums of one noun that differ by a typing error, if the first is given more than once."""
    texts = texts_with_facts(matter)
    by_noun: dict[str, list[StatedSum]] = {}
    uses: Counter[int] = Counter()
    for text in texts:
        for amount in text.sums:
            uses[amount.low] += 1
            if amount.is_exact and not _thing(amount, SUM_OF) and (noun := _thing(amount, ANY_NOUN)):
                by_noun.setdefault(noun, []).append(amount)
    for noun, amounts in by_noun.items():
        first, *other_amounts = sorted(amounts, key=lambda amount: -uses[amount.low])
        different = next((different for different in other_amounts if different.low != first.low), None)
        if different and uses[different.low] == 1 < uses[first.low] and looks_like(different.low, first.low):
            yield _Figure(noun, first.low, first), _Figure(noun, different.low, different)


def _sums_of_things(matter: Matter) -> Iterator[tuple[str, StatedSum]]:
    for text in texts_with_facts(matter):
        for amount in text.sums:
            if thing := _thing(amount, SUM_OF):
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
    figures = [
        _Figure(thing, day.first, day)
        for text in texts_with_facts(matter)
        for day in text.dates
        if day.is_exact and (thing := _thing(day, DATE_OF))
    ]
    for first, second in _contradictions(figures):
        if isinstance(first.value, date) and isinstance(second.value, date):
            parts = zip(first.value.timetuple()[:3], second.value.timetuple()[:3], strict=True)
            if sum(written != expected for written, expected in parts) == 1:
                dated = f"the text dates the {first.thing} `{second.fact.words}`"
                yield problem_on(second.fact, f"{dated}, but elsewhere `{first.fact.words}`", first.fact)


@lru_cache(maxsize=64)
def _speaks_of_change(sentence: str) -> bool:
    """Whether *sentence*, which may have many facts, speaks of a change."""
    return CHANGED.search(sentence) is not None


def _thing(fact: Fact, before: Regex) -> str:
    """Return what *fact* is a figure of, in lower case; "" if the text does not say, or speaks of a change."""
    if _speaks_of_change(fact.sentence.words):
        return ""
    defined = DEFINED_AFTER.match(fact.after)
    match = defined or before.search(fact.before[-CHARACTERS_BEFORE:])
    thing = " ".join(match["thing"].split()).lower() if match else ""
    return "" if PLURAL.search(thing) else thing


def _contradictions(figures: Sequence[_Figure]) -> Iterator[tuple[_Figure, _Figure]]:
    """Yield the first figure of each thing, and the first different figure, if the thing has exactly two values."""
    by_thing: dict[str, list[_Figure]] = {}
    for figure in figures:
        by_thing.setdefault(figure.thing, []).append(figure)
    for of_thing in by_thing.values():
        different = [figure for figure in of_thing if figure.value != of_thing[0].value]
        if len({figure.value for figure in different}) == 1:
            yield of_thing[0], different[0]


RATE = Regex(r"(?i)\b(?:interest|late\scharge|late\sfee|service\scharge|finance\scharge|royalt\w*|commission|rate)\b")


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
        part
        for text in texts_with_facts(matter)
        for part in text.percents
        if not part.hedge and not part.quoted and RATE.search(part.sentence.words)
    ]
    for rate in rates:
        if "." in rate.words and (tenfold := _ten_times(rate, rates)):
            yield problem_on(tenfold, f"`{tenfold.words}` is ten times `{rate.words}`", rate)


def _ten_times(rate: StatedPercent, rates: Sequence[StatedPercent]) -> StatedPercent | None:
    same_time = (other_rate for other_rate in rates if other_rate.per == rate.per and other_rate.path != rate.path)
    return next((other_rate for other_rate in same_time if other_rate.percent == rate.percent * Decimal(10)), None)


PERCENT_NOUNS = (
    r"commission|royalty|royalties|discount|deductible|late\scharge|late\sfee|service\scharge|finance\scharge|retainage"
    r"|mark-?up|contingent\sfee|earn-?out|sales\stax"
)
PERCENT_OF_THING = Regex(
    rf"(?i)\b(?:a|the|its|his|her|their|this|that)\s(?P<thing>{PERCENT_NOUNS}|note|loan|mortgage|{TERM})\s"
    r"(?:(?:bears?|bore|carries|carried|accrues?)\s(?P<interest>interest\s)?(?:at\s)?(?:the\srate\sof\s|a\srate\sof\s)?|(?:of|is|was|at)\s)\Z"
)
RATE_CHANGED = Regex(
    r"(?i)\b(?:amend\w*|increas\w*|decreas\w*|reduc\w*|rais\w*|lower\w*|restat\w*|renew\w*|modif\w*|default|new|another"
    r"|other|second|former|prior|instead|wrong\w*|offer\w*|propos\w*|up\sto|until|first|then)\b"
)
"""Words that show that a thing may have different rates at different times."""
THING_AFTER = Regex(rf"(?i)\s(?P<thing>{PERCENT_NOUNS})\b")


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
    figures = [
        _Figure(f"{thing}{' a ' if part.per else ''}{part.per}", int(part.percent * 10_000), part)
        for text in texts_with_facts(matter)
        for part in text.percents
        if not part.hedge and not part.quoted and (thing := _thing_of_rate(part))
    ]
    for first, second in _contradictions(figures):
        thing = first.thing.partition(" a ")[0]
        message = (
            f"the text gives the rate of the {thing} as `{second.fact.words}`, but elsewhere as `{first.fact.words}`"
        )
        yield problem_on(second.fact, message, first.fact)


def _thing_of_rate(part: StatedPercent) -> str:
    """Return what *part* is the rate of, in lower case; "" if the text does not say, or speaks of a change."""
    after = THING_AFTER.match(part.after)
    match = after or PERCENT_OF_THING.search(part.before[-CHARACTERS_BEFORE:])
    if match is None or RATE_CHANGED.search(part.sentence.words):
        return ""
    thing = " ".join(match["thing"].split()).lower()
    return f"interest on the {thing}" if match is not after and match["interest"] else thing


SWAPPED = Regex(r"(?<![\d/$-])(?P<first>\d{1,2})/(?P<second>\d{1,2})/(?P<year>\d{4})(?![\d/])", needs="/")


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
    in_words: Mapping[tuple[int, int, int], StatedDate] = {
        (day.first.year, day.first.month, day.first.day): day for text in texts for day in text.dates if day.is_exact
    }
    in_figures = {
        (int(match["year"]), int(match["first"]), int(match["second"]))
        for text in texts
        for match in SWAPPED.finditer(text.text)
    }
    for text in texts:
        for match in SWAPPED.finditer(text.text):
            year, month, day = int(match["year"]), int(match["first"]), int(match["second"])
            exchanged = (year, day, month)
            if month != day and (exchanged in in_words or (exchanged in in_figures and month > day)):
                elsewhere = in_words[exchanged].words if exchanged in in_words else f"{day}/{month}/{year}"
                also = (in_words[exchanged].path,) if exchanged in in_words else ()
                message = f"`{match[0]}` has the day and the month of `{elsewhere}` exchanged"
                yield Problem(text.path, message, also=also)
