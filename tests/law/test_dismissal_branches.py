"""Every branch of the guard once: each event alone, and each pair, before, on and after the day of the paper.

No combination of events leaves an instrument open that one of its parts closes, unless the law says what opens it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from itertools import combinations
from typing import get_args

import pytest

from assembler.law.dismissal.options import Option, options
from assembler.law.dismissal.scope import DECIDES, Request, Scope, scope_of
from assembler.model.circumstance import CONCERNS
from assembler.model.dismissal import Dismissals
from assembler.model.event import Event
from assembler.model.event_kinds import DECIDED, DECIDING, SET_IN_ADVANCE, EventKind
from assembler.model.event_sequences import events_before, implied_events, required_before
from assembler.model.event_table import KINDS
from assembler.model.filing import Dismissal
from assembler.model.law import was_read
from assembler.model.until import Closing
from tests.support.matters import catalog
from tests.support.matters import matter as matter_of
from tests.support.walks import PARTS

EVENTS: tuple[EventKind, ...] = get_args(EventKind)
PAPER = date(2025, 6, 2)
LONG_BEFORE, BEFORE, AFTER = date(2025, 5, 1), date(2025, 6, 1), date(2025, 6, 3)

PLACES = (("nysupct", "New York"), ("nysupct", "Albany"), ("nysupct", "Erie"))
"""Courts within which the law is read in more than one way, each with a county for each reading."""


@dataclass(frozen=True)
class Case:
    """A court, the scope of a dismissal of its whole action before any event, and the events that its law names."""

    name: str
    scope: Scope
    speaks_of: tuple[EventKind, ...]


@cache
def cases() -> tuple[Case, ...]:
    """Return a case for each law of dismissal, and for each department with its own view of the law."""
    courts: dict[str, str] = {}
    for name in catalog().names("court"):
        law: Dismissals = catalog().record("court", name).dismissal.value
        if law.instruments and not law.departments:
            courts.setdefault(law.id, name)
    all_cases = [_case(court, "") for court in courts.values()]
    return (*all_cases, *(_case(court, county) for court, county in PLACES))


def _case(court: str, county: str) -> Case:
    suit = matter_of(f"court: {court}\njurisdiction: none\n" + (f"county: {county}\n" if county else ""))
    everybody = (Dismissal(parties=("all",), claims=(), by=(), prejudice=None),)
    quiet = scope_of(suit.model_copy(update={"events": ()}), Request(everybody, PAPER))
    law = quiet.law
    named = {event_kind for closing in _closings(law) for event_kind in _named(closing)}
    named |= {
        event_kind
        for approval in (*law.approvals, *law.approvals_elsewhere)
        for event_kind in approval.where
        if event_kind in EVENTS
    }
    named |= {
        event_kind
        for instrument in law.instruments.values()
        for event_kind in instrument.opened_by
        if event_kind in EVENTS
    }
    named |= {event_kind for event_kind in (*CONCERNS, "settlement approved") if event_kind in EVENTS}
    speaks = tuple(event_kind for event_kind in EVENTS if _implied(event_kind) & named)
    return Case(f"{court} {county}".strip(), quiet, speaks)


def _implied(event_kind: EventKind) -> frozenset[EventKind]:
    """Return the events that *event_kind* implies, and those that must have preceded it."""
    return implied_events(event_kind).union(*(implied_events(first) for first in required_before(event_kind)))


def _closings(law: Dismissals) -> Iterator[Closing]:
    for instrument in law.instruments.values():
        yield from instrument.until.closed_by
    yield from (*law.moved_by, *law.ended_by, *law.perhaps_decided_by)


def _named(closing: Closing) -> Iterator[str]:
    yield from (*closing.events, *closing.lacking, *(closing.reopened.events if closing.reopened else ()))


def event(event_kind: EventKind, day: date) -> Event:
    """Return the event *event_kind* on *day*, by the defendant, except that a brief is by the plaintiff."""
    who = (
        ()
        if KINDS[event_kind].date_phrase
        else ("alpha",)
        if event_kind.startswith(("brief", "opposition"))
        else ("beta",)
    )
    return Event.model_validate({"event": event_kind, "by": who, "date": day.isoformat()})


def weighed(case: Case, *events: Event) -> dict[str, Option]:
    """Return the options under the court's law after *events*."""
    after = replace(case.scope, matter=case.scope.matter.model_copy(update={"events": events}))
    return {option.key: option for option in options(after)}


