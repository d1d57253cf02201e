"""The events that a matter does not list, and that must have come before one that it lists."""

from collections.abc import Iterator
from datetime import date

from assembler.law.dismissal.claims import has_left
from assembler.model.event import Event, PrecedingEvent
from assembler.model.event_kinds import ANSWERED, JOINED, SET_AHEAD, EventKind
from assembler.model.event_table import KINDS, meaning, required
from assembler.model.matter import Matter
from assembler.model.roles import OUTSIDE

IN_PLACE: dict[EventKind, frozenset[EventKind]] = {
    "motion for summary judgment": frozenset({"motion treated as one for summary judgment"})
}
"""The other events that an event may have come after instead."""


def preceding_events(matter: Matter) -> Iterator[tuple[int, PrecedingEvent]]:
    """Yield the events that must have come before those that *matter* lists, each with the place of the one listed.

    Its day is the last on which it can have come. A party who has defaulted need not have answered before a trial.
    """
    for place, event in enumerate(matter.events):
        for kind in sorted(required(event.event)):
            by, others = _by(matter, event, kind), _in_default(matter, event, kind)
            listed = [other for other in matter.events if other.day <= event.day and _may_be(matter, other, kind)]
            left = set(by) - {name for other in listed for name in other.by}
            if (left or not (by or listed)) and not (others and set(others) >= set(_opponents(matter, event.day))):
                yield place, _preceding(matter, event, kind, tuple(name for name in by if name in left), others)


def _preceding(
    matter: Matter, event: Event, kind: EventKind, by: tuple[str, ...], by_none_of: tuple[str, ...]
) -> PrecedingEvent:
    day = event.day
    if event.event in SET_AHEAD and matter.docket_read:
        day = min(day, matter.docket_read)
    return PrecedingEvent.model_construct(
        event=kind, by=by, date=day, order=event.order, shown_by=event, by_none_of=by_none_of
    )


def _by(matter: Matter, event: Event, kind: EventKind) -> tuple[str, ...]:
    """Return who did *kind*, which came before *event*; empty if that is not known.

    An answer is not the plaintiff's, who may be named as the party on whose motion it was struck.
    """
    theirs = tuple(name for name in event.by if matter.parties[name].on_side != "plaintiff")
    whose = next((KINDS[same].whose for same in meaning(event.event) if kind in KINDS[same].after), "somebody")
    match whose:
        case "the same party":
            return theirs if kind in ANSWERED else event.by
        case "the other side" if theirs:
            return tuple(name for name, party in matter.parties.items() if party.on_side == "plaintiff")
    return ()


def _may_be(matter: Matter, listed: Event, kind: EventKind) -> bool:
    """Whether *listed* is *kind*: an answer by a plaintiff answers a claim in response, and not the complaint."""
    if kind in ANSWERED and listed.by and all(matter.parties[name].on_side == "plaintiff" for name in listed.by):
        return False
    return bool(listed.means & {kind, *IN_PLACE.get(kind, ())})


def _in_default(matter: Matter, event: Event, kind: EventKind) -> tuple[str, ...]:
    """Return the parties who were in default at *event*, if *kind* is the answer that a trial needs from the others.

    A default that names nobody is no party's; one that was set aside, of nobody named, was everybody's.
    """
    if kind not in ANSWERED or not JOINED & {*meaning(event.event), *required(event.event)}:
        return ()
    opponents = _opponents(matter, event.day)
    last: dict[str, EventKind] = {}
    for other in sorted((one for one in matter.events if one.day <= event.day), key=lambda one: one.day):
        if other.event in {"default", "default set aside"}:
            last |= dict.fromkeys(other.by or (last if other.event == "default set aside" else ()), other.event)
    return tuple(name for name in opponents if last.get(name) == "default")


def _opponents(matter: Matter, day: date) -> tuple[str, ...]:
    """Return those whom the plaintiff sues and who were in the case on *day*."""
    return tuple(
        name
        for name, party in matter.parties.items()
        if party.on_side == "defendant" and party.role not in OUTSIDE and not has_left(party, day)
    )
