"""What the court must approve before an instrument of dismissal is enough, and where that was not read."""

from collections.abc import Iterable, Iterator

from assembler.findings.path import KeyPath
from assembler.language.english import series
from assembler.law.dismissal.events import may_be_same_day
from assembler.law.dismissal.reason import Circumstances, Reason, Weight, authority
from assembler.law.dismissal.scope import Scope
from assembler.model.dismissal import CONCERNS, Approval, Circumstance, Instrument
from assembler.model.law import was_read


def approval_reasons(scope: Scope, instrument: Instrument, known: Circumstances) -> Iterator[Reason]:
    """Yield what the court must approve, and what it may have to approve because the law was not read."""
    covered: set[Circumstance] = set()
    for approval in scope.law.approvals:
        if _governs(approval, instrument):
            covered |= set(approval.where)
            yield from _first(scope, approval.where, approval, instrument, known)
    for approval in scope.law.approvals_elsewhere:
        if _governs(approval, instrument):
            left = [what for what in approval.where if what not in covered]
            yield from _first(scope, left, approval, instrument, known)
    if instrument.judged:
        return
    for what in CONCERNS:
        if what in known and what not in covered:
            says = f"{what}: whether the court must approve was not read{_asked(scope, what, known[what])}"
            yield Reason("approval", "asks", says, instrument.rule, "memory", known[what], "no approval is needed")


def _governs(approval: Approval, instrument: Instrument) -> bool:
    """Whether *approval* speaks of dismissals by *instrument*."""
    return instrument.way in approval.ways or bool(approval.others) or _of_course(instrument)


def _first(
    scope: Scope, where: Iterable[Circumstance], approval: Approval, instrument: Instrument, known: Circumstances
) -> Iterator[Reason]:
    """Yield what *approval* does in the first circumstance of *where* that is so."""
    present = next((what for what in where if what in known), None)
    if present and not _excepted(approval, known) and _concerned(scope, approval, instrument):
        yield _approval(scope, present, approval, instrument, known)


def approval_arguments(scope: Scope, instrument: Instrument, known: Circumstances) -> Iterator[str]:
    """Yield the sentences on the approvals that this action needs, for a motion that is made by *instrument*."""
    for approval in scope.law.approvals:
        present = any(what in known for what in approval.where) and not _excepted(approval, known)
        if present and _concerned(scope, approval, instrument):
            yield from approval.argument


def _excepted(approval: Approval, known: Circumstances) -> bool:
    """Whether another provision governs instead of *approval*."""
    return any(what in known for what in approval.except_where)


def _asked(scope: Scope, what: Circumstance, path: KeyPath) -> str:
    """Return a question: a party who acts through another, and is not said to be a minor, may be one; "" otherwise."""
    match path:
        case ("parties", str(name)) if what == "incompetent person" and scope.matter.parties[name].represents is None:
            return f" (if `{scope.matter.parties[name].name}`, who acts through another, is a minor, say `minor: yes`)"
    return ""


def _of_course(instrument: Instrument) -> bool:
    """Whether a motion's order is entered as of course, so that it needs what a notice or a stipulation needs."""
    return instrument.way == "motion" and not instrument.judged


def _concerned(scope: Scope, approval: Approval, instrument: Instrument) -> bool:
    """Whether *approval* is for a dismissal with the paper's prejudice, or with one of two that it has."""
    return not approval.prejudice or _prejudice(scope, instrument) in {None, approval.prejudice}


def _prejudice(scope: Scope, instrument: Instrument) -> str | None:
    """Return with or without; None if the paper says both, or the rule leaves it open."""
    if scope.prejudice or len({claim.prejudice for claim in scope.claims}) > 1:
        return scope.prejudice
    return instrument.default_effect.prejudice


def _approval(
    scope: Scope, what: Circumstance, approval: Approval, instrument: Instrument, known: Circumstances
) -> Reason:
    path, cite = known[what], authority(approval, instrument)
    says = f"{what}: {approval.says}{_asked(scope, what, path)}"
    met = any(event in known and not may_be_same_day(scope, known[event]) for event in approval.shown_by)
    weight: Weight = "tells"
    condition = ""
    if not met:
        weight, condition = _weighed(scope, what, approval, instrument, known)
    left = weight == "tells" and approval.needs == "approval" and not (met or instrument.judged)
    if left:
        says = f"{says}; the court may deny the {instrument.way}"
    shown = series([f"`{event}`" for event in approval.shown_by], "or")
    instead = f"list {shown} under `events:` once it is so" if shown and weight == "asks" else ""
    return Reason("approval", weight, says, cite, approval.basis, path, condition, instead, court_decides=left)


def _weighed(
    scope: Scope, what: Circumstance, approval: Approval, instrument: Instrument, known: Circumstances
) -> tuple[Weight, str]:
    """Return what an approval does that is not on record, and the condition on which the instrument is open.

    Where a motion is of right but for the approval, the right has ended, and the judge decides.
    """
    if approval.others and instrument.order.needs == "an order":
        return "asks", approval.others
    if instrument.judged:
        return "tells", ""
    if approval.needs == "nothing":
        return ("tells", "") if was_read(approval.basis) else ("asks", "the law says so")
    if approval.unless:
        return "asks", approval.unless
    if instrument.way == "motion" and instrument.way in approval.ways:
        return "tells", ""
    if may_be_same_day(scope, known[what]):
        return "asks", f"the {instrument.way} came first on that day"
    if "settlement approved" in known:
        return "asks", "what the court approved covers this dismissal"
    return "closes", ""
