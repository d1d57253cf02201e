"""The events that close an instrument of dismissal, and whether each of them came before the paper or may have."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from assembler.findings.path import KeyPath
from assembler.language.english import series, with_article
from assembler.law.dismissal.claims import CLAIMANT_ROLES, UnlistedPleading, responsive_claimants, unlisted_pleadings
from assembler.law.dismissal.preceding import answer_before_decision
from assembler.law.dismissal.scope import DECIDES, Scope
from assembler.model.dismissal import Instrument
from assembler.model.event import Event, PrecedingEvent
from assembler.model.event_kinds import SCHEDULED_EVENTS, EventKind
from assembler.model.event_sequences import implied_events, required_before
from assembler.model.event_table import KINDS
from assembler.model.matter import Matter
from assembler.model.time_limit import Closing, Reopening

UNDECIDED = "it decided none of the plaintiff's claims"
"""The condition attached to a decision against parties who are neither plaintiffs nor defendants."""


@dataclass(frozen=True)
class ClosingEvent:
    """An event that a provision names, whenever it happened, with the date on which it takes effect and any doubt."""

    closing: Closing
    event_index: int
    event: Event
    day: date
    reopened: Reopening | None = None
    """The provision under which a later event reopened the instrument, if there is such an event."""
    doubt: str = ""
    """The condition on which the instrument is open despite the event."""


def closing_events(scope: Scope, closings: Iterable[Closing]) -> Iterator[ClosingEvent]:
    """Yield the events that *closings* name, whatever their dates, each with any later reopening."""
    for closing in closings:
        if closing.system in {None, scope.matter.court.system}:
            yield from _matching_events(scope, closing, scope.history)


def _matching_events(scope: Scope, closing: Closing, history: Iterable[tuple[int, Event]]) -> Iterator[ClosingEvent]:
    kinds = frozenset(closing.events)
    lacking_kinds = frozenset(closing.lacking)
    for index, event in history:
        if kinds.isdisjoint(event.kinds):
            continue
        day = event.day if closing.once == "filed" else event.date
        if not day or not _satisfies(scope, closing, event):
            continue
        if lacking_kinds and any(later_event.kinds & lacking_kinds for _, later_event in scope.events):
            continue
        if closing.day_given_by and _is_day_given(scope, closing, event):
            continue
        doubt = closing.unless or _crossclaim_doubt(scope, closing, event) or _intervenor_doubt(scope, closing, event)
        doubt = doubt or (UNDECIDED if closing.decided and _is_against_others(scope, event) else "")
        closing_event = ClosingEvent(closing, index, event, day - timedelta(days=closing.days_before), doubt=doubt)
        if not _is_undone(scope, closing, event):
            yield _with_reopening(scope, closing_event)


def _is_undone(scope: Scope, closing: Closing, event: Event) -> bool:
    """Whether *event* is only implied by the event that reopens the instrument, as a removal is by a remand.

    The reopening event must have come before the paper.
    """
    implied_by = event.shown_by if isinstance(event, PrecedingEvent) else None
    is_undone = bool(closing.reopened and implied_by and implied_by.kinds & set(closing.reopened.events))
    return is_undone and implied_by is not None and scope.came_before(implied_by.day, implied_by)


def _is_day_given(scope: Scope, closing: Closing, event: Event) -> bool:
    """Whether the matter lists a deadline for *event* and for each later event of the same kind."""
    later_events = [later_event for later_event in scope.matter.events if later_event.day >= event.day]
    events_of_kind = [later_event for later_event in later_events if later_event.kinds & set(closing.events)]
    deadlines = [later_event for later_event in later_events if later_event.event in closing.day_given_by]
    return len(events_of_kind) <= len(deadlines)


def _satisfies(scope: Scope, closing: Closing, event: Event) -> bool:
    """Whether *event* satisfies *closing*: the right party did it and, if required, it decided a dismissed claim.

    An event that closes only dismissals with one prejudice must also fit the prejudice of the paper.
    """
    if closing.decided and not _decided_dismissed_claim(scope, event):
        return False
    if closing.prejudice and scope.prejudice not in {None, closing.prejudice}:
        return False
    match closing.by:
        case "a party dismissed":
            return bool({*scope.dismissed_parties, *_intervenors(scope)} & set(event.by))
        case "any opponent":
            return not event.by or any(scope.matter.parties[name].on_side != "plaintiff" for name in event.by)
        case "the plaintiff":
            return not event.by or any(scope.matter.parties[name].on_side == "plaintiff" for name in event.by)
        case "a party concerned":
            parties_concerned = {*scope.dismissed_parties, *scope.dismissing_parties, *_intervenors(scope)}
            return not event.by or bool(parties_concerned & set(event.by))
    return True


def _crossclaim_doubt(scope: Scope, closing: Closing, event: Event) -> str:
    """Return a doubt if a defendant's pleading may answer only the complaint and not the crossclaim; otherwise ""."""
    is_on_counterclaim = closing.by == "a party dismissed" and scope.of_counterclaims
    is_by_defendants = all(scope.matter.parties[name].on_side == "defendant" for name in event.by)
    return "it answers only the complaint" if is_on_counterclaim and event.by and is_by_defendants else ""


