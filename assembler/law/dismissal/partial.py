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
    part = instrument.partial or scope.law.partial
    if part and part.decided and not scope.going_on:
        yield _partial_reason("the part not yet decided", part.decided, part.decided.instead, instrument)
        return
    for partition, answer in _dismissed_parts(scope, part):
        governs = not part or instrument.way in (answer.ways if answer and answer.ways else part.ways)
        instead = (answer.instead if answer else "") or (part.instead if part else "")
        by_order = part.by_order if part else None
        yield _partial_reason(partition, answer if governs else by_order, instead, instrument)


def _dismissed_parts(scope: Scope, part: Partial | None) -> Iterator[tuple[str, PartialRule | None]]:
    """Yield each kind of partial dismissal that the paper makes, with the law's rule on that kind, if there is one."""
    entries = scope.request.dismisses
    if any(entry.by for entry in entries):
        yield "fewer than all plaintiffs", part.plaintiffs if part else None
    if set(scope.dismissed) - set(scope.leaving) and any(entry.claims for entry in entries):
        yield "fewer than all claims", part.claims if part else None
    dropped = {*scope.leaving, *(name for group in scope.groups if not group.claims for name in group.parties)}
    if dropped and dropped != set(scope.opponents):
        yield "fewer than all defendants", part.defendants if part else None


def _partial_reason(partition: str, answer: PartialRule | None, instead: str, instrument: Instrument) -> Reason:
    if answer is None:
        says = f"{partition}: the law on such a dismissal by {instrument.way} was not read"
        return Reason(
            "partial", "asks", says, instrument.rule, "memory", condition="the rule allows that", instead=instead
        )
    cite, basis = authority(answer, instrument), answer.basis
    if answer.answer == "allowed":
        weight: Weight = "tells" if was_read(basis) else "asks"
        condition = "" if weight == "tells" else "the law confirms this"
        return Reason("partial", weight, f"{partition}: allowed; {answer.says}", cite, basis, condition=condition)
    weight = "closes" if answer.answer == "not allowed" else "asks"
    condition = "" if weight == "closes" else "the court agrees"
    says = f"{partition}: {answer.answer}; {answer.says}"
    return Reason("partial", weight, says, cite, basis, condition=condition, instead=instead)
