"""What the court must approve before an instrument of dismissal is enough, and where that was not read."""

from collections.abc import Iterator

from assembler.language.english import series
from assembler.law.dismissal.events import came_that_day
from assembler.law.dismissal.reason import Known, Reason, Weight, authority
from assembler.law.dismissal.scope import Scope
from assembler.model.dismissal import CONCERNS, Approval, Circumstance, Instrument
from assembler.model.law import was_read


def approval_reasons(scope: Scope, instrument: Instrument, known: Known) -> Iterator[Reason]:
    """Yield what the court must approve, and what it may have to approve because the law was not read."""
    covered: set[Circumstance] = set()
    for approval in scope.law.approvals:
        if instrument.way in approval.ways or approval.others:
            covered |= set(approval.where)
            for what in approval.where:
                if what in known and approval.prejudice in {None, _prejudice(scope, instrument)}:
                    yield _approval(scope, what, approval, instrument, known)
                    break
    if instrument.order.needs == "an order":
        return
    for what in CONCERNS:
        if what in known and what not in covered:
            says = f"{what}: whether the court must approve was not read"
            yield Reason("approval", "asks", says, instrument.rule, "memory", known[what], "no approval is needed")


def arguments(scope: Scope, instrument: Instrument, known: Known) -> Iterator[str]:
    """Yield the sentences on the approvals that this action needs, for a motion that is made by *instrument*."""
    for approval in scope.law.approvals:
        concerned = approval.prejudice in {None, _prejudice(scope, instrument)}
        if concerned and any(what in known for what in approval.where):
            yield from approval.argument


def _prejudice(scope: Scope, instrument: Instrument) -> str | None:
    """Return with or without; None if the paper says both, or the rule leaves it open."""
    if scope.prejudice or len({claim.prejudice for claim in scope.claims}) > 1:
        return scope.prejudice
    return instrument.default_effect.prejudice


def _approval(scope: Scope, what: Circumstance, approval: Approval, instrument: Instrument, known: Known) -> Reason:
    weight: Weight = "closes"
    condition = ""
    if instrument.order.needs == "an order":
        met = any(event in known for event in approval.shown_by)
        weight, condition = ("asks", approval.others) if approval.others and not met else ("tells", "")
    elif approval.needs == "nothing":
        weight, condition = ("tells", "") if was_read(approval.basis) else ("asks", "the law says so")
    elif approval.unless:
        weight, condition = "asks", approval.unless
    elif came_that_day(scope, known[what]):
        weight, condition = "asks", f"the {instrument.way} came first on that day"
    elif "settlement approved" in known:
        weight, condition = "asks", "what the court approved covers this dismissal"
    says = f"{what}: {approval.says}"
    shown = series([f"`{event}`" for event in approval.shown_by], "or")
    instead = f"list {shown} under `events:` once it is so" if shown and weight == "asks" else ""
    cite = authority(approval, instrument)
    return Reason("approval", weight, says, cite, approval.basis, known[what], condition, instead)
