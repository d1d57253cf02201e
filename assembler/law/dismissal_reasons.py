"""What speaks for and against an instrument of dismissal in a matter: read from the court's law, never from its name.

No jurisdiction is named here: what differs from one to the next is in its record, and this reads the record.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from assembler.findings.path import KeyPath
from assembler.language.english import series
from assembler.law.dismissal_circumstances import circumstances, method
from assembler.law.dismissal_events import (
    ClosingEvent,
    came_before,
    closing_events,
    described,
    on_the_day,
    unattributed,
    unlisted,
)
from assembler.law.dismissal_scope import Request, Scope, claiming
from assembler.model.dismissal import CONCERNS, Answer, Approval, Circumstance, Instrument, Partial, Provision
from assembler.model.event import EarlierDismissal
from assembler.model.law import LawBasis, was_read
from assembler.model.walk import of_role

Kind = Literal[
    "event",
    "on the day",
    "by nobody",
    "unread",
    "approval",
    "partial",
    "second",
    "elsewhere",
    "purpose",
    "nobody",
    "local",
    "watch",
    "firm",
]
"""What a reason is about."""

Weight = Literal["closes", "asks", "tells"]
"""What a reason does: it closes the instrument, leaves it open on a condition, or only informs."""

Known = Mapping[Circumstance, KeyPath]


@dataclass(frozen=True)
class Reason:
    """Something that an instrument's verdict rests on, with its authority and the place in the matter that shows it."""

    kind: Kind
    weight: Weight
    says: str
    cite: str
    basis: LawBasis
    path: KeyPath = ()
    condition: str = ""
    """What keeps the instrument open all the same."""
    certain: bool = False
    """Whether it closes whatever its basis: nothing is left to dismiss, or the paper is made for something else."""


def reasons(scope: Scope, instrument: Instrument) -> Iterator[Reason]:
    """Yield what the matter and the court's law say of *instrument* for what *scope* dismisses."""
    known = circumstances(scope)
    if not scope.dismissed and (scope.of_counterclaims or of_role(scope.matter.parties, "defendant")):
        says = f"the {instrument.way} dismisses nobody who is still in the case"
        yield Reason("nobody", "closes", says, instrument.rule, instrument.until.basis, certain=True)
        return
    yield from _moved(scope, instrument)
    purpose = [*_purpose(scope, instrument, known)]
    yield from purpose
    if any(reason.weight == "closes" for reason in purpose):
        return
    yield from _unread(instrument)
    yield from _events(scope, instrument)
    yield from _approvals(scope, instrument, known)
    yield from _part(scope, instrument)
    yield from _second(scope, instrument)
    yield from _local(scope, instrument)


# -- the instrument ---------------------------------------------------------------------------------------------------


def fitting(scope: Scope, instrument: Instrument) -> bool:
    """Whether *instrument* is made for what is dismissed: claims or counterclaims, the whole or a part."""
    if (instrument.of == "counterclaims") != scope.of_counterclaims:
        return False
    return instrument.reach == "any" or (instrument.reach == "part") == scope.in_part


def _purpose(scope: Scope, instrument: Instrument, known: Known) -> Iterator[Reason]:
    rule, basis = instrument.rule, instrument.signed_by.basis
    if (instrument.of == "counterclaims") != scope.of_counterclaims:
        pleaded = "a counterclaim, crossclaim or third-party claim"
        says = "it dismisses " + (pleaded if instrument.of == "counterclaims" else "the plaintiff's claims")
        yield Reason("purpose", "closes", says, rule, basis, certain=True)
    elif not fitting(scope, instrument):
        says = f"it dismisses {'the whole action' if instrument.reach == 'whole' else 'a part of the action'}"
        yield Reason("purpose", "closes", says, rule, basis, certain=True)
    elif scope.of_counterclaims and not (claiming(scope.matter) or {"counterclaim", "crossclaim"} & known.keys()):
        says = "the matter has no counterclaim, crossclaim or third-party claim"
        yield Reason("purpose", "closes", says, rule, basis, certain=True)
    if instrument.opened_by and not any(what in known for what in instrument.opened_by):
        says = f"it opens with {series(list(instrument.opened_by), 'or')}, which the matter does not list"
        yield Reason("purpose", "closes", says, instrument.until.cite or rule, instrument.until.basis, certain=True)
    opened = [known[what] for what in instrument.opened_by if what in known]
    if opened and all(_on_the_day(scope, path) for path in opened):
        says = f"it opens with {series(list(instrument.opened_by), 'or')}, and which came first is not said"
        condition = f"the {instrument.way} came later on that day"
        yield Reason("on the day", "asks", says, instrument.rule, instrument.until.basis, opened[0], condition)


