"""Days that should be a number of days after another, such as the end of a notice period or the third day of a trip."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import pairwise

from assembler.facts.fact import StatedDate
from assembler.facts.lengths import ORDINALS, WORDS
from assembler.facts.reading import TextFacts, texts_with_facts
from assembler.findings.finding import Severity
from assembler.language.dates import plain_date
from assembler.language.regex import Regex
from assembler.model.matter import Matter
from assembler.rules._fact_problems import problem_on
from assembler.rules.contradictions._calendar import days_of_matter, moved
from assembler.rules.rule import Problem, rule

NUMBER = r"(?P<number>\d{1,3}|[a-z]{3,9}(?:-[a-z]{3,5})?)"
UNIT = r"(?:calendar\s)?(?P<unit>day|night|week|month|year)s?"
PASSED = Regex(
    rf"(?i)\b(?:the\s|these\s|those\s|her\s|his\s|its\s|their\s)?(?P<length>{NUMBER}[\s-]{UNIT})"
    r"(?:[’']?\s(?:[a-z]{3,12}\s)?(?:period|notice|time|term|deadline|window|cure)){0,3}"
    r"\s(?:had\s|has\s)?(?:passed|elapsed|expired|lapsed|ended|ran(?:\sout)?|were\sup|was\sup)\s(?:on\s)?"
    r"(?:[A-Z][a-z]{5,8}day,\s)?\Z",
    needs="passed|elapsed|expired|lapsed|ended|ran|were|was",
)
"""Words before the last day of a period that began on an earlier date: "Sixty days passed on"."""
AFTER_NIGHTS = Regex(
    rf"(?i)\A,?\safter\s(?P<length>{NUMBER}\s{UNIT})\b(?!\s(?:of|after|later|earlier|before))", needs="after"
)
"""Words after the last day of a stay: "He was discharged on June 9, 2024, after four nights"."""
NTH_DAY = Regex(
    r"\b[Oo]n\sthe\s(?P<ordinal>[a-z]{5,8}(?:-[a-z]{4,7})?|\d{1,2}(?:st|nd|rd|th))\sday,\s(?:on\s)?(?:[A-Z][a-z]{5,8}day,\s)?\Z",
    needs="day,",
)
TEXTS_BEFORE = 3
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
    which the days can be counted is accepted, and so is a day more or less. It also computes a deadline from a day and
    the only period before it: "within 180 days after the start. It started on May 12, so that the work was due on".
    """
    earlier: list[StatedDate] = []
    texts: list[TextFacts] = []
    for text in texts_with_facts(matter):
        for index, day in enumerate(text.dates):
            before = [
                earlier_day
                for earlier_day in (*earlier, *text.dates[:index])
                if earlier_day.is_exact and earlier_day.first < day.first
            ]
            if before and day.is_exact:
                yield from _not_after(day, before, matter)
        yield from _wrong_due_date(text)
        texts = [*texts[-TEXTS_BEFORE + 1 :], text]
        earlier = [
            day for earlier_text in texts for day in earlier_text.dates if earlier_text.path[:1] == text.path[:1]
        ]


DUE = Regex(
    r"(?i),?\s(?:so\sthat|so|therefore|hence|thus|accordingly|which\s(?:meant|means)\sthat|and)\s[^.;]{2,60}"
    r"\b(?:due|expire[ds]?|ended|ends|end|ran\sout|lapsed|deadline\swas|last\sday\swas|to\sbe\s[a-z]{3,12}|to\s[a-z]{3,12})"
    r"\s(?:on|by)?\s?(?:[A-Z][a-z]{5,8}day,\s)?"
)
"""Words between the day on which a period begins and the day on which it is said to end."""


def _wrong_due_date(text: TextFacts) -> Iterator[Problem]:
    """Yield a problem for "within 180 days after the start. ... started on May 12, so that it was due on" a day."""
    counted_from = [
        length
        for length in text.lengths
        if length.relation in {"within", "after", "from", "of"} and not length.hedge and not length.quoted
    ]
    for first, day in pairwise(text.dates):
        is_due = first.sentence is day.sentence and DUE.fullmatch(text.text, first.end, day.start)
        before = [length for length in counted_from if length.end <= day.start]
        if not is_due or not first.is_exact or not day.is_exact or len(before) != 1:
            continue
        end = moved(first.first, before[0].number, before[0].unit)
        if end and abs(end - day.first) > timedelta(days=1):
            fact = f"`{before[0].words}` after `{first.words}` end on {plain_date(end)}"
            yield problem_on(day, f"{fact}, but the text says `{day.words}`", before[0])


def _not_after(day: StatedDate, before: Sequence[StatedDate], matter: Matter) -> Iterator[Problem]:
    nth_match = NTH_DAY.search(day.before[-50:])
    after = AFTER_NIGHTS.match(day.after)
    match = PASSED.search(day.before[-90:]) or after
    if nth_match:
        number, unit, words = (
            ORDINALS.get(nth_match["ordinal"].lower(), 0) - 1,
            "day",
            f"the {nth_match['ordinal']} day",
        )
    elif match:
        written = match["number"].lower()
        number = int(written) if written.isdigit() else WORDS.get(written, 0)
        unit, words = match["unit"].lower().replace("night", "day"), " ".join(match["length"].split())
    else:
        return
    firsts = {earlier_day.first for earlier_day in before} | days_of_matter(matter)
    slack = timedelta(days=0 if nth_match or after else 1)
    if number > 0 and not any(
        (end := moved(first, number, unit)) and abs(end - day.first) <= slack for first in firsts
    ):
        last = before[-1]
        fact = f"but `{last.words}` is {(day.first - last.first).days} days before it"
        yield problem_on(day, f"the text counts `{words}` to `{day.words}`, {fact}", last)
