"""Days that should be a number of days after another, such as the end of a notice period or the third day of a trip."""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from assembler.facts.fact import StatedDate
from assembler.facts.lengths import ORDINALS, WORDS
from assembler.facts.reading import TextFacts, texts_with_facts
from assembler.findings.finding import Severity
from assembler.language.regex import Regex
from assembler.model.matter import Matter
from assembler.rules._fact_problems import problem_on
from assembler.rules.contradictions._calendar import days_of_matter, moved
from assembler.rules.rule import Problem, rule

NUMBER = r"(?P<number>\d{1,3}|[a-z]{3,9}(?:-[a-z]{3,5})?)"
UNIT = r"(?:calendar\s)?(?P<unit>day|night|week|month|year)s?"
PASSED = Regex(
    rf"(?i)\b(?:the\s|these\s|those\s|her\s|his\s|its\s|their\s)?(?P<length>{NUMBER}[\s-]{UNIT})"
    r"(?:[’']?\s(?:[a-z]{3,12}\s)?(?:period|notice|time|term|deadline|window|cure))*"
    r"\s(?:had\s|has\s)?(?:passed|elapsed|expired|lapsed|ended|ran(?:\sout)?|were\sup|was\sup)\s(?:on\s)?"
    r"(?:[A-Z][a-z]{5,8}day,\s)?\Z"
)
"""Words before the last day of a period that began on an earlier date: "Sixty days passed on"."""
AFTER_NIGHTS = Regex(rf"(?i)\A,?\safter\s(?P<length>{NUMBER}\s{UNIT})\b(?!\s(?:of|after|later|earlier|before))")
"""Words after the last day of a stay: "He was discharged on June 9, 2024, after four nights"."""
NTH_DAY = Regex(
    r"\b[Oo]n\sthe\s(?P<ordinal>[a-z]{5,8}(?:-[a-z]{4,7})?|\d{1,2}(?:st|nd|rd|th))\sday,\s(?:on\s)?(?:[A-Z][a-z]{5,8}day,\s)?\Z"
)
BACK = 3
"""The number of earlier texts one of which must have a date from which the days can be counted."""


@rule(
    "FCT047",
    cite="the calendar",
    basis="convention",
    severity=Severity.WARNING,
    fix="look at the documents, and correct the date or the number of days",
)
def day_does_not_follow(matter: Matter) -> Iterator[Problem]:
    """A day is said to be the last or the n-th of some days, but no date of the matter is that many days before it.

    The rule reads "Sixty days passed on December 13, 2024", "discharged on June 9, 2024, after four nights" and "On the
    third day, May 6, 2024", if the text or one of the texts just before it has a date. Any date of the matter from
    which the days can be counted is accepted, and so is a day more or less.
    """
    earlier: list[StatedDate] = []
    texts: list[TextFacts] = []
    for text in texts_with_facts(matter):
        for place, day in enumerate(text.dates):
            before = [
                earlier_day
                for earlier_day in (*earlier, *text.dates[:place])
                if earlier_day.is_exact and earlier_day.first < day.first
            ]
            if before and day.is_exact:
                yield from _not_after(day, before, matter)
        texts = [*texts[-BACK + 1 :], text]
        earlier = [day for of in texts for day in of.dates if of.path[:1] == text.path[:1]]


def _not_after(day: StatedDate, before: Sequence[StatedDate], matter: Matter) -> Iterator[Problem]:
    nth = NTH_DAY.search(day.before[-50:])
    after = AFTER_NIGHTS.match(day.after)
    match = PASSED.search(day.before[-90:]) or after
    if nth:
        number, unit, words = ORDINALS.get(nth["ordinal"].lower(), 0) - 1, "day", f"the {nth['ordinal']} day"
    elif match:
        written = match["number"].lower()
        number = int(written) if written.isdigit() else WORDS.get(written, 0)
        unit, words = match["unit"].lower().replace("night", "day"), " ".join(match["length"].split())
    else:
        return
    firsts = {earlier_day.first for earlier_day in before} | days_of_matter(matter)
    slack = timedelta(days=0 if nth or after else 1)
    if number > 0 and not any(
        (end := moved(first, number, unit)) and abs(end - day.first) <= slack for first in firsts
    ):
        last = before[-1]
        fact = f"but `{last.words}` is {(day.first - last.first).days} days before it"
        yield problem_on(day, f"the text counts `{words}` to `{day.words}`, {fact}", last)