def _unread(instrument: Instrument) -> Iterator[Reason]:
    """Yield a doubt where nobody has read by whom, until when, or with what order the instrument is open."""
    provisions: Mapping[str, Provision] = {
        "until when it is open": instrument.until,
        "who signs it": instrument.signed_by,
        "whether it takes an order": instrument.order,
    }
    unread = [f"{what} ({part.basis})" for what, part in provisions.items() if not was_read(part.basis)]
    if unread:
        says = f"not read in the text of the law: {series(unread)}"
        yield Reason("unread", "asks", says, instrument.rule, "memory", condition="the rule's own words bear it out")


# -- events -----------------------------------------------------------------------------------------------------------


def _moved(scope: Scope, instrument: Instrument) -> Iterator[Reason]:
    """Yield what took the case to another court."""
    for found in closing_events(scope, scope.law.moved_by):
        if reason := _of_event(scope, instrument, found, "elsewhere"):
            yield reason


def _events(scope: Scope, instrument: Instrument) -> Iterator[Reason]:
    for closings, certain in ((instrument.until.closed_by, False), (scope.law.ended_by, True)):
        for found in closing_events(scope, closings):
            if reason := _of_event(scope, instrument, found, "event", certain=certain):
                yield reason
    basis, cite = instrument.until.basis, instrument.until.cite or instrument.rule
    for place, event in unattributed(scope, instrument):
        says = f"{described(event, scope.matter)}: the {instrument.way} may dismiss the party who did"
        condition = "nobody whom it dismisses did"
        yield Reason("by nobody", "asks", says, cite, basis, ("events", place), condition)
    for name in unlisted(scope, instrument):
        says = f"`{scope.matter.parties[name].name}` pleads a claim of its own, and no event says when"
        path = ("parties", name, "further_roles")
        yield Reason("by nobody", "asks", says, cite, basis, path, "that came after the paper")


def _of_event(
    scope: Scope, instrument: Instrument, found: ClosingEvent, kind: Kind, *, certain: bool = False
) -> Reason | None:
    """Return what *found* does to the instrument; nothing where it came after the paper."""
    closing = found.closing
    basis, cite = closing.basis or instrument.until.basis, closing.cite or instrument.until.cite or instrument.rule
    says = described(found.event, scope.matter)
    if closing.days_before:
        says = f"{says}; it closes {closing.days_before} days before"
    if closing.says:
        says = f"{says}: {closing.says}"
    path = ("events", found.place)
    if on_the_day(scope, found):
        says = f"{says}, the day of the {instrument.way}, and which came first is not said"
        return Reason("on the day", "asks", says, cite, basis, path, f"the {instrument.way} came first")
    if not came_before(scope, found):
        return None
    if again := found.reopened:
        says = f"{says}; {again.says}"
        weight: Weight = "tells" if was_read(again.basis) else "asks"
        condition = "" if weight == "tells" else "that opens it again"
        return Reason(kind, weight, says, again.cite or cite, again.basis, path, condition)
    if found.doubt:
        return Reason(kind, "asks", says, cite, basis, path, found.doubt)
    return Reason(kind, "closes", says, cite, basis, path, certain=certain)


# -- approvals --------------------------------------------------------------------------------------------------------


def _approvals(scope: Scope, instrument: Instrument, known: Known) -> Iterator[Reason]:
    """Yield what the court must approve, and what it may have to, which nobody has read."""
    covered: set[Circumstance] = set()
    for approval in scope.law.approvals:
        if instrument.way in approval.ways:
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


def _on_the_day(scope: Scope, path: KeyPath) -> bool:
    """Whether what is at *path* of the matter is an event of which nobody can tell whether it came before the paper."""
    match path:
        case ("events", int(number)):
            return scope.may_have_come_before(scope.matter.events[number])
    return False


def _prejudice(scope: Scope, instrument: Instrument) -> str | None:
    """Return with or without; nothing where the paper says both, or the rule leaves it open."""
    if scope.prejudice or len({claim.prejudice for claim in scope.claims}) > 1:
        return scope.prejudice
    return instrument.default_effect.prejudice


def _approval(scope: Scope, what: Circumstance, approval: Approval, instrument: Instrument, known: Known) -> Reason:
    weight: Weight = "closes"
    condition = ""
    if instrument.order.needs == "an order":
        weight = "tells"
    elif approval.needs == "nothing":
        weight, condition = ("tells", "") if was_read(approval.basis) else ("asks", "the law says so")
    elif approval.unless:
        weight, condition = "asks", approval.unless
    elif _on_the_day(scope, known[what]):
        weight, condition = "asks", f"the {instrument.way} came first on that day"
    elif "settlement approved" in known:
        weight, condition = "asks", "what the court approved covers this dismissal"
    says = f"{what}: {approval.says}"
    return Reason("approval", weight, says, _cite(approval, instrument), approval.basis, known[what], condition)


# -- a part of the action ---------------------------------------------------------------------------------------------