@cache
def after_one(name: str, event_kind: EventKind, day: date) -> dict[str, Option]:
    """Return the options in the case *name* after the single event *event_kind* on *day*."""
    return weighed(_named_cases()[name], event(event_kind, day))


@cache
def _named_cases() -> dict[str, Case]:
    return {case.name: case for case in cases()}


def against(option: Option) -> bool:
    """Whether an event or a required approval counts against *option*."""
    return any(reason.kind not in {"unread", "purpose"} for reason in option.doubts)


def days_ahead(case: Case, key: str, event_kind: EventKind) -> bool:
    """Whether *event_kind* matters beforehand: some days before, by what it shows, or because its day matters."""
    if event_kind in SET_IN_ADVANCE and required_before(event_kind):
        return True
    closings = case.scope.law.instruments[key].until.closed_by
    shown_days = {
        same
        for kind in events_before(event_kind) | ({"answer"} if event_kind in DECIDES else set())
        for same in implied_events(kind)
    }
    if any(shown_days & set(closing.events) for closing in closings):
        return True
    return any(event_kind in closing.events and (closing.days_before or closing.must_be_listed) for closing in closings)


def test_there_is_a_case_of_each_law_with_events_that_it_names() -> None:
    recorded = [key for key in catalog().names("dismissal") if catalog().record("dismissal", key).instruments]
    assert len(cases()) == len(recorded) - 1 + len(PLACES)
    assert all(len(case.speaks_of) > 10 for case in cases())


@pytest.mark.parametrize("part", PARTS)
def test_an_event_alone_closes_from_its_day_and_not_after_the_paper(part: int) -> None:
    wrong, count = [], 0
    for case in cases()[::part]:
        quiet = weighed(case)
        for event_kind in EVENTS:
            count += 3
            before, on_the_day = (after_one(case.name, event_kind, day) for day in (BEFORE, PAPER))
            after = weighed(case, event(event_kind, AFTER))
            for key, option in before.items():
                if against(option) and not against(on_the_day[key]):
                    wrong.append(
                        f"{case.name} {key}: {event_kind} on the day of the paper leaves it {on_the_day[key].verdict}"
                    )
                if after[key].verdict != quiet[key].verdict and not days_ahead(case, key, event_kind):
                    wrong.append(f"{case.name} {key}: {event_kind} after the paper makes it {after[key].verdict}")
    assert count > 3_400 // part
    assert wrong == []


def test_an_event_that_a_law_does_not_name_changes_nothing() -> None:
    wrong, count = [], 0
    for case in cases():
        quiet = {key: option.verdict for key, option in weighed(case).items()}
        for event_kind in (event_kind for event_kind in EVENTS if event_kind not in case.speaks_of):
            count += 1
            if {key: option.verdict for key, option in after_one(case.name, event_kind, BEFORE).items()} != quiet:
                wrong.append(f"{case.name}: {event_kind}")
    assert count > 500
    assert wrong == []


def test_no_dismissal_of_right_is_open_after_an_event_that_may_decide_the_case() -> None:
    wrong, doubted, explained = [], 0, set()
    for case in cases():
        law = case.scope.law
        for event_kind, (key, option) in (
            (kind, item) for kind in DECIDING for item in after_one(case.name, kind, BEFORE).items()
        ):
            until = law.instruments[key].until
            named = any(event_kind in rule.events and was_read(rule.basis or until.basis) for rule in until.still_open)
            unlimited = not until.closed_by and event_kind not in DECIDED
            names_event = any(reason.kind == "event" for reason in option.reasons)
            doubted += names_event
            if named:
                explained.add(law.id)
            if option.of_right and not (named or unlimited):
                wrong.append(f"{case.name} {key}: {event_kind}")
            if not names_event and option.verdict == "open" and not (named or unlimited):
                wrong.append(f"{case.name} {key}: nothing says {event_kind}")
    assert doubted > 500
    assert {"federal", "georgia", "texas"} <= explained
    assert wrong == []


def test_an_event_that_may_begin_the_trial_or_decide_the_case_leaves_no_such_instrument_open() -> None:
    wrong, count = [], 0
    for case in cases():
        for closing in case.scope.law.perhaps_decided_by:
            for event_kind in closing.events:
                came = event(event_kind, BEFORE)
                for key, option in after_one(case.name, event_kind, BEFORE).items():
                    until = option.instrument.until
                    if closing.concerns(until) and not until.speaks_of(came):
                        count += 1
                        wrong += [f"{case.name} {key}: {event_kind}"] if option.of_right else []
    assert count > 1_000
    assert wrong == []


