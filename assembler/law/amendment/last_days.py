"""The last days to amend of course that the events of a case set under a law."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from assembler.law.amendment.situation import Situation, day_words, event_words
from assembler.law.court_days import months_later, next_open_day
from assembler.model.amendment import Limit, OfCourse
from assembler.model.event import Event


@dataclass(frozen=True)
class LastDay:
    """The last day to amend under a limit; *event* sets it, or the filing of the case if *event* is None."""

    limit: Limit
    event: Event | None
    day: date
    opponents: frozenset[str]
    """The opponents whose act the event was; empty if the day applies to all opponents."""
    doubt: str = ""
    """Why an amendment after that day may still be in time."""


def has_come(last: LastDay, situation: Situation) -> bool:
    """Whether the event of *last* had happened by the day; days before a trial are counted ahead of it."""
    if last.event is None or last.limit.days_before or last.event.event == "pleading deadline":
        return True
    return last.event.day <= situation.day


def last_days_set(right: OfCourse, situation: Situation) -> Iterator[LastDay]:
    """Yield the last days that the events set under the limits of *right*."""
    listed = {event.event for event in situation.events}
    for limit in right.ends:
        if not listed & set(limit.unless_listed):
            yield from _set_by(limit, situation)


def end_of_first_period(right: OfCourse, situation: Situation) -> LastDay | None:
    """Return the earliest end of the first period of *right*; None if there is no such period or no event starts it."""
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


def doubt_about(last: LastDay, situation: Situation) -> str:
    """Return why an amendment after *last* may still be in time; "" if it is late."""
    limit, event = last.limit, last.event
    if last.doubt or limit.uncounted:
        return last.doubt or limit.uncounted
    if event and situation.day == event.day and not limit.includes_the_day and not limit.days_before:
        return "the matter does not say whether the amended complaint or that event came first on that day"
    if limit.includes_the_day and not limit.days_before and last.day < situation.day <= next_open_day(last.day):
        says = f"the court may be closed on the last day, {day_words(last.day)}"
        return f"{says}, and whether the period then runs on was not read"
    return ""


def last_day_of_right(right: OfCourse, situation: Situation) -> date | None:
    """Return the last day of the right as the events show it, or None if no event sets one."""
    last_days = [last.day for last in last_days_set(right, situation) if not last.limit.uncounted]
    first = end_of_first_period(right, situation)
    if right.before_that and first and not any(has_come(last, situation) for last in last_days_set(right, situation)):
        return first.day
    return min(last_days, default=None)


def event_that_set(last: LastDay, situation: Situation) -> str:
    """Return a clause about the event from which *last* is counted."""
    return event_words(last.event, situation) if last.event else f"the case was filed on {situation.filed}"
