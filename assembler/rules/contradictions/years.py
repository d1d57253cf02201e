"""Events with two dates that differ as by a slip."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from assembler.facts.fact import StatedDate
from assembler.facts.reading import TextFacts, texts_with_facts
from assembler.findings.finding import Severity
from assembler.language.regex import Regex
from assembler.language.sections import is_transposition
from assembler.model.matter import Matter
from assembler.rules._fact_problems import problem_on
from assembler.rules._party_names import party_names
from assembler.rules.contradictions._calendar import differ_in_one_part
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