Days = tuple[date, date]

DAYS: tuple[Days, ...] = ((BEFORE, BEFORE), (LONG_BEFORE, BEFORE), (BEFORE, LONG_BEFORE), (PAPER, PAPER))
"""The days of the two events of a pair."""


@pytest.mark.tools
@pytest.mark.parametrize("days", DAYS)
def test_no_pair_of_events_is_open_that_one_of_them_closes(days: Days) -> None:
    place = DAYS.index(days)
    count, _, wrong = pairs(cases()[place :: 28 * len(DAYS)], days)
    assert count > 250
    assert wrong == []


@pytest.mark.tools  # needs no other program, but some minutes: each pair, in half of the laws on each of the days
@pytest.mark.parametrize("days", DAYS)
def test_no_pair_of_events_is_open_in_any_law(days: Days) -> None:
    count, lifted, wrong = pairs(cases()[DAYS.index(days) % 2 :: 2], days)
    assert count > 10_000
    assert bool(lifted) is (days != (PAPER, PAPER))
    assert wrong == []


def pairs(chosen: Iterable[Case], days: Days) -> tuple[int, int, list[str]]:
    """Return how many pairs were weighed, in how many one event lifts the bar of the other, and the wrong pairs."""
    wrong, count, lifted = [], 0, 0
    for case in chosen:
        single_events = {
            (event_kind, day): after_one(case.name, event_kind, day)
            for event_kind in case.speaks_of
            for day in set(days)
        }
        for first, second in combinations(case.speaks_of, 2):
            count += 1
            both = weighed(case, event(first, days[0]), event(second, days[1]))
            for key, option in both.items():
                closing = [
                    (closer, other_event, other_day > day, single_events[closer, day][key])
                    for closer, other_event, day, other_day in (
                        (first, second, days[0], days[1]),
                        (second, first, days[1], days[0]),
                    )
                    if against(single_events[closer, day][key])
                ]
                if closing and not against(option):
                    lifted += 1
                    if not any(
                        _says_so(case, key, (closer, other_event), later=later)
                        or _says_whose(option_alone, closer, other_event)
                        for closer, other_event, later, option_alone in closing
                    ):
                        wrong.append(f"{case.name} {key}: {first} and {second}")
    return count, lifted, wrong


def _says_whose(option: Option, event_kind: EventKind, other_event: EventKind) -> bool:
    """Whether *event_kind* counts against *option* only for want of the filer of the paper, whom *other* names."""
    kinds = {reason.kind for reason in option.doubts} - {"unread", "purpose"}
    shows, says = ({*events_before(event), *implied_events(event)} for event in (event_kind, other_event))
    says |= {"motion for summary judgment"} if "motion treated as one for summary judgment" in says else set()
    return kinds == {"by nobody"} and bool(shows & says)


def _says_so(case: Case, key: str, pair: tuple[EventKind, EventKind], *, later: bool) -> bool:
    """Whether the law says that the second event of *pair* keeps open, or if *later* reopens, what the first closes."""
    closer, other_event = pair
    law = case.scope.law
    closing_kinds = _implied(closer)
    other_kinds = implied_events(other_event)
    closings = [*law.instruments[key].until.closed_by, *law.moved_by, *law.ended_by, *law.perhaps_decided_by]
    return any(
        closing_kinds & set(closing.events)
        and other_kinds & {*closing.lacking, *(closing.reopened.events if closing.reopened and later else ())}
        for closing in closings
    )


@pytest.mark.tools
def test_no_pair_of_events_after_the_paper_changes_a_verdict() -> None:
    wrong, count = [], 0
    for case in cases()[:: 16 * len(DAYS)]:
        quiet = {key: option.verdict for key, option in weighed(case).items()}
        for first, second in combinations(case.speaks_of, 2):
            count += 1
            for key, option in weighed(case, event(first, AFTER), event(second, AFTER)).items():
                changed = option.verdict != quiet[key]
                if changed and not (days_ahead(case, key, first) or days_ahead(case, key, second)):
                    wrong.append(f"{case.name} {key}: {first} and {second}")
    assert count > 500
    assert wrong == []
