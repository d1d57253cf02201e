"""The court approvals that a dismissal needs, and doubts if nobody has read the law on an approval."""

from collections.abc import Iterable, Iterator

from assembler.findings.path import KeyPath
from assembler.language.english import series
from assembler.law.dismissal.events import may_be_same_day
from assembler.law.dismissal.reason import Circumstances, Reason, Weight, authority
from assembler.law.dismissal.scope import Scope
from assembler.model.circumstance import CONCERN_CIRCUMSTANCES, Circumstance
from assembler.model.dismissal import Approval, Instrument
from assembler.model.law import was_read


def approval_reasons(scope: Scope, instrument: Instrument, circumstances: Circumstances) -> Iterator[Reason]:
    """Yield a reason for each approval that the dismissal needs, and a doubt if the law on an approval was not read."""
    covered_circumstances: set[Circumstance] = set()
    for approval in scope.law.approvals:
        if _governs(approval, instrument):
            covered_circumstances |= set(approval.where)
            yield from _reason_for_approval(scope, approval.where, approval, instrument, circumstances)
    for approval in scope.law.approvals_elsewhere:
        if _governs(approval, instrument):
            uncovered_circumstances = [
                circumstance for circumstance in approval.where if circumstance not in covered_circumstances
            ]
            yield from _reason_for_approval(scope, uncovered_circumstances, approval, instrument, circumstances)
    if instrument.counts_as_approval:
        return
    for circumstance in CONCERN_CIRCUMSTANCES:
        if circumstance in circumstances and circumstance not in covered_circumstances:
            path = circumstances[circumstance]
            question = _minor_question(scope, circumstance, path)
            says = f"{circumstance}: the law on the court's approval was not read{question}"
            yield Reason(
                "approval", "asks", says, instrument.rule, "memory", path=path, condition="no approval is needed"
            )


def _governs(approval: Approval, instrument: Instrument) -> bool:
    """Whether *approval* applies to dismissals by *instrument*."""
    return instrument.way in approval.ways or bool(approval.others) or _is_granted_of_course(instrument)


def _reason_for_approval(
    scope: Scope,
    candidates: Iterable[Circumstance],
    approval: Approval,
    instrument: Instrument,
    circumstances: Circumstances,
) -> Iterator[Reason]:
    """Yield the reason that *approval* gives for the first of its circumstances in *candidates* that the case has."""
    first_circumstance = next((circumstance for circumstance in candidates if circumstance in circumstances), None)
    if (
        first_circumstance
        and not _is_excepted(approval, circumstances)
        and _covers_dismissal(scope, approval, instrument)
    ):
        yield _approval_reason(scope, first_circumstance, approval, instrument, circumstances)


def approval_arguments(scope: Scope, instrument: Instrument, circumstances: Circumstances) -> Iterator[str]:
    """Yield the sentences about the approvals that the action needs, for the argument of *instrument*, a motion."""
    for approval in scope.law.approvals:
        applies = any(circumstance in circumstances for circumstance in approval.where)
        is_needed = applies and not _is_excepted(approval, circumstances)
        if is_needed and _covers_dismissal(scope, approval, instrument):
            yield from approval.argument


def _is_excepted(approval: Approval, circumstances: Circumstances) -> bool:
    """Whether the case has a circumstance in which *approval* does not apply."""
    return any(circumstance in circumstances for circumstance in approval.except_where)


def _minor_question(scope: Scope, circumstance: Circumstance, path: KeyPath) -> str:
    """Return a note that asks whether the represented party at *path* is a minor; "" for other circumstances."""
    match path:
        case ("parties", str(name)) if (
            circumstance == "incompetent person" and scope.matter.parties[name].represents is None
        ):
            party = f"`{scope.matter.parties[name].name}`"
            return f" (if {party}, who acts through a representative, is a minor, add `minor: yes`)"
    return ""


def _is_granted_of_course(instrument: Instrument) -> bool:
    """Whether *instrument* is a motion granted as of course, which needs the same approvals as a notice."""
    return instrument.way == "motion" and not instrument.counts_as_approval


def _covers_dismissal(scope: Scope, approval: Approval, instrument: Instrument) -> bool:
    """Whether *approval* covers dismissals with the prejudice of this paper, or of any claim in it."""
    return not approval.prejudice or _prejudice(scope, instrument) in {None, approval.prejudice}


def _prejudice(scope: Scope, instrument: Instrument) -> str | None:
    """Return the prejudice, "with" or "without"; None if the paper has both or the rule does not settle it."""
    if scope.prejudice or len({claim.prejudice for claim in scope.claims}) > 1:
        return scope.prejudice
    default = instrument.default_effect.prejudice
    return None if default == "as chosen" else default


def _approval_reason(
    scope: Scope, circumstance: Circumstance, approval: Approval, instrument: Instrument, circumstances: Circumstances
) -> Reason:
    path = circumstances[circumstance]
    cite = authority(approval, instrument)
    message = f"{circumstance}: {approval.says}{_minor_question(scope, circumstance, path)}"
    is_met = any(
        event in circumstances and not may_be_same_day(scope, circumstances[event]) for event in approval.shown_by
    )
    weight: Weight = "tells"
    condition = ""
    if not is_met:
        weight, condition = _weight_and_condition(scope, circumstance, approval, instrument, circumstances)
    leaves_to_court = (
        weight == "tells" and approval.needs == "approval" and not (is_met or instrument.counts_as_approval)
    )
    if leaves_to_court:
        message = f"{message}; the court may deny the {instrument.way}"
    listed_event = series([f"`{event}`" for event in approval.shown_by], "or")
    instead = f"list {listed_event} under `events:` once it has happened" if listed_event and weight == "asks" else ""
    return Reason(
        "approval",
        weight,
        message,
        cite,
        approval.basis,
        path=path,
        condition=condition,
        instead=instead,
        court_decides=leaves_to_court,
    )


def _weight_and_condition(
    scope: Scope, circumstance: Circumstance, approval: Approval, instrument: Instrument, circumstances: Circumstances
) -> tuple[Weight, str]:
    """Return the weight of an approval that is not listed, and the condition on which the instrument is open."""
    if approval.others and instrument.order.needs == "an order":
        return "asks", approval.others
    if instrument.counts_as_approval:
        return "tells", ""
    if approval.needs == "nothing":
        return ("tells", "") if was_read(approval.basis) else ("asks", "the law confirms this")
    if approval.unless:
        return "asks", approval.unless
    if instrument.way == "motion" and instrument.way in approval.ways:
        return "tells", ""
    if may_be_same_day(scope, circumstances[circumstance]):
        return "asks", f"the {instrument.way} came first on that day"
    if "settlement approved" in circumstances:
        return "asks", "the court's approval covers this dismissal"
    return "closes", ""
