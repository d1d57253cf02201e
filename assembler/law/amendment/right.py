"""The right to amend a complaint of course: whether it is open on a day, until when, and why not."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from assembler.language.english import ordinal, series, with_article
from assembler.law.amendment.consent import days_due, leave_given
from assembler.law.amendment.last_days import (
    LastDay,
    day_of_service,
    doubt_about,
    end_of_first_period,
    end_of_reopened_period,
    has_come,
    last_day_of_right,
    last_days_set,
    limiting_event_clause,
)
from assembler.law.amendment.overtaken import UNSETTLING, departures, has_come_back
from assembler.law.amendment.situation import Ground, Situation, Weight, day_words, event_words
from assembler.model.amendment import Amendments, OfCourse
from assembler.model.event import Event
from assembler.model.event_kinds import ANSWERS, EventKind
from assembler.model.event_sequences import events_before, implied_events
from assembler.model.event_table import KINDS
from assembler.model.law import was_read

State = Literal["open", "doubtful", "closed"]
"""The verdict; `doubtful` means that the right is not shown to be open."""


@dataclass(frozen=True)
class RightToAmend:
    """The verdict on the right to amend of course."""

    state: State
    last_day: date | None
    """The last day on which the right is open, as far as the events show it."""
    grounds: tuple[Ground, ...]
    last_day_to_serve: date | None = None
    """The day by which the amended pleading must also be served, if the law has such a day."""

    @property
    def against(self) -> tuple[Ground, ...]:
        """The grounds on which the right is closed; if none closes it, those on which it is not shown to be open."""
        closing = tuple(ground for ground in self.grounds if ground.weight == "closes")
        return closing or tuple(ground for ground in self.grounds if ground.weight == "asks")


def right_to_amend(law: Amendments | None, situation: Situation) -> RightToAmend:
    """Whether the complaint may be amended of course on the day of *situation*."""
    right = law.of_course.on(situation.day) if law else None
    if law is None or right is None:
        unread_law = Ground("asks", "this court's law on amended complaints is not on record", cite="", basis="memory")
        return RightToAmend("doubtful", last_day=None, grounds=(unread_law,))
    grounds = tuple(_grounds(law, right, situation))
    weights = {ground.weight for ground in grounds}
    state: State = "open"
    if "closes" in weights:
        state = "closed"
    elif "asks" in weights:
        state = "doubtful"
    return RightToAmend(state, last_day_of_right(law, right, situation), grounds, day_of_service(law, right, situation))


def _grounds(law: Amendments, right: OfCourse, situation: Situation) -> Iterator[Ground]:
    if right.times is None or not was_read(right.basis):
        yield _ground("asks", f"the text of the law was not read ({right.says})", right)
        return
    if right.times == "never":
        yield _ground("closes", "the law gives no right to amend of course", right)
        return
    yield from _grounds_if_used_up(right, situation)
    yield from _grounds_if_excluded(right, situation)
    if reopened := end_of_reopened_period(law, right, situation):
        yield from _grounds_if_reopened_period_is_over(right, situation, reopened)
    else:
        yield from _grounds_from_periods(law, right, situation)
        yield from _grounds_from_unclear_events(law, right, situation)
    yield from _grounds_from_unlisted_events(right, situation)
    yield from _grounds_from_plaintiffs_answers(right, situation)
    yield from _grounds_if_due_without_leave(right, situation)
    yield from _grounds_from_docket(right, situation)


def _ground(weight: Weight, says: str, right: OfCourse) -> Ground:
    return Ground(weight, says, right.cite, right.basis)


def _grounds_if_used_up(right: OfCourse, situation: Situation) -> Iterator[Ground]:
    """Yield a ground if the right, which is given once, was used by an earlier amendment."""
    if right.times != "once" or (situation.number < 2 and not situation.amended_before):
        return
    permitted_days = situation.amended_by_consent_or_leave
    if permitted_days and permitted_days == situation.amended_before:
        fact = f"the complaint was amended on {permitted_days[-1]} by consent or leave"
        yield _ground("asks", f"{fact}; no text was read that says whether that used up the right", right)
    elif situation.amended_before:
        yield _ground("closes", f"the complaint was already amended on {situation.amended_before[-1]}", right)
    else:
        yield _ground("closes", f"this is the {ordinal(situation.number)} amended complaint", right)


def _grounds_if_excluded(right: OfCourse, situation: Situation) -> Iterator[Ground]:
    """Yield a ground if the amendment changes the parties in a way that the right does not cover."""
    if situation.added_parties and "a new party" in right.excludes:
        fact = f"the amendment adds {_in_quotes(situation.added_parties)}"
        yield _ground("closes", f"{fact}; the right does not cover {right.not_for}", right)
    if situation.dropped_parties and "a dropped party" in right.excludes:
        fact = f"the amendment drops {_in_quotes(situation.dropped_parties)}; the right does not cover {right.not_for}"
        yield _ground("asks", f"{fact}, unless the party had already left the case", right)


def _in_quotes(names: Iterable[str]) -> str:
    return series([f"`{name}`" for name in names])


def _grounds_from_docket(right: OfCourse, situation: Situation) -> Iterator[Ground]:
    """Yield a doubt if an event that the matter does not list could have closed the right by the day of *situation*."""
    if situation.docket_read is None:
        fact = "`docket_read:` is missing, so the matter does not say through what date its events are complete"
        yield Ground("asks", fact, right.cite, right.basis, of_docket=True)
    elif situation.docket_read < situation.day:
        fact = f"the events are complete only through {situation.docket_read}, before {situation.day}"
        yield Ground("asks", fact, right.cite, right.basis, of_docket=True)


def _grounds_from_unclear_events(law: Amendments, right: OfCourse, situation: Situation) -> Iterator[Ground]:
    """Yield a doubt for each event after which the right may be gone although no limit of the law names it."""
    day_setting_events = [last_day.event for last_day in last_days_set(law, right, situation)]
    counted_kinds = {kind for limit in right.ends for kind in limit.events}
    for event in situation.events:
        if event.day > situation.day:
            continue
        returning_kind = departures(situation).get(event.event)
        if returning_kind and not has_come_back(event, returning_kind, situation):
            yield _ground("asks", f"{event_words(event, situation)}, and nothing shows that the case came back", right)
        elif event.event == "pleading deadline" and event not in day_setting_events and event.day < situation.day:
            message = f"{event_words(event, situation)}; no text was read that says whether that ends the right"
            yield _ground("asks", message, right)
        elif event.kinds & set(right.maybe_closed_by) and not event.kinds & counted_kinds:
            yield _ground("asks", f"{event_words(event, situation)}, and the text does not say what follows", right)
        elif event.kinds & UNSETTLING and not event.kinds & counted_kinds:
            message = f"{event_words(event, situation)}; no text was read that says whether the right survives that"
            yield _ground("asks", message, right)


def _grounds_from_unlisted_events(right: OfCourse, situation: Situation) -> Iterator[Ground]:
    """Yield a doubt if another event, or a party's role, shows that an event in the law came on an unknown day."""
    counted_kinds = {kind for limit in right.ends for kind in limit.events if limit.by == "an opponent"}
    unknown_day = "on a day that the matter does not list"
    for event in situation.events:
        earlier_kinds = {kind for earlier_kind in events_before(event.event) for kind in implied_events(earlier_kind)}
        if missing_kinds := sorted((earlier_kinds & counted_kinds) - _listed_before(event, situation)):
            message = (
                f"{event_words(event, situation)}, so {with_article(missing_kinds[0])} came before it, {unknown_day}"
            )
            yield _ground("asks", message, right)
    listed_kinds = {kind for event in situation.events for kind in event.kinds}
    for pleading in situation.unlisted_pleadings:
        if missing_kinds := sorted((implied_events(pleading) & counted_kinds) - listed_kinds):
            yield _ground("asks", f"a party’s role shows {with_article(missing_kinds[0])}, {unknown_day}", right)


