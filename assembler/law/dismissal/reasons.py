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
    is_on_last_day,
    is_on_same_day,
    must_be_by_dismissed_party,
    possible_decisions,
    possible_preceding_events,
    possibly_served_papers,
    unattributed_events,
    undated_closings,
    unlisted_claimants,
    unlisted_pleadings_by_role,
)
from assembler.law.dismissal.local_forms import local_forms
from assembler.law.dismissal.partial import partial_reasons
from assembler.law.dismissal.purpose import effect_reasons, purpose_reasons, unread_reasons
from assembler.law.dismissal.reason import Kind, Reason
from assembler.law.dismissal.scope import Scope
from assembler.law.dismissal.second_dismissal import second_dismissal_reasons
from assembler.law.dismissal.unflagged import unflagged_reasons
from assembler.model.dismissal import Instrument
from assembler.model.law import was_read
from assembler.model.time_limit import Deciding, Reopening
from assembler.model.walk import of_side

NOTHING_MORE = "nothing has happened that ends the right to dismiss in this way"
"""The condition on which a notice is open if the matter does not say through what date the docket was read."""


def reasons(scope: Scope, instrument: Instrument) -> Iterator[Reason]:
    """Yield the reasons for and against *instrument* in *scope*, according to the matter and the court's law."""
    circumstances = circumstances_of(scope)
    if not scope.dismissed_parties and (scope.of_counterclaims or of_side(scope.matter.parties, "defendant")):
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
    for closing_rules, certain in ((instrument.until.closed_by, False), (scope.law.ended_by, True)):
        for closing_event in closing_events(scope, closing_rules):
            if reason := _event_reason(scope, instrument, closing_event, "event", certain=certain):
                yield reason
    yield from _decision_reasons(scope, instrument)
    yield from _filing_reasons(scope, instrument)
    yield from _unattributed_reasons(scope, instrument)
    yield from _undated_reasons(scope, instrument)
    yield from _unlisted_pleading_reasons(scope, instrument)


def _unattributed_reasons(scope: Scope, instrument: Instrument) -> Iterator[Reason]:
    """Yield a reason for each event that closes the instrument if a dismissed party caused it."""
    time_limit = instrument.until
    cite = time_limit.cite or instrument.rule
    for index, event in unattributed_events(scope, instrument):
        fact = describe_event(event, scope.matter)
        path = ("events", index)
        if must_be_by_dismissed_party(scope, event):
            message = f"{fact}: the {instrument.way} dismisses every party who could have served it"
            yield Reason("by nobody", "closes", message, cite, time_limit.basis, path=path)
        else:
            message = f"{fact}: the {instrument.way} may dismiss that party"
            yield Reason(
                "by nobody", "asks", message, cite, time_limit.basis, path=path, condition="no dismissed party did so"
            )


def _undated_reasons(scope: Scope, instrument: Instrument) -> Iterator[Reason]:
    """Yield a doubt for each event that closes the instrument, if the matter does not say when it happened."""
    time_limit = instrument.until
    cite = time_limit.cite or instrument.rule
    for index, event in possible_preceding_events(scope, instrument):
        message = f"{describe_event(event, scope.matter)}, but the matter does not say on what date"
        condition = f"that came after the {instrument.way}"
        yield Reason("by nobody", "asks", message, cite, time_limit.basis, path=("events", index), condition=condition)
    for closing_rule in undated_closings(scope, instrument):
        kinds = series(list(closing_rule.events), "or")
        message = f"the {instrument.way} is no longer available after {kinds}, but the matter gives no date for it"
        rule_cite = closing_rule.cite or cite
        basis = closing_rule.basis or time_limit.basis
        yield Reason("event", "asks", message, rule_cite, basis, condition="that event had not yet happened")


def _unlisted_pleading_reasons(scope: Scope, instrument: Instrument) -> Iterator[Reason]:
    """Yield a doubt for each pleading that only a party's role shows."""
    basis = instrument.until.basis
    cite = instrument.until.cite or instrument.rule
    for pleading in unlisted_pleadings_by_role(scope, instrument):
        party = scope.matter.parties[pleading.against]
        role = f"`{party.name}` is a {pleading.role}"
        message = f"{role}, so a defendant has filed a {pleading.pleading}, but no event shows who filed it or when"
        key = "further_roles" if pleading.role in party.further_roles else "role"
        condition = "none of the dismissed parties has answered"
        yield Reason(
            "by nobody", "asks", message, cite, basis, path=("parties", pleading.against, key), condition=condition
        )
    for name in unlisted_claimants(scope, instrument):
        message = f"`{scope.matter.parties[name].name}` pleads a claim of its own, but no event shows when"
        path = ("parties", name, "further_roles")
        yield Reason(
            "by nobody", "asks", message, cite, basis, path=path, condition="that pleading came after the paper"
        )


def _decision_reasons(scope: Scope, instrument: Instrument) -> Iterator[Reason]:
    """Yield a reason for each event that may have decided dismissed claims."""
    until_submission = any(
        {"case submitted", "jury retired"} & set(closing_rule.events) for closing_rule in instrument.until.closed_by
    )
    asks_the_court = instrument.way == "motion" and not (instrument.of_right or until_submission)
    for closing_event in possible_decisions(scope, instrument):
        reason = _event_reason(scope, instrument, closing_event, "event")
        closing_rule = closing_event.closing
        depends_on_closing = isinstance(closing_rule, Deciding) and closing_rule.where_closed_by
        if reason and asks_the_court and not depends_on_closing and reason.weight == "asks" and reason.kind == "event":
            message = f"{reason.says}; the court may deny the {instrument.way}"
            reason = replace(reason, weight="tells", says=message, condition="", court_decides=True)
        if reason:
            yield reason


