"""Decides whether a paper may dismiss only part of the action: fewer than all plaintiffs, claims or defendants."""

from collections.abc import Iterator

from assembler.law.dismissal.reason import Reason, Weight, authority
from assembler.law.dismissal.scope import Scope
from assembler.model.dismissal import Instrument, Partial, PartialRule
from assembler.model.law import was_read


def partial_reasons(scope: Scope, instrument: Instrument) -> Iterator[Reason]:
    """Yield the reasons why *instrument* may or may not be used to dismiss only the part of the action in *scope*."""
    if scope.of_counterclaims or not scope.in_part:
        return
    law_on_parts = instrument.partial or scope.law.partial
    if law_on_parts and law_on_parts.decided and not scope.going_on:
        yield _partial_reason(
            "the part not yet decided", law_on_parts.decided, law_on_parts.decided.instead, instrument
        )
        return
    for partition, answer in _dismissed_parts(scope, law_on_parts):
        if law_on_parts is None:
            yield _partial_reason(partition, answer=None, instead="", instrument=instrument)
            continue
        ways = answer.ways if answer and answer.ways else law_on_parts.ways
        rule = answer if instrument.way in ways else law_on_parts.by_order
        instead = (answer.instead if answer else "") or law_on_parts.instead
        yield _partial_reason(partition, rule, instead, instrument)


def _dismissed_parts(scope: Scope, law_on_parts: Partial | None) -> Iterator[tuple[str, PartialRule | None]]:
    """Yield each kind of partial dismissal that the paper makes, with the law's rule on that kind, if it has a rule."""
    entries = scope.requested.dismisses
    if any(entry.by for entry in entries):
        yield "fewer than all plaintiffs", law_on_parts.plaintiffs if law_on_parts else None
    if set(scope.dismissed_parties) - set(scope.leaving_parties) and any(entry.claims for entry in entries):
        yield "fewer than all claims", law_on_parts.claims if law_on_parts else None
    dropped_names = {
        *scope.leaving_parties,
        *(name for group in scope.groups if not group.claims for name in group.parties),
    }
    if dropped_names and dropped_names != set(scope.opponents):
        yield "fewer than all defendants", law_on_parts.defendants if law_on_parts else None


def _partial_reason(partition: str, answer: PartialRule | None, instead: str, instrument: Instrument) -> Reason:
    if answer is None:
        message = f"{partition}: the law on such a dismissal by {instrument.way} was not read"
        return Reason(
            "partial", "asks", message, instrument.rule, "memory", condition="the rule allows that", instead=instead
        )
    cite = authority(answer, instrument)
    basis = answer.basis
    if answer.answer == "allowed":
        weight: Weight = "tells" if was_read(basis) else "asks"
        condition = "" if weight == "tells" else "the law confirms this"
        return Reason("partial", weight, f"{partition}: allowed; {answer.says}", cite, basis, condition=condition)
    weight = "closes" if answer.answer == "not allowed" else "asks"
    condition = "" if weight == "closes" else "the court agrees"
    message = f"{partition}: {answer.answer}; {answer.says}"
    return Reason("partial", weight, message, cite, basis, condition=condition, instead=instead)
