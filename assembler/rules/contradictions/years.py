"""Events with two dates, and years that break the order of a section."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from assembler.facts.fact import StatedDate
from assembler.facts.reading import TextFacts, texts_with_facts
from assembler.findings.finding import Severity
from assembler.language.regex import Regex
from assembler.language.sections import is_transposition
from assembler.model.matter import Matter
from assembler.rules._fact_problems import problem_on
from assembler.rules._party_names import party_names
from assembler.rules.contradictions._calendar import day_after, differ_in_one_part
from assembler.rules.contradictions._likeness import ANOTHER_EVENT
from assembler.rules.contradictions._named_events import COMMON_ROOTS, roots_of
from assembler.rules.contradictions.elapsed import day_restated_otherwise
from assembler.rules.contradictions.things import two_dates_of_one_thing
from assembler.rules.rule import Problem, rule

NAMED_BY_DATE = Regex(
    r"\b(?:[Tt]he|[Tt]hat|[Tt]hose|[Tt]hese|[Tt]his)\s(?:[A-Za-z][\w’'-]{1,20}\s){0,3}?(?P<head>[A-Za-z][\w’'-]{2,20})"
    r"\s(?:of|dated)\s\Z"
)
"""Words that name an event or a paper by the date that follows: "the statement of June 16"."""

ONE_OF_SEVERAL = Regex(r"(?i)\b(?:second|third|fourth|fifth|sixth|next|other|later|earlier|amended|revised|renewed)\b")
"""Words that show that several events or papers have the same name."""

NOUNS_OF_TIME = frozenset(
    "day date morning evening afternoon night week weekend month quarter year end close beginning start middle period"
    " term hour hours days eve anniversary deadline".split()
)
"""Nouns that do not name an event."""

SINGLE_ACTS = (
    r"resigned|died|(?:was|were)\s(?:born|hired|fired|dismissed|discharged|terminated|founded|incorporated)|retired|joined"
    r"|married|graduated"
)
"""Acts that a person or a company usually does only once."""

ACT_BEFORE = Regex(rf"\b(?P<verb>{SINGLE_ACTS})\s(?:[^.;,]{{0,30}}\s)?(?:on|effective)\s(?:[A-Z][a-z]{{5,8}}day,\s)?\Z")
TEXTS_PER_RARE_NOUN = 6
"""The noun that names an event counts as rare if no more than one text in six has it."""

PARTS_THAT_REPEAT = frozenset({"parties", "claims"})
"""The parts of a matter that repeat its facts."""

UNNAMING_ROOTS = roots_of(" ".join(COMMON_ROOTS))
"""Roots that sentences on different events may share."""

CHARACTERS_BESIDE = 40
"""How many characters before and after a date are searched for words that show that it belongs to another event."""


@rule(
    "FCT046",
    cite="house style: one event has one date",
    basis="convention",
    severity=Severity.WARNING,
    fix="look at the documents, and correct the date that is wrong; if there are two events, name each in its own way",
)
def event_of_two_dates(matter: Matter) -> Iterator[Problem]:
    """An event or a paper is named by a date that is almost the date that the matter gives it elsewhere.

    In "the remarks of March 9, 2024", the date names an event. It is reported if no other text with that date speaks of
    remarks, and another text has a date that looks like a typing error for it. The dates of acts that happen only once,
    such as "Wick resigned on May 2, 2025", are compared too, and so are two dates that are the only dates of their
    year, one of them in a party's paragraph or a count.
    """
    texts = texts_with_facts(matter)
    stated_days = tuple(day for text in texts for day in text.dates if day.is_exact and "filings" not in text.path)
    use_counts = Counter(day.first for text in texts for day in text.dates if day.first == day.last)
    use_counts.update(exhibit.date for exhibit in matter.exhibits.values() if exhibit.date)
    use_counts.update(event.day for event in matter.events)
    problems = [
        *_events_named_by_wrong_date(stated_days, texts),
        *_acts_of_two_dates(stated_days, matter),
        *_only_dates_of_a_year(stated_days, use_counts),
    ]
    other_rules = (two_dates_of_one_thing, day_restated_otherwise) if problems else ()
    reported = {problem.path for check in other_rules for problem in check(matter)}
    for problem in problems:
        if problem.path not in reported:
            reported.add(problem.path)
            yield problem


def _events_named_by_wrong_date(stated_days: Sequence[StatedDate], texts: Sequence[TextFacts]) -> Iterator[Problem]:
    """Yield a problem for each date that names an event and is almost the event's date."""
    for day in stated_days:
        match = _name_before(day)
        if match is None or ONE_OF_SEVERAL.search(match[0]):
            continue
        noun = match["head"].lower().removesuffix("s")
        same_days = [other_day for other_day in stated_days if other_day.first == day.first and other_day is not day]
        if any(_has_noun(other_day, noun) for other_day in same_days):
            continue
        candidates = [
            other_day for other_day in stated_days if _may_be_meant(day, other_day) and not _name_before(other_day)
        ]
        is_rare = sum(noun in text.text.lower() for text in texts) <= max(2, len(texts) // TEXTS_PER_RARE_NOUN)
        event_days: list[StatedDate] = []
        if is_rare or not same_days:
            event_days = [other_day for other_day in candidates if _has_noun(other_day, noun)]
        if not event_days and not same_days:
            event_days = [
                other_day
                for other_day in candidates
                if is_slip(day.first, other_day.first) and _share_a_word(day, other_day)
            ]
        if len({event_day.first for event_day in event_days}) == 1:
            name = " ".join(match[0].split()).removesuffix(" of").removesuffix(" dated")
            event = name[0].lower() + name[1:]
            fact = f"the text dates {event} `{day.words}`, but elsewhere the date is `{event_days[0].words}`"
            yield problem_on(day, fact, event_days[0])


def _name_before(day: StatedDate) -> re.Match[str] | None:
    """Return the match of the name of an event before *day*, its date; None if *day* does not name an event."""
    match = NAMED_BY_DATE.search(day.before[-70:])
    return match if match and match["head"].lower() not in NOUNS_OF_TIME else None


def _has_noun(day: StatedDate, noun: str) -> bool:
    return noun in day.sentence.words.lower()


def _share_a_word(day: StatedDate, other_day: StatedDate) -> bool:
    """Whether the sentences of two dates have a word in common that may name the event."""
    return bool((roots_of(day.sentence.words) & roots_of(other_day.sentence.words)) - UNNAMING_ROOTS)


def _may_be_meant(day: StatedDate, other_day: StatedDate) -> bool:
    """Whether *day* may be a slip for *other_day*: one part of the date differs, and the event may be the same."""
    words_beside = f"{other_day.before[-CHARACTERS_BESIDE:]} {other_day.after[:CHARACTERS_BESIDE]}"
    return (
        other_day.path != day.path
        and differ_in_one_part(day.first, other_day.first)
        and not ANOTHER_EVENT.search(words_beside)
    )


def is_slip(day: date, other_day: date) -> bool:
    """Whether the two dates differ as by a typing error.

    The errors are: in the day, a lost or added digit, swapped digits or another first digit; an adjacent month; and an
    adjacent year, a year ten years away, or swapped digits of the year.
    """
    is_same_year = day.year == other_day.year
    is_same_month = day.month == other_day.month
    is_same_day = day.day == other_day.day
    if is_same_year and is_same_month:
        shorter, longer = sorted((str(day.day), str(other_day.day)), key=len)
        if len(shorter) < len(longer):
            return shorter in longer
        return shorter[1:] == longer[1:] != "" or is_transposition(shorter, longer)
    if is_same_day and is_same_month:
        return abs(day.year - other_day.year) in {1, 10} or is_transposition(str(day.year), str(other_day.year))
    return is_same_day and is_same_year and abs(day.month - other_day.month) == 1


def _acts_of_two_dates(stated_days: Iterable[StatedDate], matter: Matter) -> Iterator[Problem]:
    """Yield a problem for each second date of an act that happens only once, done by the same party."""
    first_dates: dict[tuple[str, str], StatedDate] = {}
    for day in stated_days:
        match = ACT_BEFORE.search(day.before[-90:])
        if not match or ANOTHER_EVENT.search(day.before[-90:]):
            continue
        actors = [*party_names(matter).parties_in(day.before)]
        if day.path[0] == "parties":
            actors = [str(day.path[1]), *actors]
        if not actors:
            continue
        first_date = first_dates.setdefault((actors[0], match["verb"]), day)
        if first_date.first != day.first:
            message = f"the text says that this party {match['verb']} on `{day.words}`, but elsewhere on"
            yield problem_on(day, f"{message} `{first_date.words}`", first_date)


def _only_dates_of_a_year(stated_days: Iterable[StatedDate], use_counts: Mapping[date, int]) -> Iterator[Problem]:
    """Yield a problem for the only two dates of a year if they are in one month and differ by a slip.

    One of them must be in a party's paragraph or in a count, where facts are repeated.
    """
    by_year: dict[int, dict[date, StatedDate]] = {}
    for day in stated_days:
        by_year.setdefault(day.first.year, {})[day.first] = day
    for year, dates in by_year.items():
        if len(dates) == 2 and sum(day.year == year for day in use_counts) == 2:
            first, second = dates.values()
            is_repeated = (first.path[0] in PARTS_THAT_REPEAT) != (second.path[0] in PARTS_THAT_REPEAT)
            if is_repeated and first.first.month == second.first.month and is_slip(first.first, second.first):
                message = f"the text says `{second.words}`, but the only other date of {year} is `{first.words}`"
                yield problem_on(second, message, first)


OUT_OF_ORDER_WORDS = Regex(
    r"(?i)\b(?:had|since|between|until|ago|earlier|before|previous\w*|prior|later|will|would|expir\w*|due|originally|matur\w*|ends?|ending"
    r"|terms?|dated|anniversary|renew\w*|scheduled|through|effective|warrant\w*|by)\b"
)
"""Words that show that a sentence may rightly go back or look ahead."""

NAMES_EVENT = Regex(r"\b(?:of|dated)\s\Z")
"""Words before a date that only names an event or a paper: "the letter of May 2, 2024"."""

TEXTS_BESIDE = 2
"""The number of texts before and after a date whose dates are compared."""

MAX_TIME_BESIDE = timedelta(days=150)
"""The maximum time between the dates before and after a date whose year looks wrong."""

MAX_TIME_TO_NEXT = timedelta(days=120)
"""The maximum time from a corrected date to the next date, if no date comes before it."""

CHARACTERS_BEFORE = 10
"""How many characters before a date are searched for `NAMES_EVENT`."""


@dataclass(frozen=True)
class Event:
    """A date among the dates around it."""

    day: StatedDate
    latest_before: date | None
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
    fix="look at the documents, and correct the year; if the year is right, say in the sentence that it goes back or "
    "looks ahead in time",
)
def year_out_of_order(matter: Matter) -> Iterator[Problem]:
    """A date breaks the order of a section, and would fit between the dates around it a year earlier or later.

    The rule reads "In March 2025, ... On April 2, 2026, ... On May 9, 2025, ...". The dates before and after must be
    less than five months apart. The first date of a section is reported if it is later than all dates of the next texts
    and would be just before them in the year before. Sentences with words such as "had", "until" or "due" pass.
    """
    texts = [text for text in texts_with_facts(matter) if text.path[0] in {"facts", "more_facts"} and text.dates]
    dates_of_texts = [[day for day in text.dates if not day.quoted and not day.hedge] for text in texts]
    use_counts = Counter(day.first for dates in dates_of_texts for day in dates)
    use_counts.update(exhibit.date for exhibit in matter.exhibits.values() if exhibit.date)
    days_of_texts = [(text, [*_days_in_order(dates)]) for text, dates in zip(texts, dates_of_texts, strict=True)]
    for index, (text, days) in enumerate(days_of_texts):
        if "|" in text.text:
            continue
        before = _days_of_section(days_of_texts[max(0, index - TEXTS_BESIDE) : index], text)
        after = _days_of_section(days_of_texts[index + 1 : index + 1 + TEXTS_BESIDE], text)
        for event in _events([*before, *days, *after])[len(before) : len(before) + len(days)]:
            if use_counts[event.day.first] == 1:
                yield from _wrong_year(event)


