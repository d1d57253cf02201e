"""Dates of an event or a paper that differ a little from the date that the matter gives it elsewhere."""

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
from assembler.rules.contradictions._likeness import ANOTHER_EVENT
from assembler.rules.contradictions.restated_days import day_restated_otherwise
from assembler.rules.contradictions.things import two_dates_of_one_thing
from assembler.rules.rule import Problem, rule

NAMED_BY_DATE = Regex(
    r"\b(?:[Tt]he|[Tt]hat|[Tt]hose|[Tt]hese|[Tt]his)\s(?:[A-Za-z][\w’'-]{1,20}\s){0,3}?(?P<head>[A-Za-z][\w’'-]{2,20})"
    r"\s(?:of|dated)\s\Z"
)
"""Words that name an event or a paper by the date that follows: "the statement of June 16"."""
OF_SEVERAL = Regex(r"(?i)\b(?:second|third|fourth|fifth|sixth|next|other|later|earlier|amended|revised|renewed)\b")
"""Words that show that there are several events or papers of one name."""
OF_TIME = frozenset(
    "day date morning evening afternoon night week weekend month quarter year end close beginning start middle period"
    " term hour hours days eve anniversary deadline".split()
)
"""Nouns that do not name an event."""
ONCE = (
    "resigned|died|(?:was|were)\\s(?:born|hired|fired|dismissed|discharged|terminated|founded|incorporated)|retired|joined"
    "|married|graduated"
)
"""Acts that happen to a person or a company only once."""
ACT_BEFORE = Regex(rf"\b(?P<verb>{ONCE})\s(?:[^.;,]{{0,30}}\s)?(?:on|effective)\s(?:[A-Z][a-z]{{5,8}}day,\s)?\Z")
TEXTS_PER_RARE_NOUN = 6
"""The noun by which an event is named may be in one text of this many."""

REPEATED = frozenset({"parties", "claims"})
"""The parts of a matter in which facts are repeated."""
CHARACTERS_BESIDE = 40
"""How many characters beside a date are searched for words that show that it is of another event."""


@rule(
    "FCT046",
    cite="house style: one event has one date",
    basis="convention",
    severity=Severity.WARNING,
    fix="look at the documents, and correct the date that is wrong; if there are two events, name each in its own way",
)
def event_of_two_dates(matter: Matter) -> Iterator[Problem]:
    """An event or a paper is called by a date that is almost the date that the matter elsewhere gives it.

    In "the remarks of March 9, 2024", the date names an event. It is reported if no other text has that date, or none
    that has it speaks of remarks, and another text has a date that looks like a typing error for it. The dates of acts
    that happen only once, such as "Wick resigned on May 2, 2025", are compared too, and so are two dates that are the
    only dates of their year, one of them in a party's paragraph or a count.
    """
    texts = texts_with_facts(matter)
    stated_days = tuple(day for text in texts for day in text.dates if day.is_exact and "filings" not in text.path)
    uses = Counter(day.first for text in texts for day in text.dates if day.first == day.last)
    uses.update(exhibit.date for exhibit in matter.exhibits.values() if exhibit.date)
    uses.update(event.day for event in matter.events)
    problems = [
        *_wrong_names(stated_days, texts),
        *_acts_of_two_dates(stated_days, matter),
        *_only_dates_of_a_year(stated_days, uses),
    ]
    related_rules = (two_dates_of_one_thing, day_restated_otherwise) if problems else ()
    reported = {problem.path for check in related_rules for problem in check(matter)}
    for problem in problems:
        if problem.path not in reported:
            reported.add(problem.path)
            yield problem


