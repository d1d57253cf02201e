"""Every branch of the law of dismissal once: each event, and each pair, before, on and after the day of the paper.

No combination of events leaves an instrument open that one of its parts closes, unless the law says what opens it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from itertools import combinations
from typing import get_args

import pytest

from assembler.law.dismissal.options import Option, dismissal_options
from assembler.law.dismissal.scope import DECIDES, RequestedDismissal, Scope, scope_of
from assembler.model.circumstance import CONCERN_CIRCUMSTANCES
from assembler.model.dismissal import Dismissals
from assembler.model.event import Event
from assembler.model.event_kinds import DECISION_EVENTS, POSSIBLE_DECISIONS, SCHEDULED_EVENTS, EventKind
from assembler.model.event_sequences import events_before, implied_events, required_before
from assembler.model.event_table import KINDS
from assembler.model.filing import Dismissal
from assembler.model.law import was_read
from assembler.model.time_limit import Closing
from tests.support.matters import catalog
from tests.support.matters import matter as matter_of
from tests.support.walks import STRIDES

EVENT_KINDS: tuple[EventKind, ...] = get_args(EventKind)
PAPER_DAY = date(2025, 6, 2)
MONTH_BEFORE = date(2025, 5, 1)
DAY_BEFORE = date(2025, 6, 1)
DAY_AFTER = date(2025, 6, 3)

NEW_YORK_COUNTIES = ("New York", "Albany", "Erie")
"""A county for each reading of the law of New York, whose departments do not read the law in the same way."""


@dataclass(frozen=True)
class Case:
    """A court, the scope of a dismissal of its whole action before any event, and the events that its law names."""

    name: str
    scope: Scope
    named_events: tuple[EventKind, ...]


@cache
def cases() -> tuple[Case, ...]:
    """Return a case for each law of dismissal, and for each department with its own view of the law."""
    courts: dict[str, str] = {}
    for name in catalog().names("court"):
        law: Dismissals = catalog().record("court", name).dismissal.value
        if law.instruments and not law.departments:
            courts.setdefault(law.id, name)
    all_cases = [_case(court, county="") for court in courts.values()]
    return (*all_cases, *(_case("nysupct", county) for county in NEW_YORK_COUNTIES))


def _case(court: str, county: str) -> Case:
    county_line = f"county: {county}\n" if county else ""
    suit = matter_of(f"court: {court}\njurisdiction: none\n{county_line}")
    everybody = (Dismissal(parties=("all",), claims=(), by=(), prejudice=None),)
    scope_before_events = scope_of(suit.model_copy(update={"events": ()}), RequestedDismissal(everybody, PAPER_DAY))
    law = scope_before_events.law
    law_words = {event_kind for closing in _closings(law) for event_kind in _named_events(closing)}
    for approval in (*law.approvals, *law.approvals_elsewhere):
        law_words.update(approval.where)
    for instrument in law.instruments.values():
        law_words.update(instrument.opened_by)
    law_words.update((*CONCERN_CIRCUMSTANCES, "settlement approved"))
    named_events = tuple(event_kind for event_kind in EVENT_KINDS if _implied_or_required(event_kind) & law_words)
    return Case(f"{court} {county}".strip(), scope_before_events, named_events)


def _implied_or_required(event_kind: EventKind) -> frozenset[EventKind]:
    """Return the events that *event_kind* implies, and the events that must have preceded it."""
    return implied_events(event_kind).union(*(implied_events(first) for first in required_before(event_kind)))


def _closings(law: Dismissals) -> Iterator[Closing]:
    for instrument in law.instruments.values():
        yield from instrument.until.closed_by
    yield from (*law.moved_by, *law.ended_by, *law.perhaps_decided_by)


def _named_events(closing: Closing) -> Iterator[str]:
    yield from (*closing.events, *closing.lacking, *(closing.reopened.events if closing.reopened else ()))


def event(event_kind: EventKind, day: date) -> Event:
    """Return the event *event_kind* on *day*: a brief by the plaintiff, another paper by the defendant."""
    parties: tuple[str, ...] = ("beta",)
    if KINDS[event_kind].date_phrase:
        parties = ()
    elif event_kind.startswith(("brief", "opposition")):
        parties = ("alpha",)
    return Event.model_validate({"event": event_kind, "by": parties, "date": day.isoformat()})


def options_after(case: Case, *events: Event) -> dict[str, Option]:
    """Return the options under the court's law after *events*."""
    later_scope = replace(case.scope, matter=case.scope.matter.model_copy(update={"events": events}))
    return {option.key: option for option in dismissal_options(later_scope)}


@cache
def options_after_one(name: str, event_kind: EventKind, day: date) -> dict[str, Option]:
    """Return the options in the case *name* after the single event *event_kind* on *day*."""
    return options_after(_named_cases()[name], event(event_kind, day))


@cache
def _named_cases() -> dict[str, Case]:
    return {case.name: case for case in cases()}