def _filing_reasons(scope: Scope, instrument: Instrument) -> Iterator[Reason]:
    """Yield a doubt for each filed paper that closes the instrument once served, and that may have been served."""
    for closing_event in possibly_served_papers(scope, instrument):
        event = closing_event.event
        closing_rule = closing_event.closing
        time_limit = instrument.until
        actors = series([f"`{scope.matter.parties[name].name}`" for name in event.by]) or "somebody"
        service_words = "but the matter gives no date of service"
        if event.date:
            service_words = f"and served it on {event.date}; in a federal court, filing serves registered users"
        message = f"{actors} filed {with_article(event.event)} on {event.filed}, {service_words}"
        cite = closing_rule.cite or time_limit.cite or instrument.rule
        basis = closing_rule.basis or time_limit.basis
        path = ("events", closing_event.event_index)
        yield Reason("filed", "asks", message, cite, basis, path=path, condition="it had not been served by then")


def _docket_reasons(scope: Scope, instrument: Instrument) -> Iterator[Reason]:
    """Yield a doubt if the matter lacks `docket_read` and *instrument* depends on events or appearances."""
    time_limit = instrument.until
    needs_docket = instrument.way == "notice" and bool(time_limit.closed_by)
    needs_appearances = instrument.signed_by.by == "all who have appeared"
    if scope.matter.docket_read is None and (needs_docket or needs_appearances):
        message = "`docket_read:` is missing, so the matter does not say through what date the docket was read"
        condition = NOTHING_MORE if needs_docket else "no other party has appeared"
        yield Reason(
            "docket", "asks", message, time_limit.cite or instrument.rule, time_limit.basis, condition=condition
        )


def _event_reason(
    scope: Scope, instrument: Instrument, closing_event: ClosingEvent, kind: Kind, *, certain: bool = False
) -> Reason | None:
    """Return the reason for or against *instrument* that *closing_event* gives; None if it came after the paper."""
    closing_rule = closing_event.closing
    cite = closing_rule.cite or instrument.until.cite or instrument.rule
    basis = closing_rule.basis or instrument.until.basis
    message = _event_message(scope, instrument, closing_event)
    reason = Reason(kind, "asks", message, cite, basis, path=("events", closing_event.event_index))
    if is_on_same_day(scope, closing_event):
        message = f"{message}; the {instrument.way} has the same date, and the matter does not say which came first"
        return replace(reason, kind="on the day", says=message, condition=f"the {instrument.way} came first")
    if closing_rule.last_day_unsettled and is_on_last_day(scope, closing_event):
        message = f"{message}, but the text does not say whether a paper filed that day is timely"
        condition = "a paper filed that day is timely"
        return replace(reason, says=message, condition=condition, instead=closing_rule.instead)
    if not came_before(scope, closing_event):
        return None
    if closing_event.reopened:
        return _reason_after_reopening(reason, closing_event.reopened)
    if closing_rule.court_decides and instrument.way == "motion" and was_read(basis):
        return _reason_for_denial(reason, instrument, closing_event)
    if closing_event.doubt:
        return replace(reason, condition=closing_event.doubt, instead=closing_rule.instead)
    return replace(reason, weight="closes", instead=closing_rule.instead, certain=certain)


def _event_message(scope: Scope, instrument: Instrument, closing_event: ClosingEvent) -> str:
    """Return what happened in *closing_event*, with what its closing rule says about it."""
    closing_rule = closing_event.closing
    message = describe_event(closing_event.event, scope.matter)
    if closing_rule.days_before:
        days = counted(closing_rule.days_before, "day")
        message = f"{message}; the right to file the {instrument.way} ends {days} before it"
    return f"{message}: {closing_rule.says}" if closing_rule.says else message


def _reason_after_reopening(reason: Reason, reopening: Reopening) -> Reason:
    """Return *reason* for an event after which *reopening* opens the instrument again, or may, if it was not read."""
    is_read = was_read(reopening.basis) or (reopening.basis == "derived" and not was_read(reason.basis))
    return replace(
        reason,
        weight="tells" if is_read else "asks",
        says=f"{reason.says}; {reopening.says}",
        cite=reopening.cite or reason.cite,
        basis=reopening.basis,
        condition="" if is_read else "that event opens it again",
    )


def _reason_for_denial(reason: Reason, instrument: Instrument, closing_event: ClosingEvent) -> Reason:
    """Return *reason* for an event because of which the court may deny *instrument*, a motion."""
    court_action = f"deny the {instrument.way}"
    if closing_event.doubt:
        court_action = f"grant the {instrument.way} only if {closing_event.doubt}"
    return replace(
        reason,
        weight="tells",
        says=f"{reason.says}; the court may {court_action}",
        court_decides=True,
        argument=closing_event.closing.argument,
    )


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
                    "watch", "tells", message, consequence.cite, consequence.basis, path=circumstances[circumstance]
                )
                break
