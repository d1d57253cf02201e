"""The right to amend a complaint of course: whether it is open on a day, until when, and why not."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Literal

from assembler.language.english import ordinal, series, with_article
from assembler.law.court_days import last_open_day, months_later, next_open_day
from assembler.model.amendment import Amendments, Limit, OfCourse
from assembler.model.event import Event
from assembler.model.event_kinds import DECIDED, EventKind
from assembler.model.event_table import KINDS
from assembler.model.law import LawBasis, was_read

State = Literal["open", "doubtful", "closed"]
"""The verdict; `doubtful` means that the right is not shown to be open."""

Weight = Literal["closes", "asks", "tells"]
"""The effect of a ground: it closes the right, leaves it not shown to be open, or only informs the user."""

CONSENT: EventKind = "consent to amend"
"""The event by which a party consents to an amendment."""

LEAVE: frozenset[EventKind] = frozenset({"leave to amend", "demurrer sustained with leave"})
"""The events by which the court gives leave to amend."""

ELSEWHERE: Mapping[EventKind, EventKind] = {"removal": "remand", "transfer": "transfer to this court"}
"""The events that take the case to another court, each with the event that brings it back."""

UNSETTLING: frozenset[EventKind] = DECIDED | {
    "judgment",
    "claims decided",
    "jury retired",
    "case submitted",
    "trial begun",
    "appeal",
    "bankruptcy stay",
    "arbitration ordered",
    "dismissal for want of prosecution",
}
"""Events after which a rule on amendments before trial may no longer apply, whatever its text says."""


@dataclass(frozen=True)
class Situation:
    """What is known of a case on the day of an amendment."""

    day: date
    events: tuple[Event, ...] = ()
    plaintiffs: frozenset[str] = frozenset()
    opponents: tuple[str, ...] = ()
    """The parties against whom the complaint is, by their names in the matter."""
    filed: date | None = None
    """The day on which the first complaint was filed."""
    docket_read: date | None = None
    """The day through which the docket was read and the events are complete."""
    amended_before: tuple[date, ...] = ()
    """The days of the amended complaints that came before this one."""
    number: int = 1
    """The number of this amended complaint: 1 for the first."""
    names: Mapping[str, str] = field(default_factory=dict)
    """The full name of each party, for messages."""


@dataclass(frozen=True)
class Ground:
    """A reason for the verdict, with its authority."""

    weight: Weight
    says: str
    cite: str
    basis: LawBasis
    of_docket: bool = False
    """Whether the only reason is that the docket was not read up to the day."""


@dataclass(frozen=True)
class RightToAmend:
    """The verdict on the right to amend of course."""

    state: State
    last_day: date | None
    """The last day on which the right is open, as far as the events show it."""
    grounds: tuple[Ground, ...]

    @property
    def against(self) -> tuple[Ground, ...]:
        """The grounds for which the right is closed or not shown to be open."""
        return tuple(ground for ground in self.grounds if ground.weight != "tells")


def right_to_amend(law: Amendments | None, situation: Situation) -> RightToAmend:
    """Return whether the complaint may be amended of course on the day of *situation*."""
    if law is None or (right := law.of_course.on(situation.day)) is None:
        unread = Ground("asks", "this court's law on amended complaints is not on record", "", "memory")
        return RightToAmend("doubtful", None, (unread,))
    grounds = tuple(_grounds(right, situation))
    weights = {ground.weight for ground in grounds}
    state: State = "closed" if "closes" in weights else "doubtful" if "asks" in weights else "open"
    return RightToAmend(state, _last_day(right, situation), grounds)


@dataclass(frozen=True)
class Consent:
    """The consent that the events show, and the parties whose consent is missing."""

    given: tuple[Event, ...]
    missing: tuple[str, ...]

    @property
    def is_enough(self) -> bool:
        """Whether every party whose consent is needed has consented."""
        return bool(self.given) and not self.missing


def consent_to_amend(law: Amendments | None, situation: Situation) -> Consent:
    """Return the consents given by the day of *situation*. Without a law that was read, every opponent is needed."""
    given = tuple(event for event in situation.events if event.event == CONSENT and event.day <= situation.day)
    needed: tuple[str, ...] = situation.opponents
    if law and law.otherwise and law.otherwise.consent_of == "the opponents who appeared":
        appeared = {name for event in situation.events if "appearance" in event.means for name in event.by}
        needed = tuple(name for name in needed if name in appeared)
    if any(not event.by for event in given):
        return Consent(given, ())
    consenting = {name for event in given for name in event.by}
    return Consent(given, tuple(name for name in needed if name not in consenting))


def leave_given(situation: Situation) -> Event | None:
    """Return the event by which the court gave leave to amend, if it came by the day of *situation*."""
    given = (event for event in situation.events if event.event in LEAVE and event.day <= situation.day)
    return max(given, key=lambda event: event.day, default=None)


def _grounds(right: OfCourse, situation: Situation) -> Iterator[Ground]:
    if right.times is None or not was_read(right.basis):
        yield _ground("asks", f"the text of the law was not read ({right.says})", right)
        return
    if right.times == "never":
        yield _ground("closes", "the law gives no right to amend of course", right)
        return
    yield from _used_up(right, situation)
    yield from _periods(right, situation)
    yield from _unclear_events(right, situation)
    yield from _docket(right, situation)


def _ground(weight: Weight, says: str, right: OfCourse) -> Ground:
    return Ground(weight, says, right.cite, right.basis)


def _used_up(right: OfCourse, situation: Situation) -> Iterator[Ground]:
    if right.times == "once" and situation.amended_before:
        yield _ground("closes", f"the complaint was already amended on {max(situation.amended_before)}", right)
    elif right.times == "once" and situation.number > 1:
        yield _ground("closes", f"this is the {ordinal(situation.number)} amended complaint", right)


def _docket(right: OfCourse, situation: Situation) -> Iterator[Ground]:
    """Yield a doubt if an event that no entry of the matter lists could have closed the right by the day."""
    if situation.docket_read is None:
        says = "`docket_read:` is missing, so the matter does not say through what date its events are complete"
        yield Ground("asks", says, right.cite, right.basis, of_docket=True)
    elif situation.docket_read < situation.day:
        says = f"the events are complete only through {situation.docket_read}, before {situation.day}"
        yield Ground("asks", says, right.cite, right.basis, of_docket=True)


def _unclear_events(right: OfCourse, situation: Situation) -> Iterator[Ground]:
    """Yield a doubt for each event after which the right may be gone although no limit of the law names it."""
    counted = {kind for limit in right.ends for kind in limit.events}
    for event in situation.events:
        if event.day > situation.day:
            continue
        if event.event in ELSEWHERE and not _came_back(event, situation):
            yield _ground("asks", f"{_words(event, situation)}, and nothing shows that it came back", right)
        elif event.means & set(right.maybe_closed_by) and not event.means & counted:
            yield _ground("asks", f"{_words(event, situation)}, and the text does not say what follows", right)
        elif event.means & UNSETTLING and not event.means & counted:
            says = f"{_words(event, situation)}; whether the right survives that was not read"
            yield _ground("asks", says, right)


def _came_back(event: Event, situation: Situation) -> bool:
    back = ELSEWHERE[event.event]
    return any(later.event == back and event.day <= later.day <= situation.day for later in situation.events)


# -- periods ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class LastDay:
    """The last day that an event sets, and whether an amendment on a later day is certainly late."""

    limit: Limit
    event: Event | None
    day: date
    opponents: frozenset[str]
    """The opponents whose act it was; empty if it counts as to all."""
    doubt: str = ""
    """Why an amendment after that day may still be in time."""


def _periods(right: OfCourse, situation: Situation) -> Iterator[Ground]:
    last_days = list(_last_days(right, situation))
    first = _first_period(right, situation)
    over = [last for last in last_days if situation.day > last.day and _has_come(last, situation)]
    doubts = {last: _doubt(last, situation) for last in over}
    for last, doubt in doubts.items():
        if doubt:
            yield _ground("asks", f"{_event_of(last, situation)}; {doubt}", right)
    yield from _uncertain_days(right, situation, last_days)
    if late := [last for last in over if not doubts[last]]:
        yield from _late(right, situation, late, first)
    elif not any(_has_come(last, situation) for last in last_days):
        yield from _not_begun(right, situation, first)


def _uncertain_days(right: OfCourse, situation: Situation, last_days: list[LastDay]) -> Iterator[Ground]:
    """Yield a doubt if a limit cannot be counted, or if it is counted back to a day on which courts may be closed."""
    if situation.filed is None and any(not limit.events for limit in right.ends):
        yield _ground("asks", "`complaint_filed:` is missing, and the period is counted from that day", right)
    for last in last_days:
        if last.limit.days_before and last_open_day(last.day) < situation.day <= last.day:
            says = f"the last day, counted back, is {_day_words(last.day)}, on which the court may be closed"
            yield _ground("asks", f"{says}; whether the period then ends earlier was not read", right)


def _late(right: OfCourse, situation: Situation, late: list[LastDay], first: LastDay | None) -> Iterator[Ground]:
    earliest = min(late, key=lambda last: last.day)
    says = f"{_event_of(earliest, situation)}, so the last day was {_day_words(earliest.day)}"
    if unread := _not_read_if_late(right, situation, late, first):
        yield _ground("asks", f"{says}; {unread}", right)
        return
    yield _ground("closes", says, right)


def _not_read_if_late(right: OfCourse, situation: Situation, late: list[LastDay], first: LastDay | None) -> str:
    """Return what was not read and could keep the right open after a last day; "" if nothing could."""
    if first and situation.day <= first.day:
        return f"whether the period that ends on {first.day} applies as well was not read"
    listed = {event.event for event in situation.events}
    for limit in right.ends:
        if limit.uncounted and limit.by == "anybody" and listed & set(limit.events):
            return limit.uncounted
    others = set(situation.opponents).difference(*(last.opponents for last in late))
    if any(not last.opponents for last in late) or right.first_opponent_decides or not others:
        return ""
    names = series([f"`{situation.names.get(name, name)}`" for name in sorted(others)])
    return f"whether the right is still open as to {names} was not read"


def _not_begun(right: OfCourse, situation: Situation, first: LastDay | None) -> Iterator[Ground]:
    """Yield a doubt if the text does not show the right to be open before any event sets the last day."""
    if not right.before_that or (first and situation.day <= first.day):
        return
    if right.first and first is None:
        says = f"the matter lists no `service` from which the first period runs; {right.before_that}"
        yield _ground("asks", says, right)
        return
    ended = f"the first period ended on {_day_words(first.day)}; " if first else ""
    yield _ground("asks", f"{ended}{right.before_that}", right)


def _has_come(last: LastDay, situation: Situation) -> bool:
    """Whether the event of *last* had happened by the day; days before a trial are counted ahead of it."""
    if last.event is None or last.limit.days_before or last.event.event == "pleading deadline":
        return True
    return last.event.day <= situation.day


def _last_days(right: OfCourse, situation: Situation) -> Iterator[LastDay]:
    listed = {event.event for event in situation.events}
    for limit in right.ends:
        if not listed & set(limit.unless_listed):
            yield from _set_by(limit, situation)


def _first_period(right: OfCourse, situation: Situation) -> LastDay | None:
    """Return the end of the first period, counted from the earliest event that starts it."""
    ends = _set_by(right.first, situation) if right.first else ()
    return min(ends, key=lambda last: last.day, default=None)


def _set_by(limit: Limit, situation: Situation) -> Iterator[LastDay]:
    """Yield the last days that *limit* sets in *situation*."""
    if not limit.events:
        yield from [LastDay(limit, None, _counted(limit, situation.filed), frozenset())] if situation.filed else []
        return
    for event in situation.events:
        actors = frozenset(event.by) - situation.plaintiffs
        theirs = limit.by == "anybody" or not event.by or bool(actors)
        if theirs and event.means & set(limit.events):
            yield _set_by_event(limit, event, frozenset() if limit.by == "anybody" else actors)


def _set_by_event(limit: Limit, event: Event, opponents: frozenset[str]) -> LastDay:
    served = event.day if limit.once == "filed" else event.date
    doubt = "" if served else f"the matter does not say when the {event.event} was served"
    return LastDay(limit, event, _counted(limit, served or event.day), opponents, doubt)


def _counted(limit: Limit, start: date) -> date:
    """Return the last day on which an amendment is in time under *limit*."""
    day = months_later(start, limit.months) + timedelta(days=limit.days - limit.days_before)
    return day if limit.includes_the_day else day - timedelta(days=1)


def _doubt(last: LastDay, situation: Situation) -> str:
    """Return why an amendment after *last* may still be in time; "" if it is late."""
    limit, event = last.limit, last.event
    if last.doubt or limit.uncounted:
        return last.doubt or limit.uncounted
    if event and situation.day == event.day and not limit.includes_the_day and not limit.days_before:
        return "the matter does not say whether the amended complaint or that event came first on that day"
    if limit.includes_the_day and not limit.days_before and last.day < situation.day <= next_open_day(last.day):
        says = f"the court may be closed on the last day, {_day_words(last.day)}"
        return f"{says}, and whether the period then runs on was not read"
    return ""


def _last_day(right: OfCourse, situation: Situation) -> date | None:
    """Return the last day of the right as the events show it, or None if no event sets one."""
    last_days = [last.day for last in _last_days(right, situation) if not last.limit.uncounted]
    first = _first_period(right, situation)
    if right.before_that and first and not any(_has_come(last, situation) for last in _last_days(right, situation)):
        return first.day
    return min(last_days, default=None)


# -- words ------------------------------------------------------------------------------------------------------------


def _day_words(day: date) -> str:
    return f"{day:%A}, {day}"


def _event_of(last: LastDay, situation: Situation) -> str:
    return _words(last.event, situation) if last.event else f"the case was filed on {situation.filed}"


def _words(event: Event, situation: Situation) -> str:
    """Return a clause about *event*: "`Beta, Inc.` served an answer on 2025-02-01"."""
    if done := KINDS[event.event].date_phrase:
        return f"{done} {event.day}"
    actors = series([f"`{situation.names.get(name, name)}`" for name in event.by]) or "somebody"
    return f"{actors} {'served' if event.date else 'filed'} {with_article(event.event)} on {event.day}"
