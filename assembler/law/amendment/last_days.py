"""The last days to amend of course that the events of a case set under a law."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from assembler.language.english import counted
from assembler.law.amendment.situation import Situation, day_words, event_words
from assembler.law.court_days import months_later
from assembler.model.amendment import Amendments, Limit, OfCourse
from assembler.model.event import Event
from assembler.model.event_kinds import ANSWERS, SCHEDULED_EVENTS, EventKind
from assembler.model.law import was_read

WITHDRAWN: Mapping[EventKind, tuple[EventKind, ...]] = {
    "motion to dismiss withdrawn": ("motion to dismiss",),
    "answer withdrawn": ANSWERS,
    "answer struck": ANSWERS,
}
"""For each event after which an earlier paper may no longer count, the kinds of that paper."""

NOT_SERVED = "the matter does not say when it was served"
"""The doubt about a paper that is listed with only its day of filing."""

MAX_ADDED_DAYS = 7
"""The most days that service by mail may add under a law whose text on added days was not read."""


@dataclass(frozen=True)
class LastDay:
    """The last day to amend under a limit; *event* sets it, or the filing of the case if *event* is None."""

    limit: Limit
    event: Event | None
    day: date
    """The last day on which an amendment is certainly in time."""
    opponents: frozenset[str] = frozenset()
    """The opponents whose act the event was; empty if the day applies to all opponents."""
    doubts: tuple[tuple[date, str], ...] = ()
    """Later days until which an amendment may be in time, each with the reason."""


def has_come(last_day: LastDay, situation: Situation) -> bool:
    """Whether the event of *last_day* had happened by the day of *situation*, or sets a last day before it happens."""
    if last_day.event is None or last_day.limit.days_before or last_day.event.event == "pleading deadline":
        return True
    day = _day_of(last_day.event, last_day.limit)
    if day == situation.day and last_day.event.precedes_amendment is False:
        return False
    return day <= situation.day


def _day_of(event: Event, limit: Limit) -> date:
    """Return the day on which *event* counts under *limit*: the day of filing or of service, as far as it is listed."""
    days = (event.filed, event.date) if limit.once == "filed" else (event.date, event.filed)
    return next(day for day in days if day)


def last_days_set(law: Amendments, right: OfCourse, situation: Situation) -> Iterator[LastDay]:
    """Yield the last days that the events set under the limits of *right*, the right of course under *law*."""
    listed_kinds = {event.event for event in situation.events}
    for limit in right.ends:
        if not listed_kinds & set(limit.unless_listed):
            yield from _last_days_under_limit(law, limit, situation)


def end_of_first_period(law: Amendments, right: OfCourse, situation: Situation) -> LastDay | None:
    """Return the earliest end of the first period of *right*; None if there is no such period or no event starts it."""
    ends = _last_days_under_limit(law, right.first, situation) if right.first else ()
    return min(ends, key=lambda last_day: last_day.day, default=None)


def end_of_reopened_period(law: Amendments, right: OfCourse, situation: Situation) -> LastDay | None:
    """Return the end of the period in which the right is open again; None if no event has started such a period."""
    ends = _last_days_under_limit(law, right.reopened, situation) if right.reopened else ()
    return max(
        (last_day for last_day in ends if has_come(last_day, situation)),
        key=lambda last_day: last_day.day,
        default=None,
    )


def _last_days_under_limit(law: Amendments, limit: Limit, situation: Situation) -> Iterator[LastDay]:
    """Yield the last days that *limit* sets in *situation*."""
    if not limit.events:
        if situation.filing_date:
            yield _last_day_since_filing(law, limit, situation.filing_date, situation)
        return
    events = [event for event in situation.events if _is_counted(event, limit, situation)]
    first_day = min((event.day for event in events), default=None)
    last_days = [
        _last_day_set_by_event(law, limit, event, _opponents(event, limit, situation), situation)
        for event in events
        if not limit.only_the_first or event.day == first_day
    ]
    yield from _last_days_before_several_settings(last_days) if limit.days_before and len(last_days) > 1 else last_days


def _last_day_since_filing(law: Amendments, limit: Limit, filed: date, situation: Situation) -> LastDay:
    """Return the last day that is counted from the filing of the case, or a later one that an event gives."""
    last_day = _last_day(law, limit, event=None, start=filed, situation=situation)
    later_events = [event for event in situation.events if event.event == limit.or_until and event.day > last_day.day]
    latest = max(later_events, key=lambda event: event.day, default=None)
    return LastDay(limit, latest, latest.day) if latest else last_day


def _last_days_before_several_settings(days: list[LastDay]) -> Iterator[LastDay]:
    """Yield the last days before two or more settings of the trial, with a doubt about each but the latest."""
    latest = max(days, key=lambda last_day: last_day.day)
    yield latest
    for last_day in days:
        if last_day is not latest:
            doubt = "several days for trial are listed, and nothing shows whether the earlier one still counts"
            yield replace(last_day, doubts=(*last_day.doubts, (latest.day, doubt)))


def _opponents(event: Event, limit: Limit, situation: Situation) -> frozenset[str]:
    return frozenset(event.by) - situation.plaintiffs if limit.by == "an opponent" else frozenset()


def _is_counted(event: Event, limit: Limit, situation: Situation) -> bool:
    has_right_actor = limit.by == "anybody" or not event.by or bool(set(event.by) - situation.plaintiffs)
    return has_right_actor and bool(event.kinds & set(limit.events))


def _last_day_set_by_event(
    law: Amendments, limit: Limit, event: Event, opponents: frozenset[str], situation: Situation
) -> LastDay:
    if limit.day_given_by and (due := _due_event(limit, event, situation)):
        return LastDay(limit, due, due.day, opponents=opponents)
    if limit.days_at_least:
        return LastDay(limit, event, _day_of(event, limit) + timedelta(days=limit.days_at_least), opponents=opponents)
    return replace(_last_day(law, limit, event, _day_of(event, limit), situation), opponents=opponents)


def _due_event(limit: Limit, event: Event, situation: Situation) -> Event | None:
    """Return the latest event that gives the last day that *event* sets."""
    due_events = [due for due in situation.events if due.event == limit.day_given_by]
    due_events_of_party = [due for due in due_events if not due.by or not event.by or set(due.by) & set(event.by)]
    return max(due_events_of_party, key=lambda due: due.day, default=None)


def _last_day(law: Amendments, limit: Limit, event: Event | None, start: date, situation: Situation) -> LastDay:
    """Return the last day that is counted from *start*, with the days on which it is in doubt."""
    day = _end_of_period(limit, start)
    court = situation.court_days(law)
    if limit.days_before:
        return LastDay(limit, event, court.may_end_on(day), doubts=_doubt_about_counting_back(day))
    if event and not limit.includes_the_day:
        return _last_day_before_event(limit, event, day)
    certain_day = court.runs_until(day)
    if event and event.manner and law.added_days and was_read(law.added_days.basis):
        end = certain_day if law.added_days.from_the_end else day
        certain_day = court.runs_until(end + timedelta(days=law.added_days.days.get(event.manner, 0)))
    doubts = [(court.may_run_until(certain_day), _closed_court_doubt(day))]
    if event and (limit.days or limit.months):
        doubts += _later_days_if_served_otherwise(law, limit, event, certain_day, situation)
    return LastDay(limit, event, certain_day, doubts=tuple(doubts))


def _doubt_about_counting_back(day: date) -> tuple[tuple[date, str], ...]:
    doubt = f"the last day, counted back, is {day_words(day)}, on which the court may be closed"
    return ((day, f"{doubt}; no text was read that says whether the period then ends earlier"),)


def _last_day_before_event(limit: Limit, event: Event, day: date) -> LastDay:
    """Return the last day of an amendment that must come before *event*, which may be later on the same day."""
    if event.precedes_amendment is False:
        return LastDay(limit, event, _day_of(event, limit))
    doubt = "the matter does not say whether the amended complaint or that event came first on that day"
    doubts = () if event.precedes_amendment else ((_day_of(event, limit), doubt),)
    if event.date is None and limit.once == "served":
        doubts = ((date.max, NOT_SERVED),)
    return LastDay(limit, event, day, doubts=doubts)


def _closed_court_doubt(day: date) -> str:
    return f"the court may be closed on the last day, {day_words(day)}, and the period would then run on"


def _later_days_if_served_otherwise(
    law: Amendments, limit: Limit, event: Event, certain_day: date, situation: Situation
) -> Iterator[tuple[date, str]]:
    """Yield later days until which the period may run, because of how or when the paper was served."""
    if limit.once == "filed" or event.event == "service":
        return
    if not event.date:
        yield date.max, NOT_SERVED
        return
    if days := _days_that_may_be_added(law, event):
        court = situation.court_days(law)
        latest_day = court.may_run_until(court.may_run_until(certain_day) + timedelta(days=days))
        yield latest_day, _unknown_manner_doubt(law, days)


def _days_that_may_be_added(law: Amendments, event: Event) -> int:
    """Return how many more days may have to be added for the manner in which the paper was served."""
    if law.added_days is None or not was_read(law.added_days.basis):
        return 0 if event.manner == "hand delivery" else MAX_ADDED_DAYS
    return 0 if event.manner else max(law.added_days.days.values(), default=0)


def _unknown_manner_doubt(law: Amendments, days: int) -> str:
    if law.added_days is None or not was_read(law.added_days.basis):
        return "no text was read that says whether days are added for the manner of its service"
    return f"the matter does not say how it was served (`manner:`), and {counted(days, 'day')} may have to be added"


def _end_of_period(limit: Limit, start: date) -> date:
    """Return the last day on which an amendment is in time under *limit*."""
    day = months_later(start, limit.months) + timedelta(days=limit.days - limit.days_before)
    return day if limit.includes_the_day else day - timedelta(days=1)


def doubt_about(last_day: LastDay, situation: Situation) -> str:
    """Return why an amendment after *last_day* may still be in time; "" if nothing shows that it may be."""
    limit, event = last_day.limit, last_day.event
    if limit.why_uncounted and (event is None or event.event != limit.day_given_by):
        return limit.why_uncounted
    if limit.why_unclear_later:
        return limit.why_unclear_later
    reason = _why_it_may_not_count(event, situation) if event else ""
    if reason:
        return reason
    return next((reason for latest_day, reason in sorted(last_day.doubts) if situation.day <= latest_day), "")


def _why_it_may_not_count(event: Event, situation: Situation) -> str:
    """Return why *event* may not end the right although its last day is over."""
    if event.event in SCHEDULED_EVENTS or event.event == "service":
        return ""
    if any(event.day <= day for day in situation.amended_by_consent_or_leave):
        fact = "the complaint was amended later by consent or leave"
        return f"{fact}, and no text was read that says whether that event still counts"
    for later_event in situation.events:
        is_of_same_party = not later_event.by or not event.by or set(later_event.by) & set(event.by)
        if (
            event.event in WITHDRAWN.get(later_event.event, ())
            and is_of_same_party
            and event.day <= later_event.day <= situation.day
        ):
            return f"{event_words(later_event, situation)}; no text was read that says whether it still counts"
    return ""


def last_day_of_right(law: Amendments, right: OfCourse, situation: Situation) -> date | None:
    """Return the last day of the right that the events show; None if no event sets a last day."""
    if reopened := end_of_reopened_period(law, right, situation):
        return reopened.day
    last_days = list(last_days_set(law, right, situation))
    first_period_end = end_of_first_period(law, right, situation)
    days = [last_day.day for last_day in last_days if not last_day.limit.why_uncounted or _is_given_by_event(last_day)]
    if (
        right.why_unclear_in_between
        and first_period_end
        and not any(has_come(last_day, situation) for last_day in last_days)
    ):
        return first_period_end.day
    return min(days, default=None)


def day_of_service(law: Amendments, right: OfCourse, situation: Situation) -> date | None:
    """Return the day by which the amended pleading must also be served; None if the law, as far as read, has none."""
    days_reached = (
        last_day
        for last_day in last_days_set(law, right, situation)
        if has_come(last_day, situation) or _is_given_by_event(last_day)
    )
    return min((last_day.day for last_day in days_reached if last_day.limit.and_served), default=None)


def _is_given_by_event(last_day: LastDay) -> bool:
    return last_day.event is not None and last_day.event.event == last_day.limit.day_given_by


def limiting_event_clause(last_day: LastDay, situation: Situation) -> str:
    """Return a clause about the event from which *last_day* is counted."""
    return (
        event_words(last_day.event, situation) if last_day.event else f"the case was filed on {situation.filing_date}"
    )
