"""The reasons for and against an instrument of dismissal in a matter, according to the record of the court's law."""

from collections.abc import Iterator
from dataclasses import replace

from assembler.language.english import counted, series, with_article
from assembler.law.dismissal.approvals import approval_reasons
from assembler.law.dismissal.circumstances import circumstances_of
from assembler.law.dismissal.events import (
    ClosingEvent,
    came_before,
    closing_events,
    describe_event,
    filed_and_perhaps_served,
    on_the_day,
    on_the_last_day,
    perhaps_decided,
    perhaps_preceded,
    served_by_a_dismissed_party,
    unattributed_events,
    undated_closings,
    unlisted_claimants,
    unlisted_pleadings_by_role,
)
from assembler.law.dismissal.local_forms import local_forms
from assembler.law.dismissal.partial import partial_reasons
from assembler.law.dismissal.purpose import effect_reasons, purpose_reasons, unread_reasons
from assembler.law.dismissal.reason import Kind, Reason, Weight
from assembler.law.dismissal.scope import Scope
from assembler.law.dismissal.second_dismissal import second_dismissal_reasons
from assembler.law.dismissal.unflagged import unflagged_reasons
from assembler.model.dismissal import Instrument
from assembler.model.law import was_read
from assembler.model.until import Deciding
from assembler.model.walk import of_side

NOTHING_MORE = "nothing has happened that ends the right to dismiss in this way"
"""The condition on which a notice is open if the matter does not say through what date the docket was read."""


def reasons(scope: Scope, instrument: Instrument) -> Iterator[Reason]:
    """Yield the reasons for and against *instrument* in *scope*, according to the matter and the court's law."""
    circumstances = circumstances_of(scope)
    if not scope.dismissed and (scope.of_counterclaims or of_side(scope.matter.parties, "defendant")):
        message = f"the {instrument.way} dismisses no party who is still in the case"
        yield Reason("nobody", "closes", message, instrument.rule, instrument.until.basis, certain=True)
        return
    yield from _removal_reasons(scope, instrument)
    reasons_of_purpose = [*purpose_reasons(scope, instrument, circumstances)]
    yield from reasons_of_purpose
    if any(reason.weight == "closes" for reason in reasons_of_purpose):
        return
    yield from unread_reasons(instrument)
    yield from effect_reasons(scope, instrument)
    event_reasons = [*_event_reasons(scope, instrument)]
    yield from event_reasons
    if not any(reason.weight == "closes" for reason in event_reasons):
        yield from _docket_reasons(scope, instrument)
    yield from approval_reasons(scope, instrument, circumstances)
    yield from unflagged_reasons(scope, instrument, circumstances)
    yield from partial_reasons(scope, instrument)
    yield from second_dismissal_reasons(scope, instrument)
    yield from _local_reasons(scope, instrument)


# -- events -----------------------------------------------------------------------------------------------------------


def _removal_reasons(scope: Scope, instrument: Instrument) -> Iterator[Reason]:
    """Yield a reason for each event that moved the case to another court."""
    for closing_event in closing_events(scope, scope.law.moved_by):
        if reason := _event_reason(scope, instrument, closing_event, "elsewhere", certain=True):
            yield reason


def _event_reasons(scope: Scope, instrument: Instrument) -> Iterator[Reason]:
    for closings, certain in ((instrument.until.closed_by, False), (scope.law.ended_by, True)):
        for closing_event in closing_events(scope, closings):
            if reason := _event_reason(scope, instrument, closing_event, "event", certain=certain):
                yield reason
    yield from _decision_reasons(scope, instrument)
    yield from _filing_reasons(scope, instrument)
    basis = instrument.until.basis
    cite = instrument.until.cite or instrument.rule
    for index, event in unattributed_events(scope, instrument):
        fact = describe_event(event, scope.matter)
        message = f"{fact}: the {instrument.way} may dismiss that party"
        if served_by_a_dismissed_party(scope, event):
            message = f"{fact}: the {instrument.way} dismisses every party who could have served it"
            yield Reason("by nobody", "closes", message, cite, basis, ("events", index))
            continue
        condition = "no dismissed party did so"
        yield Reason("by nobody", "asks", message, cite, basis, ("events", index), condition)
    for index, event in perhaps_preceded(scope, instrument):
        message = f"{describe_event(event, scope.matter)}, but the matter does not say on what date"
        yield Reason(
            "by nobody", "asks", message, cite, basis, ("events", index), f"that came after the {instrument.way}"
        )
    for closing in undated_closings(scope, instrument):
        closing_kinds = series(list(closing.events), "or")
        message = (
            f"the {instrument.way} is no longer available after {closing_kinds}, but the matter gives no date for it"
        )
        yield Reason(
            "event",
            "asks",
            message,
            closing.cite or cite,
            closing.basis or basis,
            (),
            "that event had not yet happened",
        )
    for pleading in unlisted_pleadings_by_role(scope, instrument):
        party = scope.matter.parties[pleading.against]
        role = f"`{party.name}` is a {pleading.role}"
        message = f"{role}, so a defendant has filed a {pleading.pleading}, but no event shows who filed it or when"
        key = "further_roles" if pleading.role in party.further_roles else "role"
        condition = "none of the dismissed parties has answered"
        yield Reason("by nobody", "asks", message, cite, basis, ("parties", pleading.against, key), condition)
    for name in unlisted_claimants(scope, instrument):
        message = f"`{scope.matter.parties[name].name}` pleads a claim of its own, but no event shows when"
        path = ("parties", name, "further_roles")
        yield Reason("by nobody", "asks", message, cite, basis, path, "that pleading came after the paper")


