"""Dates whose year interrupts the order in which a section tells its events."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import timedelta

from assembler.facts.fact import StatedDate
from assembler.facts.reading import TextFacts, texts_with_facts
from assembler.findings.finding import Severity
from assembler.language.regex import Regex
from assembler.model.matter import Matter
from assembler.rules._fact_problems import problem_on
from assembler.rules.contradictions._calendar import moved
from assembler.rules.rule import Problem, rule

ELSEWHEN = Regex(
    r"(?i)\b(?:had|since|between|until|ago|earlier|before|previous\w*|prior|later|will|would|expir\w*|due|originally|matur\w*|ends?|ending"
    r"|terms?|dated|anniversary|renew\w*|scheduled|through|effective|warrant\w*|by)\b"
)
"""Words that show that a sentence may rightly go back or look ahead."""
NAMES_EVENT = Regex(r"\b(?:of|dated)\s\Z")
"""Words before a date that only names an event or a paper: "the letter of May 2, 2024"."""
TEXTS_BESIDE = 2
"""The number of texts before and after a date whose dates are compared."""
WINDOW = timedelta(days=150)
"""The maximum time between the dates before and after a date whose year looks wrong."""
SOON = timedelta(days=120)
"""Within this time after the corrected date, the section's next event must follow if no date comes before it."""


@rule(
    "FCT048",
    cite="house style: facts are told in the order of time",
    basis="convention",
    severity=Severity.WARNING,
    fix="look at the documents, and correct the year; if the year is right, say in the sentence that it goes back or "
    "looks ahead in time",
)
def year_out_of_order(matter: Matter) -> Iterator[Problem]:
    """A date interrupts the order of a section, and fits between the dates around it in the year before or after.

    The rule reads "In March 2025, ... On April 2, 2026, ... On May 9, 2025, ...". The dates before and after must be
    less than five months apart. The first date of a section is reported if it is later than all dates of the next texts
    and would be just before them in the year before. Sentences with words such as "had", "until" or "due" pass.
    """
    dated = [
        (text, [day for day in text.dates if not day.quoted and not day.hedge])
        for text in texts_with_facts(matter)
        if text.path[0] in {"facts", "more_facts"} and text.dates
    ]
    uses = Counter(day.first for _, days in dated for day in days)
    uses.update(exhibit.date for exhibit in matter.exhibits.values() if exhibit.date)
    for index, (text, days) in enumerate(dated):
        before = _days(dated[max(0, index - TEXTS_BESIDE) : index], text)
        after = _days(dated[index + 1 : index + 1 + TEXTS_BESIDE], text)
        for day in days if "|" not in text.text else ():
            first = [
                *before,
                *(earlier_day for earlier_day in days if earlier_day.end <= day.start and _is_told(earlier_day)),
            ]
            later_days = [
                *(earlier_day for earlier_day in days if earlier_day.start >= day.end and _is_told(earlier_day)),
                *after,
            ]
            if uses[day.first] == 1 and _is_told(day):
                yield from _other_year(day, first, later_days)


def _days(dated: Sequence[tuple[TextFacts, list[StatedDate]]], text: TextFacts) -> list[StatedDate]:
    return [day for other_text, days in dated if other_text.path[:2] == text.path[:2] for day in days if _is_told(day)]


def _is_told(day: StatedDate) -> bool:
    """Whether the sentence of *day* tells an event of that day in its turn."""
    return not ELSEWHEN.search(day.sentence.words) and not NAMES_EVENT.search(day.before)


def _other_year(day: StatedDate, before: Sequence[StatedDate], after: Sequence[StatedDate]) -> Iterator[Problem]:
    if not after:
        return
    start = max((earlier_day.first for earlier_day in before), default=None)
    end, last = min(earlier_day.first for earlier_day in after), max(earlier_day.first for earlier_day in after)
    for years in (-1, 1):
        intended_day = moved(day.first, years, "year")
        is_late = (
            start is None
            and len(after) > 1
            and day.first > last
            and intended_day
            and intended_day <= end <= intended_day + SOON
        )
        is_between = (
            start and intended_day and not start <= day.first <= end and start <= intended_day <= end <= start + WINDOW
        )
        if intended_day and (is_late or is_between):
            nearest = min(after, key=lambda earlier_day: earlier_day.first)
            next_day = f"the next date is `{nearest.words}`"
            message = f"`{day.words}` is out of order: {next_day}, so {intended_day.year} may be meant"
            yield problem_on(day, message, nearest)