def _grounds_from_plaintiffs_answers(right: OfCourse, situation: Situation) -> Iterator[Ground]:
    """Yield a doubt if the plaintiffs responded to a pleading of the other side that the matter does not list."""
    counted_kinds = {kind for limit in right.ends for kind in limit.events if limit.by == "an opponent"}
    events_of_others = [event for event in situation.events if not event.by or set(event.by) - situation.plaintiffs]
    first_pleading = min((event.day for event in events_of_others if event.kinds & {*ANSWERS}), default=date.max)
    for event in situation.events:
        if event not in events_of_others and event.kinds & counted_kinds and event.day < first_pleading:
            fact = f"{event_words(event, situation)}, so the other side pleaded before it"
            yield _ground("asks", f"{fact}, on a day that the matter does not list", right)


def _grounds_if_due_without_leave(right: OfCourse, situation: Situation) -> Iterator[Ground]:
    """Yield a doubt if `amendment due` is listed without leave that is open: the court has ruled on amendments."""
    due_days = days_due(situation)
    if due_days and leave_given(situation) is None:
        fact = f"the amended complaint was due on {due_days[-1]} (`amendment due`), and no leave that is open is listed"
        yield _ground("asks", f"{fact}; no text was read that says whether the right survives that", right)


def _listed_before(event: Event, situation: Situation) -> set[EventKind]:
    """Return the kinds of other events, up to the day of *event*, that may be among those that had to precede it."""
    other_events = (
        other_event for other_event in situation.events if other_event is not event and other_event.day <= event.day
    )
    is_by_anybody = not event.by or KINDS[event.event].whose == "the other side"
    comparable_events = (
        other_event
        for other_event in other_events
        if is_by_anybody or not other_event.by or set(event.by) & set(other_event.by)
    )
    return {kind for other_event in comparable_events for kind in other_event.kinds}


