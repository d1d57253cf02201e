"""The events that a matter does not list, and that must have come before one that it lists."""

from collections.abc import Iterator
from datetime import date

from assembler.law.dismissal.claims import has_left
from assembler.model.event import Event, PrecedingEvent
from assembler.model.event_kinds import ANSWERED, JOINED, SET_AHEAD, EventKind
from assembler.model.event_table import KINDS, events_before, implied_events, required_before
from assembler.model.matter import Matter
from assembler.model.roles import OUTSIDE, FurtherRole

IN_PLACE: dict[EventKind, frozenset[EventKind]] = {
    "motion for summary judgment": frozenset({"motion treated as one for summary judgment"})
}
"""The other events that an event may have come after instead."""

AGAINST_THE_PLAINTIFF: frozenset[FurtherRole] = frozenset({"counterclaim plaintiff", "cross-complainant"})
"""Roles of parties whose claim a plaintiff answers."""


def preceding_events(matter: Matter) -> Iterator[tuple[int, PrecedingEvent]]:
    """Yield the events that must have come before those that *matter* lists, each with the place of the one listed.

    Its day is the last on which it can have come. A party who has defaulted need not have answered before a trial.
    """
    for place, event in enumerate(matter.events):
        for kind in sorted(required_before(event.event)):
            if shown := _shown(matter, event, kind):
                yield place, shown
        if _is_the_plaintiffs(matter, event) and event.means & {*ANSWERED} and not _pleaded(matter, event):
            by = (name for name, party in matter.parties.items() if AGAINST_THE_PLAINTIFF & {*party.further_roles})
            yield place, _preceding(matter, event, "counterclaim", tuple(by), ())


def begun_on_another_day(matter: Matter) -> Iterator[tuple[int, PrecedingEvent]]:
    """Yield the events that came before those that *matter* lists, perhaps on the same day: also the steps of a trial.

    A verdict shows that a trial had begun, and an amended answer that there was one to amend.
    """
    for place, event in enumerate(matter.events):
        for kind in sorted(events_before(event.event) - required_before(event.event)):
            if shown := _shown(matter, event, kind):
                yield place, shown


def before_a_decision(matter: Matter, place: int) -> PrecedingEvent | None:
    """Return the answer that came before the decision at *place*, unless the matter lists it, or a motion in its place.

    A party in default need not have answered.
    """
    event = matter.events[place]
    pleaded = {*ANSWERED, "motion for summary judgment", *IN_PLACE["motion for summary judgment"]}
    listed = (other for other in matter.events if other.day <= event.day and not _is_the_plaintiffs(matter, other))
    if any(other.means & pleaded for other in listed):
        return None
    return _preceding(matter, event, "answer", (), _defaulted(matter, event))


def _shown(matter: Matter, event: Event, kind: EventKind) -> PrecedingEvent | None:
    """Return the event of *kind* that *event* shows to have come before, unless the matter lists it."""
    by, others = _by(matter, event, kind), _in_default(matter, event, kind)
    before = (other for other in matter.events if other is not event and other.day <= event.day)
    listed = [other for other in before if _may_be(matter, other, kind)]
    left = set(by) - {name for other in listed for name in other.by}
    if not (left or not (by or listed)) or (others and set(others) >= set(_opponents(matter, event.day))):
        return None
    return _preceding(matter, event, kind, tuple(name for name in by if name in left), others)


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
    whose = next(
        (KINDS[same].whose for same in implied_events(event.event) if kind in KINDS[same].requires), "somebody"
    )
    match whose:
        case "the same party":
            return theirs if kind in ANSWERED else event.by
        case "the other side" if theirs:
            return tuple(name for name, party in matter.parties.items() if party.on_side == "plaintiff")
    return ()


def _may_be(matter: Matter, listed: Event, kind: EventKind) -> bool:
    """Whether *listed* is *kind*: an answer by a plaintiff answers a claim in response, and not the complaint."""
    if kind in ANSWERED and _is_the_plaintiffs(matter, listed):
        return False
    return bool(listed.means & {kind, *IN_PLACE.get(kind, ())})


def _is_the_plaintiffs(matter: Matter, event: Event) -> bool:
    return bool(event.by) and all(matter.parties[name].on_side == "plaintiff" for name in event.by)


def _pleaded(matter: Matter, event: Event) -> bool:
    """Whether the matter lists a claim in response that *event*, an answer by a plaintiff, may answer."""
    before = (other for other in matter.events if other.day <= event.day and not _is_the_plaintiffs(matter, other))
    return any(other.means & {"counterclaim", "crossclaim"} for other in before)


def _in_default(matter: Matter, event: Event, kind: EventKind) -> tuple[str, ...]:
    """Return the parties who were in default at *event*, if *kind* is the answer that a trial needs from the others."""
    needs_answers = kind in ANSWERED and JOINED & {*implied_events(event.event), *required_before(event.event)}
    return _defaulted(matter, event) if needs_answers else ()


def _defaulted(matter: Matter, event: Event) -> tuple[str, ...]:
    """Return the parties who were in default at *event*.

    A default that names nobody is no party's; one that was set aside, of nobody named, was everybody's.
    """
    last: dict[str, EventKind] = {}
    for other in sorted((one for one in matter.events if one.day <= event.day), key=lambda one: one.day):
        if other.event in {"default", "default set aside"}:
            last |= dict.fromkeys(other.by or (last if other.event == "default set aside" else ()), other.event)
    return tuple(name for name in _opponents(matter, event.day) if last.get(name) == "default")


def _opponents(matter: Matter, day: date) -> tuple[str, ...]:
    """Return those whom the plaintiff sues and who were in the case on *day*."""
    return tuple(
        name
        for name, party in matter.parties.items()
        if party.on_side == "defendant" and party.role not in OUTSIDE and not has_left(party, day)
    )