def _days_of_section(days_of_texts: Sequence[tuple[TextFacts, list[StatedDate]]], text: TextFacts) -> list[StatedDate]:
    """Return the days of those of the texts that are under the same heading as *text*."""
    return [day for other_text, days in days_of_texts if other_text.path[:2] == text.path[:2] for day in days]


def _days_in_order(days: Sequence[StatedDate]) -> Iterator[StatedDate]:
    """Yield those of *days* that belong to events told in chronological order."""
    for day in days:
        names_event = NAMES_EVENT.search(day.before[-CHARACTERS_BEFORE:])
        if not names_event and not OUT_OF_ORDER_WORDS.search(day.sentence.words):
            yield day


def _events(days: Sequence[StatedDate]) -> list[Event]:
    """Return each of *days*, which are in the order of the text, with the dates before and after it."""
    events: list[Event] = []
    for index, day in enumerate(days):
        after = days[index + 1 :]
        latest_before = max((earlier_day.first for earlier_day in days[:index]), default=None)
        earliest_after = min(after, key=lambda later_day: later_day.first, default=None)
        latest_after = max((later_day.first for later_day in after), default=None)
        events.append(Event(day, latest_before, earliest_after, latest_after, len(after) > 1))
    return events


def _wrong_year(event: Event) -> Iterator[Problem]:
    """Yield a problem if the date is out of order, but would be in order a year earlier or later."""
    day, next_day = event.day, event.earliest_after
    if not next_day or not event.latest_after:
        return
    start, end = event.latest_before, next_day.first
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