# -- periods ----------------------------------------------------------------------------------------------------------


def _grounds_from_periods(law: Amendments, right: OfCourse, situation: Situation) -> Iterator[Ground]:
    last_days = list(last_days_set(law, right, situation))
    first_period_end = end_of_first_period(law, right, situation)
    past_days = [last_day for last_day in last_days if situation.day > last_day.day and has_come(last_day, situation)]
    doubts = {last_day: doubt_about(last_day, situation) for last_day in past_days}
    for last_day, doubt in doubts.items():
        if doubt:
            yield _ground("asks", f"{limiting_event_clause(last_day, situation)}; {doubt}", right)
    if situation.filing_date is None and any(not limit.events for limit in right.ends):
        yield _ground("asks", "`complaint_filed:` is missing, and the period is counted from that day", right)
    if missed_days := [last_day for last_day in past_days if not doubts[last_day]]:
        yield from _late_grounds(right, situation, missed_days, first_period_end)
    elif not any(has_come(last_day, situation) for last_day in last_days):
        yield from _grounds_before_any_event(right, situation, first_period_end)


def _grounds_if_reopened_period_is_over(right: OfCourse, situation: Situation, reopened: LastDay) -> Iterator[Ground]:
    """Yield a ground if the period in which the right was open again is over."""
    if situation.day > reopened.day:
        doubt = doubt_about(reopened, situation)
        fact = limiting_event_clause(reopened, situation)
        message = f"{fact}, so the last day was {day_words(reopened.day)}"
        yield _ground("asks", f"{fact}; {doubt}", right) if doubt else _ground("closes", message, right)


def _late_grounds(
    right: OfCourse, situation: Situation, missed_days: list[LastDay], first_period_end: LastDay | None
) -> Iterator[Ground]:
    earliest_day = min(missed_days, key=lambda last_day: last_day.day)
    message = f"{limiting_event_clause(earliest_day, situation)}, so the last day was {day_words(earliest_day.day)}"
    if doubt := _unread_law_for_late_amendment(right, situation, missed_days, first_period_end):
        yield _ground("asks", f"{message}; {doubt}", right)
        return
    yield _ground("closes", message, right)


def _unread_law_for_late_amendment(
    right: OfCourse, situation: Situation, missed_days: list[LastDay], first_period_end: LastDay | None
) -> str:
    """Return the unread law that could keep the right open after a last day, in words; "" if there is none."""
    if first_period_end and situation.day <= max(
        [first_period_end.day, *(latest_day for latest_day, _ in first_period_end.doubts)]
    ):
        return f"no text was read that says whether the period that ends on {first_period_end.day} applies as well"
    listed_kinds = {event.event for event in situation.events}
    for limit in right.ends:
        if limit.why_uncounted and limit.by == "anybody" and listed_kinds & set(limit.events):
            return limit.why_uncounted
    other_opponents = set(situation.opponents).difference(*(last_day.opponents for last_day in missed_days))
    if any(not last_day.opponents for last_day in missed_days) or right.first_opponent_decides or not other_opponents:
        return ""
    names = _in_quotes(situation.names.get(name, name) for name in sorted(other_opponents))
    return f"no text was read that says whether the right is still open as to {names}"


def _grounds_before_any_event(
    right: OfCourse, situation: Situation, first_period_end: LastDay | None
) -> Iterator[Ground]:
    """Yield a doubt if the text does not say whether the right is open before any event sets the last day."""
    if not right.why_unclear_in_between or (first_period_end and situation.day <= first_period_end.day):
        return
    if right.first and first_period_end is None:
        message = f"the matter lists no `service` from which the first period runs; {right.why_unclear_in_between}"
        yield _ground("asks", message, right)
        return
    prefix = f"the first period ended on {day_words(first_period_end.day)}; " if first_period_end else ""
    yield _ground("asks", f"{prefix}{right.why_unclear_in_between}", right)
