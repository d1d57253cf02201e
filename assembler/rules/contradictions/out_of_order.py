"""Dates that break the order of a section or of a table, and would be in order but for one slip."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from assembler.facts.dates import days_meant
from assembler.facts.fact import StatedDate
from assembler.facts.reading import TextFacts, texts_with_facts
from assembler.facts.tables import Cell, Table
from assembler.findings.finding import Severity
from assembler.language.regex import Regex
from assembler.model.matter import Matter
from assembler.rules._fact_problems import problem_on
from assembler.rules.contradictions._calendar import day_after, slips_of_day
from assembler.rules.contradictions._reported import places, reported_places
from assembler.rules.contradictions.order import answered_before_asked
from assembler.rules.rule import Problem, Words, rule

GOES_BACK = (
    r"had|ago|earlier|before|previous\w*|prior|already|originally|will|would|expir\w*|due|matur\w*|dated|anniversary|scheduled"
    r"|back(?:dated|\sto|\sin)|first|meanwhile"
)
GOES_BACK_WORDS = Regex(rf"(?i)\b(?:{GOES_BACK})\b")
"""Words that show that a sentence may rightly go back or look ahead."""

OUT_OF_ORDER_WORDS = Regex(
    rf"(?i)\b(?:{GOES_BACK}|since|between|until|later|ends?|ending|terms?|renew\w*|through|effective|warrant\w*|by)\b"
)
"""The same, and words that may belong to a date that does not open its sentence."""

OPENS_SENTENCE = Regex(r"\A[\s\"“]{0,3}On\s(?:[A-Z][a-z]{5,8}day,\s)?\Z")
NAMES_EVENT = Regex(r"\b(?:of|dated)\s\Z")
"""Words before a date that only names an event or a paper: "the letter of May 2, 2024"."""

NEW_PAPER = Regex(r"\A(?:A|An)\s(?:[a-z-]{2,20}\s){1,4}(?:of|dated)\s\Z")
"""The beginning of a sentence that brings in a paper by its date: "A bond log of"."""

SUBORDINATE = Regex(r"[:“\"]|\b(?:that|which|who|whose|whom|where|when|because|although|though|as|if|than|and)\b")
"""The first sign or word of a clause after the main one, which may go back in time."""

TEXTS_BESIDE = 2
"""The number of texts before and after a date whose dates are compared."""

MAX_TIME_BESIDE = timedelta(days=150)
"""The maximum time between the dates before and after a date whose year looks wrong."""

MAX_TIME_BESIDE_SLIP = timedelta(days=45)
"""The maximum time between the dates before and after a date whose day or month looks wrong."""

MAX_TIME_BESIDE_REPEATED = timedelta(days=14)
"""The same, if another text has the date too."""

MAX_TIME_TO_LAST = timedelta(days=30)
"""The maximum time from the date before to a corrected date that is the last of its section."""

MAX_TIME_TO_NEXT = timedelta(days=120)
"""The maximum time from a corrected date to the next date, if no date comes before it."""

CHARACTERS_BEFORE = 10
"""How many characters before a date are searched for `NAMES_EVENT`."""


@dataclass(frozen=True)
class Event:
    """A date among the dates around it."""

    day: StatedDate
    latest_before: StatedDate | None
    """The latest of the dates before it in the text."""
    earliest_after: StatedDate | None
    """The earliest of the dates after it in the text."""
    latest_after: date | None
    several_follow: bool
    """Whether there are two dates or more after it."""


@rule(
    "FCT048",
    cite="house style: facts are told in the order of time",
    basis="convention",
    severity=Severity.WARNING,
    fix="look at the documents, and correct the date; if it is right, say in the sentence that it goes back or "
    "looks ahead in time",
)
def date_out_of_order(matter: Matter) -> Iterator[Problem]:
    """A date breaks the order of a section or of a table, and would be in order but for one slip.

    The rule reads "In March 2025, ... On April 2, 2026, ... On May 9, 2025, ...". The dates before and after must be
    less than five months apart. The first date of a section is reported if it is later than all dates of the next texts
    and would be just before them in the year before. A slip in the day or the month is reported if the sentence opens
    with the date and the dates around it are less than 45 days apart: "On November 12, 2024, ... On November 8, 2024,
    ... On November 19, 2024, ...". Sentences with words such as "had", "earlier" or "due" pass. In a table, the dates
    of a column that are in order but for a single row are read in the same way.
    """
    problems = [*_dates_out_of_order(matter)]
    reported = reported_places(matter, (answered_before_asked,)) if problems else set()
    yield from (problem for problem in problems if not reported & set(places(problem)))


def _dates_out_of_order(matter: Matter) -> Iterator[Problem]:
    all_texts = texts_with_facts(matter)
    texts = [text for text in all_texts if text.path[0] in {"facts", "more_facts"} and text.dates]
    dates_of_texts = [[day for day in text.dates if not day.quoted and not day.hedge] for text in texts]
    use_counts = Counter(day.first for text in all_texts for day in text.dates if "filings" not in text.path)
    use_counts.update(exhibit.date for exhibit in matter.exhibits.values() if exhibit.date)
    days_of_texts = [(text, [*_days_in_order(dates)]) for text, dates in zip(texts, dates_of_texts, strict=True)]
    for index, (text, days) in enumerate(days_of_texts):
        if text.tables:
            yield from (problem for table in text.tables for problem in _rows_out_of_order(text, table))
        if "|" in text.text:
            continue
        before = _days_of_section(days_of_texts[max(0, index - TEXTS_BESIDE) : index], text)
        after = _days_of_section(days_of_texts[index + 1 : index + 1 + TEXTS_BESIDE], text)
        for event in _events([*before, *days, *after])[len(before) : len(before) + len(days)]:
            is_new = use_counts[event.day.first] == 1
            yield from [*(_wrong_year(event) if is_new else ()), *_wrong_day_or_month(event, is_new=is_new)][:1]


def _days_of_section(days_of_texts: Sequence[tuple[TextFacts, list[StatedDate]]], text: TextFacts) -> list[StatedDate]:
    """Return the days of those of the texts that are under the same heading as *text*."""
    return [day for other_text, days in days_of_texts if other_text.path[:2] == text.path[:2] for day in days]


def _days_in_order(days: Sequence[StatedDate]) -> Iterator[StatedDate]:
    """Yield those of *days* that belong to events told in chronological order."""
    for day in days:
        if OPENS_SENTENCE.match(day.before):
            is_in_order = not GOES_BACK_WORDS.search(SUBORDINATE.split(day.after, maxsplit=1)[0])
        else:
            names_event = NAMES_EVENT.search(day.before[-CHARACTERS_BEFORE:]) and not NEW_PAPER.match(day.before)
            is_in_order = not names_event and not OUT_OF_ORDER_WORDS.search(day.sentence.words)
        if is_in_order:
            yield day


def _events(days: Sequence[StatedDate]) -> list[Event]:
    """Return each of *days*, which are in the order of the text, with the dates before and after it."""
    events: list[Event] = []
    for index, day in enumerate(days):
        after = days[index + 1 :]
        latest_before = max(days[:index], key=lambda earlier_day: earlier_day.first, default=None)
        earliest_after = min(after, key=lambda later_day: later_day.first, default=None)
        latest_after = max((later_day.first for later_day in after), default=None)
        events.append(Event(day, latest_before, earliest_after, latest_after, len(after) > 1))
    return events


def _wrong_year(event: Event) -> Iterator[Problem]:
    """Yield a problem if the date is out of order, but would be in order a year earlier or later."""
    day, next_day = event.day, event.earliest_after
    if not next_day or not event.latest_after:
        return
    start, end = event.latest_before.first if event.latest_before else None, next_day.first
    for years in (-1, 1):
        intended_day = day_after(day.first, years, "year")
        if not intended_day or not intended_day <= end:
            continue
        if start is None:
            is_meant = (
                event.several_follow and day.first > event.latest_after and end <= intended_day + MAX_TIME_TO_NEXT
            )
        else:
            is_out_of_order = not start <= day.first <= end
            is_meant = is_out_of_order and start <= intended_day and end <= start + MAX_TIME_BESIDE
        if is_meant:
            reason = f"the next date is `{next_day.words}`, so {intended_day.year} may be meant"
            yield problem_on(day, f"`{day.words}` is out of order: {reason}", next_day)


def _wrong_day_or_month(event: Event, *, is_new: bool) -> Iterator[Problem]:
    """Yield a problem if the date opens its sentence and is out of order, but would be in order but for a slip.

    A date that another text has too, so that it *is_new* no more, must come between two dates that are very near.
    """
    day, previous_day, next_day = event.day, event.latest_before, event.earliest_after
    if not previous_day or not day.is_exact or not OPENS_SENTENCE.match(day.before):
        return
    start = previous_day.first
    end = next_day.first if next_day else start + MAX_TIME_TO_LAST
    max_time = MAX_TIME_BESIDE_SLIP if is_new else MAX_TIME_BESIDE_REPEATED
    is_late = next_day is not None and day.first > end
    if not start < end <= start + max_time or not (is_late or day.first < start):
        return
    if any(start <= intended_day <= end for intended_day in slips_of_day(day.first)):
        neighbors = [neighbor for neighbor in (previous_day, next_day) if neighbor]
        dates = " and ".join(f"`{neighbor.words}`" for neighbor in neighbors)
        reason = f"the dates before and after it are {dates}" if next_day else f"the date before it is {dates}"
        yield problem_on(day, f"`{day.words}` is out of order: {reason}", *neighbors)


MIN_ROWS_IN_ORDER = 3
"""The minimum number of dates of a column that must be in order for a slip in the day or the month to be reported."""


def _rows_out_of_order(text: TextFacts, table: Table) -> Iterator[Problem]:
    """Yield a problem for the only date of a column that is out of order, but would be in order but for a slip."""
    for column in range(len(table.heads)):
        cells = [row[column] for row in table.rows]
        dated = [(cell, span[0]) for cell in cells if (span := days_meant(cell.words)) and span[0] == span[1]]
        misfits = [index for index in range(len(dated)) if _is_in_order(dated[:index] + dated[index + 1 :])]
        if len(dated) < MIN_ROWS_IN_ORDER or _is_in_order(dated):
            continue
        for index in misfits:
            cell, day = dated[index]
            is_long = len(dated) > MIN_ROWS_IN_ORDER
            slips = [*slips_of_day(day)] if is_long else [day_after(day, -1, "year"), day_after(day, 1, "year")]
            if any(slip and _fits_in_column(slip, dated, index) for slip in slips):
                neighbor = dated[index - 1][0] if index else dated[1][0]
                message = f"`{cell.words}` is out of order in its column, where it is beside `{neighbor.words}`"
                yield Problem(text.path, message, at=Words(cell.words, cell.start))
                break


def _is_in_order(dated: Sequence[tuple[Cell, date]]) -> bool:
    days = [day for _, day in dated]
    return days == sorted(days)


def _fits_in_column(day: date, dated: Sequence[tuple[Cell, date]], index: int) -> bool:
    """Whether *day* would be in order in the row *index*, close to the dates beside it."""
    earlier = dated[index - 1][1] if index else dated[1][1] - MAX_TIME_BESIDE
    later = dated[index + 1][1] if index + 1 < len(dated) else dated[index - 1][1] + MAX_TIME_BESIDE
    return earlier < day < later
