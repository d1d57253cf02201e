"""No value of the law of dismissal can be changed without contradicting a situation of the table.

Each test changes a law at one place so that the law allows more: an event dropped, a signature or an order no longer
required. The table, which a lawyer reviews, must contradict each changed law.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

import pytest
from pydantic import BaseModel

from assembler.law.dismissal.options import Option, dismissal_options, recommended_option
from assembler.law.dismissal.scope import Scope
from assembler.model.dismissal import Dismissals, Instrument
from assembler.model.event_kinds import EventKind
from assembler.model.event_sequences import implied_events
from assembler.model.law import was_read
from tests.law.test_dismissal_provisions import LAWS
from tests.support.situations import SITUATIONS, Situation, may_be_denied, must_sign, scope, signed_instrument
from tests.support.situations import law as law_of
from tests.support.walks import STRIDES

Change = tuple[str, Dismissals]
"""A description of the change, and the law changed at one place."""


@cache
def situations(key: str) -> tuple[tuple[Situation, Scope], ...]:
    """Return the situations under the law *key*, each with its scope.

    A situation with several earlier dismissals is also returned once with each of them alone, if its expected verdicts
    still hold.
    """
    under_law = [situation for situation in SITUATIONS if law_of(situation).id == key]
    variants = [variant for situation in under_law for variant in _with_one_earlier_dismissal(situation)]
    scopes = [(situation, scope(situation)) for situation in (*under_law, *variants)]
    return tuple(
        (situation, scoped)
        for situation, scoped in scopes
        if situation in under_law or not _is_contradicted(situation, dismissal_options(scoped))
    )


def _with_one_earlier_dismissal(situation: Situation) -> Iterator[Situation]:
    """Yield *situation* with each of its earlier dismissals alone."""
    earlier = situation.get("earlier", "none")
    if isinstance(earlier, list) and len(earlier) > 1:
        yield from ({**situation, "earlier": [dismissal]} for dismissal in earlier)


def scope_under(scoped: Scope, law: Dismissals) -> Scope:
    """Return *scoped* in a court that follows *law*."""
    court = scoped.matter.court
    changed_court = court.model_copy(update={"dismissal": court.dismissal.model_copy(update={"value": law})})
    return replace(scoped, matter=scoped.matter.model_copy(update={"court": changed_court}))


def contradicts_a_situation(key: str, law: Dismissals) -> bool:
    """Whether *law*, in place of the law *key*, gives a situation under it a result other than the table expects."""
    return any(
        _is_contradicted(situation, dismissal_options(scope_under(scope_of_situation, law)))
        for situation, scope_of_situation in situations(key)
    )


def _is_contradicted(situation: Situation, weighed_options: Sequence[Option]) -> bool:
    options_by_key = {option.key: option for option in weighed_options}
    if any(options_by_key[key].verdict != verdict for key, verdict in situation["expect"].items()):
        return True
    if may_be_denied(situation, weighed_options) != situation.get("may_deny", []):
        return True
    best = recommended_option(tuple(weighed_options))
    if (best.key if best else "none") != situation["take"]:
        return True
    if any(options_by_key[key].instrument.order.needs != needs for key, needs in situation.get("orders", {}).items()):
        return True
    reasons = [reason.says for key in situation["expect"] for reason in options_by_key[key].reasons]
    if "signs" in situation and list(options_by_key[signed_instrument(situation)].signers) != must_sign(situation):
        return True
    return (
        "because" in situation
        and not any(situation["because"] in says for says in reasons)
        and not _is_a_consequence(situation)
    )


def _is_a_consequence(situation: Situation) -> bool:
    return any(situation["because"] in consequence.says for consequence in scope(situation).law.watch)


# -- changes ----------------------------------------------------------------------------------------------------------


def without_each(values: Sequence[Any]) -> Iterator[tuple[Any, tuple[Any, ...]]]:
    """Yield each of *values*, and the values without it."""
    for index, value in enumerate(values):
        yield value, (*values[:index], *values[index + 1 :])


def copy(record: BaseModel, **changes: Any) -> Any:
    return record.model_copy(update=changes)


def changed_instruments(law: Dismissals) -> Iterator[Change]:
    read_instruments = {
        key: instrument
        for key, instrument in law.instruments.items()
        if any(was_read(authority.basis) for authority in instrument.authorities)
    }
    for key, instrument in read_instruments.items():  # an instrument whose law was not read is doubtful in any case
        for change, changed_instrument in changes_to_instrument(instrument):
            yield f"{key}: {change}", copy(law, instruments={**law.instruments, key: changed_instrument})


def changes_to_instrument(instrument: Instrument) -> Iterator[tuple[str, Instrument]]:
    closings = instrument.until.closed_by
    for index, closing in enumerate(closings):
        for change, changed_closing in changes_to_closing(closing, closing.basis or instrument.until.basis):
            new_closings = (*closings[:index], changed_closing, *closings[index + 1 :])
            yield change, copy(instrument, until=copy(instrument.until, closed_by=new_closings))
    rule = instrument.second_dismissal
    for method, counts in without_each(rule.counts):
        yield f"{method} does not count", copy(instrument, second_dismissal=copy(rule, counts=counts))
    for method, perhaps in without_each(rule.perhaps):
        yield f"{method} may not count", copy(instrument, second_dismissal=copy(rule, perhaps=perhaps))
    if instrument.signed_by.by not in {"the plaintiff", "the claimant"}:
        yield "the plaintiff signs alone", copy(instrument, signed_by=copy(instrument.signed_by, by="the plaintiff"))
    if instrument.order.needs != "nothing":
        yield "no order", copy(instrument, order=copy(instrument.order, needs="nothing"))
    else:
        yield "an order", copy(instrument, order=copy(instrument.order, needs="an order"))
    if instrument.default_effect.fixed:
        yield "with prejudice as well", copy(instrument, default_effect=copy(instrument.default_effect, fixed=False))
    if instrument.opened_by:
        yield "always open", copy(instrument, opened_by=())
    if instrument.reach != "any":
        yield "the whole or a part", copy(instrument, reach="any")


DOUBTFUL_EVENTS = {event for closing in LAWS["federal"].perhaps_decided_by for event in closing.events}
"""The events that leave a doubt under every law, whatever its own provisions say about them."""


def changes_to_closing(closing: Any, basis: str) -> Iterator[tuple[str, Any]]:
    is_doubtful = bool(closing.unless) or not was_read(basis)
    for event, events in without_each(closing.events):
        if implied_events(event) & DOUBTFUL_EVENTS and is_doubtful:
            continue  # an event that may decide the case, or begin its trial, leaves a doubt under every law
        if not _is_implied(event, events):
            yield f"{event} closes nothing", copy(closing, events=events)
    if closing.days_before:
        yield f"a day later before {closing.events[0]}", copy(closing, days_before=closing.days_before - 1)
    if closing.by == "the plaintiff" or (closing.by == "anybody" and not is_doubtful):
        yield f"{closing.events[0]} by a party dismissed", copy(closing, by="a party dismissed")


def _is_implied(event: EventKind, other_events: Sequence[EventKind]) -> bool:
    """Whether *event* closes the instrument without being named, because it implies one of *other_events*."""
    return bool(implied_events(event) & set(other_events))


def changed_approvals(law: Dismissals) -> Iterator[Change]:
    for index, approval in enumerate(law.approvals):
        for concern, other_concerns in without_each(approval.where):
            if concern == "minor" and "minor among the parties" in other_concerns:
                continue  # a plaintiff is among the parties
            new_approvals = (*law.approvals[:index], copy(approval, where=other_concerns), *law.approvals[index + 1 :])
            yield f"no approval: {concern}", copy(law, approvals=new_approvals, approvals_elsewhere=(), not_read=())


def changed_partial_rules(law: Dismissals) -> Iterator[Change]:
    partial = law.partial
    if not partial:
        return
    for reach in ("defendants", "claims", "plaintiffs"):
        rule = getattr(partial, reach)
        if rule:
            changed_rule = copy(rule, answer="not allowed" if rule.answer == "allowed" else "allowed", basis="official")
            yield f"{reach}: {changed_rule.answer}", copy(law, partial=copy(partial, **{reach: changed_rule}))


def changes() -> Iterator[tuple[str, str, Dismissals]]:
    """Yield the key of each law, the description of each change to the law, and the changed law."""
    for key, law in LAWS.items():
        for changed_laws in (changed_instruments(law), changed_approvals(law), changed_partial_rules(law)):
            yield from ((key, change, changed_law) for change, changed_law in changed_laws)


@pytest.mark.parametrize("stride", STRIDES)
@pytest.mark.slow
def test_every_wrong_value_contradicts_a_situation(stride: int) -> None:
    all_changes = list(changes())
    assert len(all_changes) > 800
    assert [
        f"{key} {change}" for key, change, law in all_changes[::stride] if not contradicts_a_situation(key, law)
    ] == []


@pytest.mark.slow
def test_the_unchanged_laws_contradict_no_situation() -> None:
    assert [key for key, law in LAWS.items() if contradicts_a_situation(key, law)] == []