def _decision_reasons(scope: Scope, instrument: Instrument) -> Iterator[Reason]:
    """Yield a reason for each event that may have decided dismissed claims."""
    until_submission = any(
        {"case submitted", "jury retired"} & set(closing.events) for closing in instrument.until.closed_by
    )
    asks_the_court = instrument.way == "motion" and not (instrument.of_right or until_submission)
    for closing_event in perhaps_decided(scope, instrument):
        reason = _event_reason(scope, instrument, closing_event, "event")
        depends_on_closing = isinstance(closing_event.closing, Deciding) and closing_event.closing.where_closed_by
        if reason and asks_the_court and not depends_on_closing and reason.weight == "asks" and reason.kind == "event":
            message = f"{reason.says}; the court may deny the {instrument.way}"
            reason = replace(reason, weight="tells", says=message, condition="", court_decides=True)
        if reason:
            yield reason


def _filing_reasons(scope: Scope, instrument: Instrument) -> Iterator[Reason]:
    """Yield a doubt for each filed paper that closes the instrument once served, and that may have been served."""
    for closing_event in filed_and_perhaps_served(scope, instrument):
        event = closing_event.event
        closing = closing_event.closing
        until = instrument.until
        actors = series([f"`{scope.matter.parties[name].name}`" for name in event.by]) or "somebody"
        service_words = "but the matter gives no date of service"
        if event.date:
            service_words = f"and served it on {event.date}; in a federal court, filing serves registered users"
        message = f"{actors} filed {with_article(event.event)} on {event.filed}, {service_words}"
        cite = closing.cite or until.cite or instrument.rule
        basis = closing.basis or until.basis
        path = ("events", closing_event.event_index)
        yield Reason("filed", "asks", message, cite, basis, path, "it had not been served by then")


def _docket_reasons(scope: Scope, instrument: Instrument) -> Iterator[Reason]:
    """Yield a doubt if the matter lacks `docket_read` and *instrument* depends on events or appearances."""
    until = instrument.until
    needs_docket = instrument.way == "notice" and bool(until.closed_by)
    needs_appearances = instrument.signed_by.by == "all who have appeared"
    if scope.matter.docket_read is None and (needs_docket or needs_appearances):
        message = "`docket_read:` is missing, so the matter does not say through what date the docket was read"
        condition = NOTHING_MORE if needs_docket else "no other party has appeared"
        yield Reason("docket", "asks", message, until.cite or instrument.rule, until.basis, condition=condition)


def _event_reason(
    scope: Scope, instrument: Instrument, closing_event: ClosingEvent, kind: Kind, *, certain: bool = False
) -> Reason | None:
    """Return the reason for or against *instrument* that *closing_event* gives; None if it came after the paper."""
    closing = closing_event.closing
    basis = closing.basis or instrument.until.basis
    cite = closing.cite or instrument.until.cite or instrument.rule
    message = describe_event(closing_event.event, scope.matter)
    if closing.days_before:
        message = (
            f"{message}; the right to file the {instrument.way} ends {counted(closing.days_before, 'day')} before it"
        )
    if closing.says:
        message = f"{message}: {closing.says}"
    path = ("events", closing_event.event_index)
    if on_the_day(scope, closing_event):
        message = f"{message}; the {instrument.way} has the same date, and the matter does not say which came first"
        return Reason("on the day", "asks", message, cite, basis, path, f"the {instrument.way} came first")
    if closing.last_day_unsettled and on_the_last_day(scope, closing_event):
        message = f"{message}, but the text does not say whether a paper filed that day is timely"
        return Reason(kind, "asks", message, cite, basis, path, "a paper filed that day is timely", closing.instead)
    if not came_before(scope, closing_event):
        return None
    if reopening := closing_event.reopened:
        message = f"{message}; {reopening.says}"
        is_read = was_read(reopening.basis) or (reopening.basis == "derived" and not was_read(basis))
        weight: Weight = "tells" if is_read else "asks"
        condition = "" if weight == "tells" else "that event opens it again"
        return Reason(kind, weight, message, reopening.cite or cite, reopening.basis, path, condition)
    if closing.court_decides and instrument.way == "motion" and was_read(basis):
        court_action = (
            f"grant the {instrument.way} only if {closing_event.doubt}"
            if closing_event.doubt
            else f"deny the {instrument.way}"
        )
        message = f"{message}; the court may {court_action}"
        return Reason(kind, "tells", message, cite, basis, path, court_decides=True, argument=closing.argument)
    if closing_event.doubt:
        return Reason(kind, "asks", message, cite, basis, path, closing_event.doubt, closing.instead)
    return Reason(kind, "closes", message, cite, basis, path, instead=closing.instead, certain=certain)


# -- information ----------------------------------------------------------------------------------------------------


def _local_reasons(scope: Scope, instrument: Instrument) -> Iterator[Reason]:
    for local in local_forms(scope, instrument):
        yield Reason("local", "tells", local.says, local.cite or "the court's practice", local.basis)


def other_consequences(scope: Scope, *, warned: bool = False) -> Iterator[Reason]:
    """Yield other consequences of dismissing by any instrument; if *warned*, only those that a build warns about."""
    circumstances = circumstances_of(scope)
    for consequence in scope.law.watch:
        for circumstance in consequence.where:
            if circumstance in circumstances and (consequence.warns or not warned):
                message = consequence.says if circumstance == "always" else f"{circumstance}: {consequence.says}"
                yield Reason(
                    "watch", "tells", message, consequence.cite, consequence.basis, circumstances[circumstance]
                )
                break