def _intervenors(scope: Scope) -> Iterator[str]:
    """Yield the intervenors if the paper ends the action; the matter does not say which oppose the plaintiff."""
    if not scope.of_counterclaims and not scope.in_part:
        yield from (name for name, party in scope.matter.parties.items() if party.role.casefold() == "intervenor")


def _intervenor_doubt(scope: Scope, closing: Closing, event: Event) -> str:
    """Return a doubt if *event* is an act of an intervenor who may not oppose the plaintiff; otherwise ""."""
    is_by_intervenors = closing.by == "a party dismissed" and not set(scope.dismissed_parties) & set(event.by)
    return "the intervenor does not oppose the plaintiff" if is_by_intervenors and event.by else ""


def _decided_dismissed_claim(scope: Scope, event: Event) -> bool:
    """Whether *event* decided, or may have decided, a dismissed claim against the same party."""
    return _is_against_others(scope, event) or any(
        scope.decided_by(event, claim.party, claim.claim) for claim in scope.claims
    )


def _is_against_others(scope: Scope, event: Event) -> bool:
    return bool(event.against) and all(scope.matter.parties[name].on_side == "neither" for name in event.against)


def _with_reopening(scope: Scope, closing_event: ClosingEvent) -> ClosingEvent:
    """Return *closing_event* with any later reopening of the instrument; a reopening on the same day raises a doubt."""
    reopening = closing_event.closing.reopened
    if reopening is None:
        return closing_event
    days = [event.day for _, event in scope.events if event.kinds & set(reopening.events)]
    if any(day > closing_event.event.day for day in days):
        return ClosingEvent(
            closing_event.closing, closing_event.event_index, closing_event.event, closing_event.day, reopening
        )
    if closing_event.event.day in days:
        doubt = f"{series(list(reopening.events), 'or')} came last on that day; the matter does not say"
        return ClosingEvent(
            closing_event.closing, closing_event.event_index, closing_event.event, closing_event.day, doubt=doubt
        )
    return closing_event


def possibly_served_papers(scope: Scope, instrument: Instrument) -> Iterator[ClosingEvent]:
    """Yield papers that were filed but perhaps not served, and that close *instrument* once they are served.

    In a federal court, papers with a later date of service are included, because electronic filing serves registered
    users.
    """
    closings_by_service = [closing for closing in instrument.until.closed_by if closing.once == "served"]
    closings_by_filing = [closing.model_copy(update={"once": "filed"}) for closing in closings_by_service]
    for closing_event in closing_events(scope, closings_by_filing):
        event = closing_event.event
        may_be_unserved = event.date is None or (
            scope.matter.court.system == "federal" and not _may_have_come(scope, event.date, event)
        )
        if event.filed and may_be_unserved and _may_have_come(scope, event.filed, event) and not closing_event.reopened:
            yield closing_event


def _may_have_come(scope: Scope, day: date, event: Event) -> bool:
    """Whether *event*, dated *day*, came before the paper, or came on the same day in an unknown order."""
    return scope.came_before(day, event) or (day == scope.requested.date and event.precedes_notice is None)


def is_on_same_day(scope: Scope, closing_event: ClosingEvent) -> bool:
    """Whether *closing_event* takes effect on the date of the paper and the matter does not say which came first."""
    is_same_day = closing_event.day == scope.requested.date and not closing_event.closing.days_before
    return is_same_day and closing_event.event.precedes_notice is None