def counts_against(option: Option) -> bool:
    """Whether an event or a required approval counts against *option*."""
    return any(reason.kind not in {"unread", "purpose"} for reason in option.doubts)


def matters_beforehand(case: Case, key: str, event_kind: EventKind) -> bool:
    """Whether *event_kind* may close the instrument *key* although it happens after the paper.

    It may if it shows that an earlier event happened, if it is set in advance, or if the law counts days back from it.
    """
    if event_kind in SCHEDULED_EVENTS and required_before(event_kind):
        return True
    closings = case.scope.law.instruments[key].until.closed_by
    shown_kinds = {
        implied_kind
        for kind in events_before(event_kind) | ({"answer"} if event_kind in DECIDES else set())
        for implied_kind in implied_events(kind)
    }
    if any(shown_kinds & set(closing.events) for closing in closings):
        return True
    return any(event_kind in closing.events and (closing.days_before or closing.must_be_listed) for closing in closings)


def test_there_is_a_case_of_each_law_with_events_that_it_names() -> None:
    recorded = [key for key in catalog().names("dismissal") if catalog().record("dismissal", key).instruments]
    assert len(cases()) == len(recorded) - 1 + len(NEW_YORK_COUNTIES)
    assert all(len(case.named_events) > 10 for case in cases())


@pytest.mark.parametrize("stride", STRIDES)
@pytest.mark.slow
def test_a_single_event_closes_an_instrument_from_its_day_but_not_if_it_is_after_the_paper(stride: int) -> None:
    faults = []
    count = 0
    for case in cases()[::stride]:
        options_without_events = options_after(case)
        for event_kind in EVENT_KINDS:
            count += 3
            options_on_the_day = options_after_one(case.name, event_kind, PAPER_DAY)
            options_before_event = options_after(case, event(event_kind, DAY_AFTER))
            for key, option in options_after_one(case.name, event_kind, DAY_BEFORE).items():
                on_the_day = options_on_the_day[key]
                if counts_against(option) and not counts_against(on_the_day):
                    faults.append(f"{case.name} {key}: {event_kind} on the day of the paper: {on_the_day.verdict}")
                verdict = options_before_event[key].verdict
                is_changed = verdict != options_without_events[key].verdict
                if is_changed and not matters_beforehand(case, key, event_kind):
                    faults.append(f"{case.name} {key}: {event_kind} after the paper: {verdict}")
    assert count > 3_400 // stride
    assert faults == []


@pytest.mark.slow
def test_an_event_that_a_law_does_not_name_changes_nothing() -> None:
    faults = []
    count = 0
    for case in cases():
        verdicts_without_events = {key: option.verdict for key, option in options_after(case).items()}
        for event_kind in EVENT_KINDS:
            if event_kind in case.named_events:
                continue
            count += 1
            options_with_event = options_after_one(case.name, event_kind, DAY_BEFORE)
            if {key: option.verdict for key, option in options_with_event.items()} != verdicts_without_events:
                faults.append(f"{case.name}: {event_kind}")
    assert count > 500
    assert faults == []


@pytest.mark.slow
def test_no_dismissal_of_right_is_open_after_an_event_that_may_decide_the_case() -> None:
    faults = []
    doubt_count = 0
    laws_with_exceptions = set()
    for case in cases():
        law = case.scope.law
        for event_kind in POSSIBLE_DECISIONS:
            for key, option in options_after_one(case.name, event_kind, DAY_BEFORE).items():
                time_limit = law.instruments[key].until
                stays_open = any(
                    event_kind in rule.events and was_read(rule.basis or time_limit.basis)
                    for rule in time_limit.still_open
                )
                is_unlimited = not time_limit.closed_by and event_kind not in DECISION_EVENTS
                names_event = any(reason.kind == "event" for reason in option.reasons)
                doubt_count += names_event
                if stays_open:
                    laws_with_exceptions.add(law.id)
                if stays_open or is_unlimited:
                    continue
                if option.of_right:
                    faults.append(f"{case.name} {key}: {event_kind}")
                if not names_event and option.verdict == "open":
                    faults.append(f"{case.name} {key}: nothing says {event_kind}")
    assert doubt_count > 500
    assert {"federal", "georgia", "texas"} <= laws_with_exceptions
    assert faults == []


@pytest.mark.slow
def test_an_event_that_may_begin_the_trial_or_decide_the_case_leaves_no_such_instrument_open() -> None:
    faults = []
    count = 0
    for case in cases():
        for closing in case.scope.law.perhaps_decided_by:
            for event_kind in closing.events:
                earlier_event = event(event_kind, DAY_BEFORE)
                for key, option in options_after_one(case.name, event_kind, DAY_BEFORE).items():
                    time_limit = option.instrument.until
                    if closing.applies_to(time_limit) and not time_limit.speaks_of(earlier_event):
                        count += 1
                        if option.of_right:
                            faults.append(f"{case.name} {key}: {event_kind}")
    assert count > 1_000
    assert faults == []


