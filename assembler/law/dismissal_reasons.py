"""What speaks for and against an instrument of dismissal in a matter: read from the court's law, never from its name.

No jurisdiction is named here: what differs from one to the next is in its record, and this reads the record.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from assembler.findings.path import KeyPath
from assembler.language.english import article, series
from assembler.law.dismissal_events import closings
from assembler.law.dismissal_scope import Request, Scope
from assembler.model.dismissal import Answer, Dismissals, Instrument, Partial, Provision
from assembler.model.event import EarlierDismissal, Event
from assembler.model.law import LawBasis
from assembler.model.matter import Matter

Kind = Literal["event", "approval", "partial", "second", "elsewhere", "purpose", "local", "watch", "firm"]
"""What a reason is about."""

Weight = Literal["closes", "asks", "tells"]
"""What a reason does: it closes the instrument, leaves it open on a condition, or tells something of it."""

REMOVED = "28 U.S.C. § 1446(d)"
REMANDED = "28 U.S.C. § 1447(c)"


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


def reasons(scope: Scope, instrument: Instrument) -> Iterator[Reason]:
    """Yield what the matter and the court's law say of *instrument* for what *scope* dismisses."""
    law, known = scope.matter.court.dismissal.value, circumstances(scope)
    yield from _elsewhere(scope)
    if made_for_another := [*_purpose(scope, instrument, known)]:
        yield from made_for_another
        return
    yield from _events(scope, instrument)
    yield from _approvals(law, instrument, known)
    yield from _part(scope, instrument)
    yield from _second(scope, instrument)
    yield from _local(scope.matter, instrument)


def partial(matter: Matter) -> Partial | None:
    """Return what the court's law, or its circuit, says of dismissing a part."""
    law, circuit = matter.court.dismissal.value, matter.court.circuit
    return (law.circuits.get(circuit.id) if circuit else None) or law.partial


def circumstances(scope: Scope) -> Mapping[str, KeyPath]:
    """Return what the law of dismissal may ask about and is so, each with the place in the matter that says it."""
    matter = scope.matter
    known: dict[str, KeyPath] = {"always": ()}
    for number, event in scope.events:
        known |= dict.fromkeys(event.means, ("events", number))
    known |= {what: ("events", number) for number, what in _to_come(matter)}
    known |= {trait: ("action", number) for number, trait in enumerate(matter.action)}
    for name in (name for name, party in matter.parties.items() if party.minor):
        known["minor"] = ("parties", name, "minor")
    for number, earlier in scope.earlier:
        known["earlier dismissal"] = ("earlier_dismissals", number)
        if earlier.by == "nonsuit":
            known["earlier nonsuit"] = ("earlier_dismissals", number)
    if "supplemental" in matter.jurisdiction:
        known["supplemental claims"] = ("jurisdiction",)
    if scope.request.keeps_jurisdiction:
        known["jurisdiction kept"] = ()
    return known


def _to_come(matter: Matter) -> Iterator[tuple[int, str]]:
    return ((number, event.event) for number, event in enumerate(matter.events) if event.event == "trial set")


def _elsewhere(scope: Scope) -> Iterator[Reason]:
    """A case that was removed is not in the state court, and one that was remanded not in the federal court."""
    moves = [(number, event) for number, event in scope.events if event.event in {"removal", "remand"}]
    if not moves:
        return
    number, last = max(moves, key=lambda move: (move[1].day, move[1].event == "remand"))
    system = scope.matter.court.system
    if last.event == "removal" and system == "state":
        says = f"{described(last, scope.matter)}, and this court goes no further until it is remanded"
        yield Reason("elsewhere", "closes", says, REMOVED, "secondary", ("events", number))
    if last.event == "remand" and system == "federal":
        says = f"{described(last, scope.matter)}, and it is for the state court to go on"
        yield Reason("elsewhere", "closes", says, REMANDED, "copy", ("events", number))


def fitting(scope: Scope, instrument: Instrument) -> bool:
    """Whether *instrument* is made for what is dismissed: claims or counterclaims, the whole or a part."""
    if (instrument.of == "counterclaims") != scope.of_counterclaims:
        return False
    return instrument.reach == "any" or (instrument.reach == "part") == scope.in_part


def _purpose(scope: Scope, one: Instrument, known: Mapping[str, object]) -> Iterator[Reason]:
    if (one.of == "counterclaims") != scope.of_counterclaims:
        theirs = (
            "a counterclaim, crossclaim or third-party claim" if one.of == "counterclaims" else "the plaintiff's claims"
        )
        yield Reason("purpose", "closes", f"it dismisses {theirs}", one.rule, one.signed_by.basis)
    elif not fitting(scope, one):
        whole = "the whole action" if one.reach == "whole" else "a part of the action"
        yield Reason("purpose", "closes", f"it dismisses {whole}", one.rule, one.signed_by.basis)
    if one.opened_by and not any(what in known for what in one.opened_by):
        says = f"it opens with {series(list(one.opened_by), 'or')}, which the matter does not list"
        yield Reason("purpose", "closes", says, one.until.cite or one.rule, one.until.basis)