def came_before(scope: Scope, closing_event: ClosingEvent) -> bool:
    """Whether *closing_event* takes effect before the paper; a paper dated on the last day of a period is timely."""
    return scope.came_before(closing_event.day, closing_event.event) and not is_on_last_day(scope, closing_event)


def is_on_last_day(scope: Scope, closing_event: ClosingEvent) -> bool:
    """Whether the paper is dated on the last day of a period that ends some days before the event."""
    return bool(closing_event.closing.days_before) and closing_event.day == scope.requested.date


def may_be_same_day(scope: Scope, path: KeyPath) -> bool:
    """Whether *path* leads to an event on the date of the paper that may have come before or after it."""
    match path:
        case ("events", int(event_index)):
            return scope.may_have_come_before(scope.matter.events[event_index])
    return False


def unattributed_events(scope: Scope, instrument: Instrument) -> Iterator[tuple[int, Event]]:
    """Yield the events without `by:` that would close *instrument* if they were acts of a dismissed party."""
    for index, event in scope.history:
        closing_kinds = _closing_acts(scope, instrument, event)
        if (
            isinstance(event, PrecedingEvent)
            and event.by_none_of
            and set(scope.dismissed_parties) <= set(event.by_none_of)
        ):
            continue
        if not event.by and event.kinds & closing_kinds and _may_have_come(scope, event.day, event):
            yield index, event


OPPONENTS_PAPERS: frozenset[EventKind] = frozenset(
    {"answer", "responsive pleading", "motion treated as one for summary judgment"}
)
"""Papers that only an opposing party serves, unless there is a counterclaim or crossclaim for a plaintiff to answer."""


def must_be_by_dismissed_party(scope: Scope, event: Event) -> bool:
    """Whether *event*, such as an answer, can only have been served by a dismissed party.

    This requires that the paper dismisses every opponent, and that nobody pleaded a counterclaim or a similar claim.
    """
    if scope.of_counterclaims or responsive_claimants(scope.matter) or not event.kinds & OPPONENTS_PAPERS:
        return False
    if any(listed_event.event in {"counterclaim", "crossclaim"} for listed_event in scope.matter.events):
        return False
    opponents = [name for name, party in scope.matter.parties.items() if party.on_side != "plaintiff"]
    may_be_same_day = event.day == scope.requested.date and event.precedes_notice is None
    return bool(opponents) and set(opponents) <= set(scope.dismissed_parties) and not may_be_same_day


def unlisted_claimants(scope: Scope, instrument: Instrument) -> Iterator[str]:
    """Yield dismissed parties with an unlisted counterclaim or similar claim, if such pleadings close *instrument*."""
    pleadings = _closing_acts(scope, instrument) & {"answer", "responsive pleading", "counterclaim", "crossclaim"}
    for name in scope.dismissed_parties:
        pleads_claim = pleadings and set(CLAIMANT_ROLES) & set(scope.matter.parties[name].further_roles)
        is_listed = any(name in event.by and event.kinds & pleadings for _, event in scope.history)
        if pleads_claim and not is_listed:
            yield name


def possible_preceding_events(scope: Scope, instrument: Instrument) -> Iterator[tuple[int, PrecedingEvent]]:
    """Yield the implied events that would close *instrument* and may have come before the paper.

    For example, a later verdict implies an answer, whose date is unknown unless the matter lists the answer.
    """
    unlisted_events = (*scope.preceding, *scope.further_preceding_events, *_answers_before_decisions(scope))
    possible_events = [(index, event) for index, event in unlisted_events if _may_be_earlier(scope, event)]
    closing_keys = {
        (closing_event.event_index, closing_event.event.event)
        for provision in instrument.until.closed_by
        for closing_event in _matching_events(scope, provision, possible_events)
    }
    yielded_indexes: set[int] = set()
    for index, event in possible_events:
        may_be_opponents = not event.by and event.kinds & _closing_acts(scope, instrument, event)
        is_excused = bool(event.by_none_of) and set(scope.dismissed_parties) <= set(event.by_none_of)
        closes = (index, event.event) in closing_keys or may_be_opponents
        if closes and not is_excused and index not in yielded_indexes:
            yielded_indexes.add(index)
            yield index, event