def _wrong_names(stated_days: Sequence[StatedDate], texts: Sequence[TextFacts]) -> Iterator[Problem]:
    """Yield a problem for each date that names an event and is almost the event's date."""
    for day in stated_days:
        match = _named_by(day)
        if match is None or OF_SEVERAL.search(match[0]):
            continue
        head = match["head"].lower().removesuffix("s")
        same = [other_day for other_day in stated_days if other_day.first == day.first and other_day is not day]
        if any(_has_noun(other_day, head) for other_day in same):
            continue
        other_days = [
            other_day for other_day in stated_days if _may_be_meant(day, other_day) and not _named_by(other_day)
        ]
        is_rare = sum(head in text.text.lower() for text in texts) <= max(2, len(texts) // TEXTS_PER_RARE_NOUN)
        days_of_thing = [other_day for other_day in other_days if (is_rare or not same) and _has_noun(other_day, head)]
        slips = [other_day for other_day in other_days if not same and is_slip(day.first, other_day.first)]
        nearest = days_of_thing or slips
        if len({other_day.first for other_day in nearest}) == 1:
            called = " ".join(match[0].split()).removesuffix(" of").removesuffix(" dated")
            yield _problem(day, nearest[0], called[0].lower() + called[1:])


def _named_by(day: StatedDate) -> re.Match[str] | None:
    """Return the words before *day* by which it names an event; None if it names none."""
    match = NAMED_BY_DATE.search(day.before[-70:])
    return match if match and match["head"].lower() not in OF_TIME else None


def _has_noun(day: StatedDate, head: str) -> bool:
    return head in day.sentence.words.lower()


def _may_be_meant(day: StatedDate, other_day: StatedDate) -> bool:
    same_parts = sum(map(int.__eq__, day.first.timetuple()[:3], other_day.first.timetuple()[:3]))
    return (
        other_day.path != day.path
        and same_parts == 2
        and not ANOTHER_EVENT.search(f"{other_day.before[-CHARACTERS_BESIDE:]} {other_day.after[:CHARACTERS_BESIDE]}")
    )


def _problem(day: StatedDate, other_day: StatedDate, event: str) -> Problem:
    return problem_on(
        day, f"the text dates {event} `{day.words}`, but elsewhere the date is `{other_day.words}`", other_day
    )


def is_slip(day: date, other_day: date) -> bool:
    """Whether the two days differ as by a slip: in the year, the month, or a lost, added or first digit."""
    same_year, same_month, same_day = map(int.__eq__, day.timetuple()[:3], other_day.timetuple()[:3])
    if same_year and same_month:
        shorter, longer = sorted((str(day.day), str(other_day.day)), key=len)
        if len(shorter) < len(longer):
            return shorter in longer
        return shorter[1:] == longer[1:] != "" or is_transposition(shorter, longer)
    if same_day and same_month:
        return abs(day.year - other_day.year) in {1, 10} or is_transposition(str(day.year), str(other_day.year))
    return same_day and same_year and abs(day.month - other_day.month) == 1


def _acts_of_two_dates(stated_days: Iterable[StatedDate], matter: Matter) -> Iterator[Problem]:
    """Yield a problem for two dates of an act that happens only once, if the same party is said to have done it."""
    first_of: dict[tuple[str, str], StatedDate] = {}
    for day in stated_days:
        match = ACT_BEFORE.search(day.before[-90:])
        if match and not ANOTHER_EVENT.search(day.before[-90:]):
            named = [*(day.path[1:2] if day.path[0] == "parties" else ()), *party_names(matter).parties_in(day.before)]
            first = first_of.setdefault((str(named[0]), match["verb"]), day) if named else day
            if first.first != day.first:
                message = f"the text says that this party {match['verb']} on `{day.words}`, but elsewhere on"
                yield problem_on(day, f"{message} `{first.words}`", first)


def _only_dates_of_a_year(stated_days: Iterable[StatedDate], uses: Mapping[date, int]) -> Iterator[Problem]:
    """Yield a problem for the only two dates of a year if they are in one month and differ by a slip.

    One of them must be where facts are repeated: in a party's paragraph or in a count.
    """
    by_year: dict[int, dict[date, StatedDate]] = {}
    for day in stated_days:
        by_year.setdefault(day.first.year, {})[day.first] = day
    for year, dated in by_year.items():
        if len(dated) == 2 and sum(day.year == year for day in uses) == 2:
            first, second = dated.values()
            is_repeated = (first.path[0] in REPEATED) is not (second.path[0] in REPEATED)
            if is_repeated and first.first.month == second.first.month and is_slip(first.first, second.first):
                message = f"the text says `{second.words}`, but the only other date of {year} is `{first.words}`"
                yield problem_on(second, message, first)