def _part(scope: Scope, instrument: Instrument) -> Iterator[Reason]:
    if scope.of_counterclaims or not scope.in_part:
        return
    part = scope.law.partial
    for what, answer in _asked(scope, part):
        if part and instrument.way not in part.ways:
            yield _answered(what, part.by_order, part, instrument)
        else:
            yield _answered(what, answer, part, instrument)


def _asked(scope: Scope, part: Partial | None) -> Iterator[tuple[str, Answer | None]]:
    """Yield which parts of the action the paper dismisses, and what the law says of each."""
    entries = scope.request.dismisses
    if any(entry.by for entry in entries):
        yield "fewer than all plaintiffs", part.plaintiffs if part else None
    if set(scope.dismissed) - set(scope.leaving) and any(entry.claims for entry in entries):
        yield "fewer than all claims", part.claims if part else None
    if set(scope.dismissed) != set(scope.opponents) or scope.leaving:
        yield "fewer than all defendants", part.defendants if part else None


def _answered(what: str, answer: Answer | None, part: Partial | None, instrument: Instrument) -> Reason:
    instead = f"; {part.instead}" if part and part.instead else ""
    if answer is None:
        says = f"{what}: whether this {instrument.way} may dismiss them was not read{instead}"
        return Reason("partial", "asks", says, instrument.rule, "memory", condition="the rule lets it")
    if answer.answer == "allowed":
        says = f"{what}: allowed; {answer.says}"
        weight: Weight = "tells" if was_read(answer.basis) else "asks"
        condition = "" if weight == "tells" else "the law says so"
        return Reason("partial", weight, says, _cite(answer, instrument), answer.basis, condition=condition)
    says = f"{what}: {answer.answer}; {answer.says}{instead}"
    weight = "closes" if answer.answer == "not allowed" else "asks"
    condition = "" if weight == "closes" else "the court takes it so"
    return Reason("partial", weight, says, _cite(answer, instrument), answer.basis, condition=condition)


# -- earlier dismissals -----------------------------------------------------------------------------------------------


def _second(scope: Scope, instrument: Instrument) -> Iterator[Reason]:
    second, request = instrument.second_dismissal, scope.request
    for number, earlier in scope.earlier:
        path = ("earlier_dismissals", number)
        how = method(earlier, scope.law)
        counts = how in second.counts
        if second.then == "nothing" or not (counts or how in second.perhaps):
            says = f"{_of(earlier)}, which does not make this {instrument.way} final"
            weight: Weight = "tells" if was_read(second.basis) else "asks"
            condition = "" if weight == "tells" else "the law says so"
            yield Reason("second", weight, says, _cite(second, instrument), second.basis, path, condition)
            continue
        told = meant(request) and second.then != "by leave only"
        weight = "tells" if told else "closes" if counts else "asks"
        perhaps = "" if counts else ", if that dismissal counts, which is not settled or not known"
        this = f"this {instrument.way} {request.prejudice} prejudice" if request.prejudice else f"this {instrument.way}"
        says = f"{_of(earlier)}: {THEN[second.then].format(this=this)}{perhaps}"
        basis = second.basis if counts else "derived"
        unless = "" if weight == "tells" or second.then == "by leave only" else MEANT
        yield Reason("second", weight, says, _cite(second, instrument), basis, path, unless)


MEANT = "that is meant, and the matter says `effect: on the merits`"
"""What keeps a second dismissal open."""

THEN: Mapping[str, str] = {
    "on the merits": "{this} is on the merits",
    "by leave only": "{this} is by leave of the court only",
    "no further suit": "after {this} the claim cannot be sued on again",
}
"""What a second dismissal does."""


def meant(request: Request) -> bool:
    """Whether the end of the claim is meant."""
    whole = [entry.prejudice or request.prejudice for entry in request.dismisses]
    return request.effect == "on the merits" or (bool(whole) and all(one == "with" for one in whole))


def _of(earlier: EarlierDismissal) -> str:
    case = ", ".join(part for part in (earlier.court, earlier.number) if part)
    return f"the same claim was dismissed by {earlier.by} on {earlier.date} ({case})"


# -- what is only told ------------------------------------------------------------------------------------------------


def _local(scope: Scope, instrument: Instrument) -> Iterator[Reason]:
    for local in scope.law.local.get(scope.matter.court.id, ()):
        if instrument.way in local.ways:
            yield Reason("local", "tells", local.says, local.cite or "the court's practice", local.basis)


def watched(scope: Scope, *, warned: bool = False) -> Iterator[Reason]:
    """Yield what else follows from what the matter says, whichever instrument is taken; or what a build warns of."""
    known = circumstances(scope)
    for watch in scope.law.watch:
        for what in watch.where:
            if what in known and (watch.warns or not warned):
                says = watch.says if what == "always" else f"{what}: {watch.says}"
                yield Reason("watch", "tells", says, watch.cite, watch.basis, known[what])
                break


def _cite(provision: Provision, instrument: Instrument) -> str:
    return provision.cite or instrument.rule