def _may_be_earlier(scope: Scope, event: PrecedingEvent) -> bool:
    """Whether *event* is implied by an event after the paper, so that *event* may have come before the paper."""
    day_is_known = scope.requested.date is not None
    return day_is_known and not scope.came_before(event.day, event) and not scope.may_have_come_before(event)


def _answers_before_decisions(scope: Scope) -> Iterator[tuple[int, PrecedingEvent]]:
    """Yield the unlisted answers that must have come before the decisions on dismissed claims."""
    for index, event in enumerate(scope.matter.events):
        if event.event in DECIDES and _decided_dismissed_claim(scope, event):
            answer = answer_before_decision(scope.matter, index)
            if answer:
                yield index, answer


def unlisted_pleadings_by_role(scope: Scope, instrument: Instrument) -> Iterator[UnlistedPleading]:
    """Yield pleadings implied by a party's role that close *instrument* and that a dismissed party may have served."""
    closing_kinds = _closing_acts(scope, instrument)
    for pleading in unlisted_pleadings(scope.matter):
        kinds = implied_events(pleading.pleading) | required_before(pleading.pleading)
        if closing_kinds & kinds and set(pleading.possible_pleaders) & set(scope.dismissed_parties):
            yield pleading


def undated_closings(scope: Scope, instrument: Instrument) -> Iterator[Closing]:
    """Yield the provisions that close *instrument* after an event that the matter must list but does not list."""
    kinds = {event.event for event in scope.matter.events}
    closings = (closing for closing in instrument.until.closed_by if closing.must_be_listed)
    yield from (closing for closing in closings if not kinds & set(closing.events))


def _closing_acts(scope: Scope, instrument: Instrument, event: Event | None = None) -> set[EventKind]:
    """Return the kinds of acts of a party that close *instrument*, except those that *event* shows were undone."""
    closings = [
        closing for closing in instrument.until.closed_by if closing.by in {"a party dismissed", "any opponent"}
    ]
    lasting_closings = [closing for closing in closings if event is None or not _is_undone(scope, closing, event)]
    return {kind for closing in lasting_closings for kind in closing.events}


def possible_decisions(scope: Scope, instrument: Instrument) -> Iterator[ClosingEvent]:
    """Yield events that may have decided dismissed claims and that the law on *instrument* does not mention.

    The hearing or submission of a motion raises no doubt about an instrument that has no time limit.
    """
    for provision in scope.law.perhaps_decided_by:
        if provision.applies_to(instrument.until):
            events = closing_events(scope, [provision])
            yield from (event for event in events if not instrument.until.speaks_of(event.event))


def no_event_closes(scope: Scope, instrument: Instrument) -> bool:
    """Whether no event in the matter closes *instrument*, and none may have closed it.

    An event whose date is set in advance, such as a return date, closes nothing before that date.
    """
    closings = (*instrument.until.closed_by, *scope.law.ended_by, *scope.law.moved_by)
    past_closings = [closing for closing in closing_events(scope, closings) if not _is_in_the_future(scope, closing)]
    doubts = (
        *possible_decisions(scope, instrument),
        *unattributed_events(scope, instrument),
        *unlisted_claimants(scope, instrument),
        *unlisted_pleadings_by_role(scope, instrument),
        *undated_closings(scope, instrument),
        *possible_preceding_events(scope, instrument),
        *possibly_served_papers(scope, instrument),
    )
    return not doubts and not past_closings


def _is_in_the_future(scope: Scope, closing: ClosingEvent) -> bool:
    has_come = came_before(scope, closing) or is_on_same_day(scope, closing) or is_on_last_day(scope, closing)
    return closing.event.event in SCHEDULED_EVENTS and not has_come


def describe_event(event: Event, matter: Matter) -> str:
    """Return a clause about *event*: "`Beta, Inc.` served an answer on 2021-02-01"."""
    if isinstance(event, PrecedingEvent):
        return f"{describe_event(event.shown_by, matter)}, so `{event.event}` came before it"
    if phrase := KINDS[event.event].date_phrase:
        return f"{phrase} {event.day}"
    actors = series([f"`{matter.parties[name].name}`" for name in event.by]) or "somebody"
    clause = ", which is pleaded in an answer," if event.event in {"counterclaim", "crossclaim"} else ""
    verb = "served" if event.date else "filed"
    return f"{actors} {verb} {with_article(event.event)}{clause} on {event.day}"
