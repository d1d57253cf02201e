"""Whether a pleading that makes claims after the complaint needs leave of the court."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from assembler.model.amendment import FreeTime, LeaveToPlead
from assembler.model.event import Event


@dataclass(frozen=True)
class LaterClaim:
    """A pleading that makes claims after the complaint: its day, its parties, and the events of the case."""

    day: date
    filers: frozenset[str]
    opponents: frozenset[str]
    """The parties on the other side of the case."""
    sued_parties: frozenset[str]
    """The parties against whom it makes claims."""
    events: tuple[Event, ...]


def why_leave_is_needed(law: LeaveToPlead, claim: LaterClaim) -> str:
    """Return why *claim* needs leave under *law*; "" if it needs none, or if no event shows that the time is over."""
    if law.needed == "after the time":
        return next((reason for time in law.time for reason in _why_time_is_over(time, claim)), "")
    return "in every case" if law.needed == "always" else ""


def _why_time_is_over(time: FreeTime, claim: LaterClaim) -> Iterator[str]:
    """Yield why the *time* without leave is over for *claim*, if it is over and applies to one of the parties sued."""
    if not _applies(time, claim):
        return
    first_day = min((event.date or event.day for event in _events_of_filers(time, claim)), default=None)
    last_day = first_day + timedelta(days=time.days) if first_day else None
    if last_day and claim.day > last_day:
        yield f"the time without leave ended on {last_day}"
    ending_event = next((event for event in claim.events if event.event in time.before), None)
    if ending_event:
        yield f"the matter lists the event `{ending_event.event}`"


def _applies(time: FreeTime, claim: LaterClaim) -> bool:
    if time.against == "anybody":
        return True
    return bool(
        claim.sued_parties & claim.opponents if time.against == "an opponent" else claim.sued_parties - claim.opponents
    )


def _events_of_filers(time: FreeTime, claim: LaterClaim) -> Iterable[Event]:
    """Return the events of the filers from which the *time* is counted."""
    return (event for event in claim.events if event.kinds & set(time.after) and claim.filers & set(event.by))
