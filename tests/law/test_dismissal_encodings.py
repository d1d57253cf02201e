"""No value on which the guard decides can be changed without making a situation of the table wrong.

A law is changed at one place at a time so that it opens more: an event dropped, a signature forgotten, an order not
asked for. The table, which a lawyer reads, must notice.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

import pytest
from pydantic import BaseModel

from assembler.law.dismissal.options import Option, options, recommended
from assembler.law.dismissal.scope import Scope
from assembler.model.dismissal import Dismissals, Instrument
from assembler.model.event_kinds import EventKind
from assembler.model.event_sequences import implied_events
from assembler.model.law import was_read
from tests.law.test_dismissal_provisions import LAWS
from tests.support.situations import SITUATIONS, Situation, may_be_denied, must_sign, scope, signed_instrument
from tests.support.situations import law as law_of
from tests.support.walks import PARTS

Change = tuple[str, Dismissals]
"""A law changed at one place, and what was changed."""


@cache
def situations(key: str) -> tuple[tuple[Situation, Scope], ...]:
    """Return the situations under the law *key*, each with its scope; of several earlier dismissals, each alone too."""
    ours = [one for one in SITUATIONS if law_of(one).id == key]
    alone = [one for several in ours for one in _each_alone(several)]
    found = [(one, scope(one)) for one in (*ours, *alone)]
    return tuple((one, scoped) for one, scoped in found if one in ours or not _is_wrong(one, options(scoped)))


def _each_alone(one: Situation) -> Iterator[Situation]:
    """Yield *one* with each of its earlier dismissals alone; where only two together count, that is another answer."""
    earlier = one.get("earlier", "none")
    if isinstance(earlier, list) and len(earlier) > 1:
        yield from ({**one, "earlier": [each]} for each in earlier)


def under(scoped: Scope, law: Dismissals) -> Scope:
    """Return *scoped* in a court that follows *law*."""
    court = scoped.matter.court
    changed = court.model_copy(update={"dismissal": court.dismissal.model_copy(update={"value": law})})
    return replace(scoped, matter=scoped.matter.model_copy(update={"court": changed}))


def noticed(key: str, law: Dismissals) -> bool:
    """Whether a situation under the law *key* comes out otherwise than the lawyer says, once *law* takes its place."""
    return any(_is_wrong(one, options(under(scoped, law))) for one, scoped in situations(key))


def _is_wrong(one: Situation, known: Sequence[Option]) -> bool:
    named = {option.key: option for option in known}
    if any(named[key].verdict != verdict for key, verdict in one["expect"].items()):
        return True
    if may_be_denied(one, known) != one.get("may_deny", []):
        return True
    best = recommended(tuple(known))
    if (best.key if best else "none") != one["take"]:
        return True
    if any(named[key].instrument.order.needs != needs for key, needs in one.get("orders", {}).items()):
        return True
    reasons = [reason.says for key in one["expect"] for reason in named[key].reasons]
    if "signs" in one and list(named[signed_instrument(one)].signers) != must_sign(one):
        return True
    return "because" in one and not any(one["because"] in says for says in reasons) and not _is_watched(one)


def _is_watched(one: Situation) -> bool:
    return any(one["because"] in watch.says for watch in scope(one).law.watch)


# -- changes ----------------------------------------------------------------------------------------------------------


def without(values: Sequence[Any]) -> Iterator[tuple[Any, tuple[Any, ...]]]:
    """Yield each of *values*, and the others."""
    for number, value in enumerate(values):
        yield value, (*values[:number], *values[number + 1 :])


def copy(record: BaseModel, **changes: Any) -> Any:
    return record.model_copy(update=changes)


def of_instruments(law: Dismissals) -> Iterator[Change]:
    read = {key: one for key, one in law.instruments.items() if any(was_read(each.basis) for each in one.authorities)}
    for key, one in read.items():  # another is doubtful whatever it says
        for what, changed in of_instrument(one):
            yield f"{key}: {what}", copy(law, instruments={**law.instruments, key: changed})


def of_instrument(one: Instrument) -> Iterator[tuple[str, Instrument]]:
    closings = one.until.closed_by
    for number, closing in enumerate(closings):
        for what, changed in of_closing(closing, closing.basis or one.until.basis):
            kept = (*closings[:number], *([changed] if changed else []), *closings[number + 1 :])
            yield what, copy(one, until=copy(one.until, closed_by=kept))
    second = one.second_dismissal
    for method, counts in without(second.counts):
        yield f"{method} does not count", copy(one, second_dismissal=copy(second, counts=counts))
    for method, perhaps in without(second.perhaps):
        yield f"{method} may not count", copy(one, second_dismissal=copy(second, perhaps=perhaps))
    if one.signed_by.by not in {"the plaintiff", "the claimant"}:
        yield "the plaintiff signs alone", copy(one, signed_by=copy(one.signed_by, by="the plaintiff"))
    if one.order.needs != "nothing":
        yield "no order", copy(one, order=copy(one.order, needs="nothing"))
    else:
        yield "an order", copy(one, order=copy(one.order, needs="an order"))
    if one.default_effect.fixed:
        yield "with prejudice as well", copy(one, default_effect=copy(one.default_effect, fixed=False))
    if one.opened_by:
        yield "always open", copy(one, opened_by=())
    if one.reach != "any":
        yield "the whole or a part", copy(one, reach="any")


DOUBTED = {what for closing in LAWS["federal"].perhaps_decided_by for what in closing.events}
"""The events that leave a doubt in every law, whatever its own provisions say of them."""


def of_closing(closing: Any, basis: str) -> Iterator[tuple[str, Any]]:
    doubtful = bool(closing.unless) or not was_read(basis)
    for event, events in without(closing.events):
        if implied_events(event) & DOUBTED and doubtful:
            continue  # what may decide the case, or begin its trial, leaves a doubt in every law
        if not _is_implied(event, events):
            yield f"{event} closes nothing", copy(closing, events=events)
    if closing.days_before:
        yield f"a day later before {closing.events[0]}", copy(closing, days_before=closing.days_before - 1)
    if closing.by == "the plaintiff":
        yield f"{closing.events[0]} by a party dismissed", copy(closing, by="a party dismissed")
    if closing.by == "anybody" and not closing.unless and was_read(basis):
        yield f"{closing.events[0]} by a party dismissed", copy(closing, by="a party dismissed")


def _is_implied(event: EventKind, others: Sequence[EventKind]) -> bool:
    """Whether *event* closes all the same, because it means one of *others*."""
    return bool(implied_events(event) & set(others))


def of_approvals(law: Dismissals) -> Iterator[Change]:
    for number, approval in enumerate(law.approvals):
        for what, where in without(approval.where):
            if what == "minor" and "minor among the parties" in where:
                continue  # which a plaintiff is, too
            kept = (*law.approvals[:number], copy(approval, where=where), *law.approvals[number + 1 :])
            yield f"no approval: {what}", copy(law, approvals=kept, approvals_elsewhere=(), not_read=())


def of_parts(law: Dismissals) -> Iterator[Change]:
    part = law.partial
    for what in ("defendants", "claims", "plaintiffs") if part else ():
        rule = getattr(part, what)
        if part and rule:
            changed = copy(rule, answer="allowed" if rule.answer != "allowed" else "not allowed", basis="official")
            yield f"{what}: {changed.answer}", copy(law, partial=copy(part, **{what: changed}))


def changes() -> Iterator[tuple[str, str, Dismissals]]:
    """Yield each law changed at each place at which the guard decides by it."""
    for key, law in LAWS.items():
        for every in (of_instruments(law), of_approvals(law), of_parts(law)):
            yield from ((key, what, changed) for what, changed in every)


@pytest.mark.parametrize("part", PARTS)
def test_no_value_can_be_encoded_wrong_without_a_situation_that_says_otherwise(part: int) -> None:
    every = list(changes())
    assert len(every) > 800
    assert [f"{key} {what}" for key, what, changed in every[::part] if not noticed(key, changed)] == []


def test_the_laws_as_they_are_make_no_situation_wrong() -> None:
    assert [key for key, law in LAWS.items() if noticed(key, law)] == []