def _events(scope: Scope, one: Instrument) -> Iterator[Reason]:
    for closing, number, event, day in closings(scope, one):
        if scope.came_before(day, event) and not (closing.days_before and day == scope.request.date):
            says = described(event, scope.matter)
            if closing.days_before:
                says = f"{says}; it closes {closing.days_before} days before"
            basis, cite = closing.basis or one.until.basis, closing.cite or one.until.cite or one.rule
            weight: Weight = "asks" if closing.unless else "closes"
            yield Reason("event", weight, says, cite, basis, ("events", number), closing.unless)


def described(event: Event, matter: Matter) -> str:
    """Return who did *event*, what and when: "`Beta, Inc.` served an answer on 2021-02-01"."""
    if event.event in DONE:
        return f"{DONE[event.event]} {event.day}"
    who = series([f"`{matter.parties[name].name}`" for name in event.by]) or "somebody"
    return f"{who} {'served' if event.date else 'filed'} {article(event.event)} {event.event} on {event.day}"


DONE: Mapping[str, str] = {
    "summary judgment heard": "a motion for summary judgment was heard on",
    "demurrer sustained without leave": "a demurrer was sustained without leave on",
    "class settlement proposed": "a settlement of a class was proposed on",
    "class certified": "a class was certified on",
    "receiver appointed": "a receiver was appointed on",
    "removal": "the case was removed on",
    "remand": "the case was remanded on",
    "trial set": "trial is set for",
    "trial begun": "trial began on",
    "witness sworn": "the first witness was sworn on",
    "evidence introduced": "evidence was introduced on",
    "plaintiff rested": "the plaintiff rested on",
    "evidence closed": "the evidence was closed on",
    "evidence struck": "the evidence was struck on",
    "jury retired": "the jury retired on",
    "case submitted": "the case was submitted on",
    "judgment": "judgment was entered on",
}
"""What is said of an event that is no paper of a party."""


def _approvals(law: Dismissals, one: Instrument, known: Mapping[str, KeyPath]) -> Iterator[Reason]:
    for approval in law.approvals:
        for what in approval.where:
            if what in known and one.way in approval.ways:
                weight: Weight = "tells" if one.order.needs == "an order" else "closes"
                says = f"{what}: {approval.says}"
                yield Reason("approval", weight, says, _cite(approval, one), approval.basis, known[what])
                break


def _part(scope: Scope, one: Instrument) -> Iterator[Reason]:
    part = partial(scope.matter)
    if not part or one.way not in part.ways or scope.of_counterclaims:
        return
    if set(scope.dismissed) - set(scope.leaving) and any(entry.claims for entry in scope.request.dismisses):
        yield _answered("fewer than all claims", part.claims, part, one)
    if scope.staying and scope.leaving:
        yield _answered("fewer than all defendants", part.defendants, part, one)


def _answered(what: str, answer: Answer, part: Partial, one: Instrument) -> Reason:
    weights: Mapping[str, Weight] = {"allowed": "tells", "not allowed": "closes"}
    instead = f"; {part.instead}" if part.instead and answer.answer != "allowed" else ""
    says = f"{what}: {answer.answer}; {answer.says}{instead}"
    return Reason("partial", weights.get(answer.answer, "asks"), says, _cite(answer, one), answer.basis)


def _second(scope: Scope, one: Instrument) -> Iterator[Reason]:
    second, request = one.second_dismissal, scope.request
    for number, earlier in scope.earlier:
        counts = earlier.by in second.counts
        if second.then == "nothing" or not (counts or earlier.by in second.perhaps):
            says = f"{_of(earlier)}, which does not make this {one.way} final"
            yield Reason("second", "tells", says, _cite(second, one), second.basis, ("earlier_dismissals", number))
            continue
        told = meant(request) and second.then != "by leave only"
        weight: Weight = "tells" if told else "closes" if counts else "asks"
        perhaps = "" if counts else ", if that dismissal counts, which is not settled or not known"
        this = f"this {one.way} {request.prejudice} prejudice" if request.prejudice else f"this {one.way}"
        says = f"{_of(earlier)}: {THEN[second.then].format(this=this)}{perhaps}"
        basis = second.basis if counts else "derived"
        unless = "" if weight == "tells" or second.then == "by leave only" else MEANT
        yield Reason("second", weight, says, _cite(second, one), basis, ("earlier_dismissals", number), unless)


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


def _local(matter: Matter, one: Instrument) -> Iterator[Reason]:
    for local in matter.court.dismissal.value.local.get(matter.court.id, ()):
        if one.way in local.ways:
            yield Reason("local", "tells", local.says, local.cite or "the court's practice", local.basis)


def watched(scope: Scope) -> Iterator[Reason]:
    """Yield what else follows from what the matter says, whichever instrument is taken."""
    known = circumstances(scope)
    for watch in scope.matter.court.dismissal.value.watch:
        for what in watch.where:
            if what in known:
                says = watch.says if what == "always" else f"{what}: {watch.says}"
                yield Reason("watch", "tells", says, watch.cite, watch.basis, known[what])
                break


def _cite(provision: Provision, one: Instrument) -> str:
    return provision.cite or one.rule