Days = tuple[date, date]

DAYS: tuple[Days, ...] = (
    (DAY_BEFORE, DAY_BEFORE),
    (MONTH_BEFORE, DAY_BEFORE),
    (DAY_BEFORE, MONTH_BEFORE),
    (PAPER_DAY, PAPER_DAY),
)
"""The days of the two events of a pair."""


@pytest.mark.slow
@pytest.mark.parametrize("days", DAYS)
def test_no_instrument_is_open_after_a_pair_of_events_if_one_of_them_closes_it(days: Days) -> None:
    start = DAYS.index(days)
    count, _, faults = weigh_pairs(cases()[start :: 28 * len(DAYS)], days)
    assert count > 250
    assert faults == []


@pytest.mark.slow  # each pair, in half of the laws on each of the days
@pytest.mark.parametrize("days", DAYS)
def test_no_pair_of_events_is_open_in_any_law(days: Days) -> None:
    count, lifted_count, faults = weigh_pairs(cases()[DAYS.index(days) % 2 :: 2], days)
    assert count > 10_000
    assert bool(lifted_count) is (days != (PAPER_DAY, PAPER_DAY))
    assert faults == []


def weigh_pairs(weighed_cases: Iterable[Case], days: Days) -> tuple[int, int, list[str]]:
    """Return how many pairs were weighed, in how many one event lifts the bar of the other, and the faults.

    A pair is a fault if one of its events alone counts against an instrument, the two together do not, and no provision
    of the law explains why.
    """
    wrong_pairs = []
    count = 0
    lifted_count = 0
    first_day, second_day = days
    for case in weighed_cases:
        options_after_event = {
            (event_kind, day): options_after_one(case.name, event_kind, day)
            for event_kind in case.named_events
            for day in set(days)
        }
        for first, second in combinations(case.named_events, 2):
            count += 1
            options_after_both = options_after(case, event(first, first_day), event(second, second_day))
            for key, option in options_after_both.items():
                if counts_against(option):
                    continue
                after_first = options_after_event[first, first_day][key]
                after_second = options_after_event[second, second_day][key]
                explanations = []
                if counts_against(after_first):
                    is_later = second_day > first_day
                    explanations.append(_explains(case, after_first, (first, second), is_later=is_later))
                if counts_against(after_second):
                    is_later = first_day > second_day
                    explanations.append(_explains(case, after_second, (second, first), is_later=is_later))
                lifted_count += bool(explanations)
                if explanations and not any(explanations):
                    wrong_pairs.append(f"{case.name} {key}: {first} and {second}")
    return count, lifted_count, wrong_pairs


def _explains(case: Case, option: Option, pair: tuple[EventKind, EventKind], *, is_later: bool) -> bool:
    """Whether, under the law, the second event of *pair* removes the first event's objections to *option*."""
    return _law_lifts(case, option.key, pair, is_later=is_later) or _names_filer(option, *pair)


def _names_filer(option: Option, event_kind: EventKind, other_event: EventKind) -> bool:
    """Whether *event_kind* counts against *option* only because its filer is unknown, and *other_event* names one."""
    kinds = {reason.kind for reason in option.doubts} - {"unread", "purpose"}
    shown_kinds = {*events_before(event_kind), *implied_events(event_kind)}
    other_kinds = {*events_before(other_event), *implied_events(other_event)}
    if "motion treated as one for summary judgment" in other_kinds:
        other_kinds.add("motion for summary judgment")
    return kinds == {"by nobody"} and bool(shown_kinds & other_kinds)


def _law_lifts(case: Case, key: str, pair: tuple[EventKind, EventKind], *, is_later: bool) -> bool:
    """Whether the second event of *pair* keeps open what the first closes by law, or reopens it if it *is_later*."""
    closing_event, other_event = pair
    law = case.scope.law
    closing_kinds = _implied_or_required(closing_event)
    other_kinds = implied_events(other_event)
    closings = [*law.instruments[key].until.closed_by, *law.moved_by, *law.ended_by, *law.perhaps_decided_by]
    return any(
        closing_kinds & set(closing.events)
        and other_kinds & {*closing.lacking, *(closing.reopened.events if closing.reopened and is_later else ())}
        for closing in closings
    )


@pytest.mark.slow
def test_no_pair_of_events_after_the_paper_changes_a_verdict() -> None:
    wrong_pairs = []
    count = 0
    for case in cases()[:: 16 * len(DAYS)]:
        verdicts_without_events = {key: option.verdict for key, option in options_after(case).items()}
        for first, second in combinations(case.named_events, 2):
            count += 1
            for key, option in options_after(case, event(first, DAY_AFTER), event(second, DAY_AFTER)).items():
                is_changed = option.verdict != verdicts_without_events[key]
                if is_changed and not (matters_beforehand(case, key, first) or matters_beforehand(case, key, second)):
                    wrong_pairs.append(f"{case.name} {key}: {first} and {second}")
    assert count > 500
    assert wrong_pairs == []
