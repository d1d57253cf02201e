"""Infers unlisted events that must have come before an event that the matter lists."""

from collections.abc import Iterator
from datetime import date

from assembler.law.dismissal.claims import has_left
from assembler.model.event import Event, PrecedingEvent
from assembler.model.event_kinds import ANSWERS, NEED_ANSWERS, SCHEDULED_EVENTS, EventKind
from assembler.model.event_sequences import events_before, implied_events, required_before
from assembler.model.event_table import KINDS
from assembler.model.matter import Matter
from assembler.model.roles import NONPARTY_ROLES, FurtherRole

SUBSTITUTES: dict[EventKind, frozenset[EventKind]] = {
    "motion for summary judgment": frozenset({"motion treated as one for summary judgment"})
}
"""For an event that must have come first, other events that may have occurred in its place."""

AGAINST_THE_PLAINTIFF: frozenset[FurtherRole] = frozenset({"counterclaim plaintiff", "cross-complainant"})
"""Roles of parties who have a claim against the plaintiff."""


def preceding_events(matter: Matter) -> Iterator[tuple[int, PrecedingEvent]]:
    """Yield the unlisted events that must have come before listed events of *matter*.

    Each comes with the index of the listed event, and with the latest date that it can have.
    """
    for index, event in enumerate(matter.events):
        for kind in sorted(required_before(event.event)):
            if preceding := _unlisted_event(matter, event, kind):
                yield index, preceding
        if _is_by_plaintiffs(matter, event) and event.kinds & {*ANSWERS} and not _has_claim_to_answer(matter, event):
            claimants = (
                name for name, party in matter.parties.items() if AGAINST_THE_PLAINTIFF & {*party.further_roles}
            )
            yield index, _preceding_event(matter, event, "counterclaim", tuple(claimants), by_none_of=())


def further_preceding_events(matter: Matter) -> Iterator[tuple[int, PrecedingEvent]]:
    """Yield further events that came before those of *matter*, perhaps on an earlier day, such as the steps of a trial.

    For example, a verdict implies that a trial had begun, and an amended answer implies an earlier answer.
    """
    for index, event in enumerate(matter.events):
        for kind in sorted(events_before(event.event) - required_before(event.event)):
            if preceding := _unlisted_event(matter, event, kind):
                yield index, preceding


def answer_before_decision(matter: Matter, index: int) -> PrecedingEvent | None:
    """Return the unlisted answer that came before the decision at index *index*.

    Return None if an answer or a motion for summary judgment is listed before the decision. A party in default need not
    have answered.
    """
    event = matter.events[index]
    pleading_kinds = {*ANSWERS, "motion for summary judgment", *SUBSTITUTES["motion for summary judgment"]}
    earlier_events = (
        earlier_event
        for earlier_event in matter.events
        if earlier_event.day <= event.day and not _is_by_plaintiffs(matter, earlier_event)
    )
    if any(earlier_event.kinds & pleading_kinds for earlier_event in earlier_events):
        return None
    return _preceding_event(matter, event, "answer", by=(), by_none_of=_defaulted(matter, event))


def _unlisted_event(matter: Matter, event: Event, kind: EventKind) -> PrecedingEvent | None:
    """Return the event of *kind* that must have come before *event*; None if the matter lists it."""
    actors = _actors(matter, event, kind)
    earlier_events = (
        earlier_event
        for earlier_event in matter.events
        if earlier_event is not event and earlier_event.day <= event.day
    )
    listed_events = [earlier_event for earlier_event in earlier_events if _may_be_kind(matter, earlier_event, kind)]
    listed_actors = {name for listed_event in listed_events for name in listed_event.by}
    unlisted_actors = tuple(name for name in actors if name not in listed_actors)
    is_listed = not unlisted_actors if actors else bool(listed_events)
    in_default = _defaulted_before_answers(matter, event, kind)
    are_all_in_default = bool(in_default) and set(in_default) >= set(_opponents(matter, event.day))
    if is_listed or are_all_in_default:
        return None
    return _preceding_event(matter, event, kind, unlisted_actors, in_default)


def _preceding_event(
    matter: Matter, event: Event, kind: EventKind, by: tuple[str, ...], by_none_of: tuple[str, ...]
) -> PrecedingEvent:
    day = event.day
    if event.event in SCHEDULED_EVENTS and matter.docket_read:
        day = min(day, matter.docket_read)
    return PrecedingEvent.model_construct(
        event=kind, by=by, date=day, order=event.order, shown_by=event, by_none_of=by_none_of
    )


def _actors(matter: Matter, event: Event, kind: EventKind) -> tuple[str, ...]:
    """Return the parties who did the act of *kind* that must have come before *event*; empty if they are unknown."""
    by_opponents = tuple(name for name in event.by if matter.parties[name].on_side != "plaintiff")
    whose = next(
        (KINDS[meant_kind].whose for meant_kind in implied_events(event.event) if kind in KINDS[meant_kind].requires),
        "somebody",
    )
    match whose:
        case "the same party":
            return by_opponents if kind in ANSWERS else event.by
        case "the other side" if by_opponents:
            return tuple(name for name, party in matter.parties.items() if party.on_side == "plaintiff")
    return ()


def _may_be_kind(matter: Matter, listed: Event, kind: EventKind) -> bool:
    """Whether *listed* may be the event of *kind*.

    A plaintiff's answer is not the answer that is meant, because it answers a counterclaim.
    """
    if kind in ANSWERS and _is_by_plaintiffs(matter, listed):
        return False
    return bool(listed.kinds & {kind, *SUBSTITUTES.get(kind, ())})


def _is_by_plaintiffs(matter: Matter, event: Event) -> bool:
    return bool(event.by) and all(matter.parties[name].on_side == "plaintiff" for name in event.by)


def _has_claim_to_answer(matter: Matter, event: Event) -> bool:
    """Whether the matter lists a counterclaim or crossclaim that *event*, a plaintiff's answer, may answer."""
    earlier_events = (earlier_event for earlier_event in matter.events if earlier_event.day <= event.day)
    opponents_events = (
        earlier_event for earlier_event in earlier_events if not _is_by_plaintiffs(matter, earlier_event)
    )
    return any(earlier_event.kinds & {"counterclaim", "crossclaim"} for earlier_event in opponents_events)


def _defaulted_before_answers(matter: Matter, event: Event, kind: EventKind) -> tuple[str, ...]:
    """Return the parties in default when *event* happened; none unless *event* implies that all others answered."""
    needs_answers = kind in ANSWERS and NEED_ANSWERS & {*implied_events(event.event), *required_before(event.event)}
    return _defaulted(matter, event) if needs_answers else ()


def _defaulted(matter: Matter, event: Event) -> tuple[str, ...]:
    """Return the parties in default when *event* happened."""
    last_events: dict[str, EventKind] = {}
    earlier_events = [earlier_event for earlier_event in matter.events if earlier_event.day <= event.day]
    for earlier_event in sorted(earlier_events, key=lambda earlier_event: earlier_event.day):
        if earlier_event.event == "default":
            for name in earlier_event.by:
                last_events[name] = "default"
        elif earlier_event.event == "default set aside":
            for name in earlier_event.by or [*last_events]:
                last_events[name] = "default set aside"
    return tuple(name for name in _opponents(matter, event.day) if last_events.get(name) == "default")


def _opponents(matter: Matter, day: date) -> tuple[str, ...]:
    """Return the defendants who were in the case on *day*."""
    return tuple(
        name
        for name, party in matter.parties.items()
        if party.on_side == "defendant" and party.role not in NONPARTY_ROLES and not has_left(party, day)
    )
