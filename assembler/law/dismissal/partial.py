"""Whether a paper may dismiss a part of the action: fewer than all plaintiffs, claims or defendants."""

from collections.abc import Iterator

from assembler.law.dismissal.reason import Reason, Weight, authority
from assembler.law.dismissal.scope import Scope
from assembler.model.dismissal import Instrument, Partial, PartialRule
from assembler.model.law import was_read


def partial_reasons(scope: Scope, instrument: Instrument) -> Iterator[Reason]:
    """Yield whether *instrument* may dismiss only the part of the action that *scope* dismisses."""
    if scope.of_counterclaims or not scope.in_part:
        return
    part = scope.law.partial
    for what, answer in _parts(scope, part):
        if part and instrument.way not in part.ways:
            yield _reason(what, part.by_order, part, instrument)
        else:
            yield _reason(what, answer, part, instrument)


def _parts(scope: Scope, part: Partial | None) -> Iterator[tuple[str, PartialRule | None]]:
    """Yield the parts of the action that the paper dismisses, and what the law says about each."""
    entries = scope.request.dismisses
    if any(entry.by for entry in entries):
        yield "fewer than all plaintiffs", part.plaintiffs if part else None
    if set(scope.dismissed) - set(scope.leaving) and any(entry.claims for entry in entries):
        yield "fewer than all claims", part.claims if part else None
    dropped = {*scope.leaving, *(name for group in scope.groups if not group.claims for name in group.parties)}
    if dropped and dropped != set(scope.opponents):
        yield "fewer than all defendants", part.defendants if part else None


def _reason(what: str, answer: PartialRule | None, part: Partial | None, instrument: Instrument) -> Reason:
    instead = f"; {part.instead}" if part and part.instead else ""
    if answer is None:
        says = f"{what}: whether this {instrument.way} may dismiss them was not read{instead}"
        return Reason("partial", "asks", says, instrument.rule, "memory", condition="the rule allows it")
    if answer.answer == "allowed":
        says = f"{what}: allowed; {answer.says}"
        weight: Weight = "tells" if was_read(answer.basis) else "asks"
        condition = "" if weight == "tells" else "the law says so"
        return Reason("partial", weight, says, authority(answer, instrument), answer.basis, condition=condition)
    says = f"{what}: {answer.answer}; {answer.says}{instead}"
    weight = "closes" if answer.answer == "not allowed" else "asks"
    condition = "" if weight == "closes" else "the court agrees"
    return Reason("partial", weight, says, authority(answer, instrument), answer.basis, condition=condition)
