"""What speaks for and against an instrument of dismissal in a matter: read from the court's law, never from its name.

No jurisdiction is named here: what differs from one to the next is in its record, and this reads the record.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from assembler.language.english import article, series
from assembler.law.dismissal_scope import (
    Wish,
    came_before,
    closings,
    dismissed,
    fitting,
    leaving,
    of_counterclaims,
    opponents,
    same_claim,
    so_far,
)
from assembler.model.dismissal import Answer, Dismissals, Instrument, Partial, Provision
from assembler.model.event import EarlierDismissal, Event
from assembler.model.law import LawBasis
from assembler.model.matter import Matter

Kind = Literal["event", "approval", "partial", "second", "elsewhere", "purpose", "local", "watch"]
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
    path: tuple[str | int, ...] = ()
    condition: str = ""
    """What keeps the instrument open all the same."""


def reasons(matter: Matter, wish: Wish, instrument: Instrument) -> Iterator[Reason]:
    """Yield what the matter and the court's law say of *instrument* for *wish*."""
    law, known = matter.court.dismissal.value, circumstances(matter, wish)
    yield from _elsewhere(matter, wish)
    if made_for_another := [*_purpose(matter, wish, instrument, known)]:
        yield from made_for_another
        return
    yield from _events(matter, wish, instrument)
    yield from _approvals(law, instrument, known)
    yield from _part(matter, wish, instrument)
    yield from _second(matter, wish, instrument)
    yield from _local(matter, instrument)


def partial(matter: Matter) -> Partial | None:
    """Return what the court's law, or its circuit, says of dismissing a part."""
    law = matter.court.dismissal.value
    return law.circuits.get(matter.court.circuit) or law.partial


def circumstances(matter: Matter, wish: Wish) -> Mapping[str, tuple[str | int, ...]]:
    """Return what the law of dismissal may ask about and is so, each with the place in the matter that says it."""
    found: dict[str, tuple[str | int, ...]] = {"always": ()}
    for number, event in so_far(matter, wish):
        found |= dict.fromkeys(event.means, ("events", number))
    found |= {what: ("events", number) for number, what in _to_come(matter)}
    found |= {trait: ("action", number) for number, trait in enumerate(matter.action)}
    for name in (name for name, one in matter.parties.items() if one.minor):
        found["minor"] = ("parties", name, "minor")
    for number, earlier in same_claim(matter, wish):
        found["earlier dismissal"] = ("earlier_dismissals", number)
        if earlier.by == "nonsuit":
            found["earlier nonsuit"] = ("earlier_dismissals", number)
    if "supplemental" in matter.jurisdiction:
        found["supplemental claims"] = ("jurisdiction",)
    if wish.keeps_jurisdiction:
        found["jurisdiction kept"] = ()
    return found


def _to_come(matter: Matter) -> Iterator[tuple[int, str]]:
    return ((number, one.event) for number, one in enumerate(matter.events) if one.event == "trial set")


def _elsewhere(matter: Matter, wish: Wish) -> Iterator[Reason]:
    """A case that was removed is not in the state court, and one that was remanded not in the federal court."""
    moves = [(number, one) for number, one in so_far(matter, wish) if one.event in {"removal", "remand"}]
    if not moves:
        return
    number, last = max(moves, key=lambda move: (move[1].day, move[1].event == "remand"))
    if last.event == "removal" and matter.court.system == "state":
        says = f"{said(last, matter)}, and this court goes no further until it is remanded"
        yield Reason("elsewhere", "closes", says, REMOVED, "secondary", ("events", number))
    if last.event == "remand" and matter.court.system == "federal":
        says = f"{said(last, matter)}, and it is for the state court to go on"
        yield Reason("elsewhere", "closes", says, REMANDED, "verified", ("events", number))


def _purpose(matter: Matter, wish: Wish, one: Instrument, known: Mapping[str, object]) -> Iterator[Reason]:
    if (one.of == "counterclaims") != of_counterclaims(matter, wish):
        theirs = (
            "a counterclaim, crossclaim or third-party claim" if one.of == "counterclaims" else "the plaintiff's claims"
        )
        yield Reason("purpose", "closes", f"it dismisses {theirs}", one.rule, one.signed_by.basis)
    elif not fitting(matter, wish, one):
        whole = "the whole action" if one.reach == "whole" else "a part of the action"
        yield Reason("purpose", "closes", f"it dismisses {whole}", one.rule, one.signed_by.basis)
    if one.opened_by and not any(what in known for what in one.opened_by):
        says = f"it opens with {series(list(one.opened_by), 'or')}, which the matter does not list"
        yield Reason("purpose", "closes", says, one.until.cite or one.rule, one.until.basis)


def _events(matter: Matter, wish: Wish, one: Instrument) -> Iterator[Reason]:
    for closing, number, event, day in closings(matter, wish, one):
        if came_before(day, event, wish) and not (closing.days_before and day == wish.date):
            says = said(event, matter)
            if closing.days_before:
                says = f"{says}; it closes {closing.days_before} days before"
            basis, cite = closing.basis or one.until.basis, closing.cite or one.until.cite or one.rule
            weight: Weight = "asks" if closing.unless else "closes"
            yield Reason("event", weight, says, cite, basis, ("events", number), closing.unless)


def said(event: Event, matter: Matter) -> str:
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


def _approvals(law: Dismissals, one: Instrument, known: Mapping[str, tuple[str | int, ...]]) -> Iterator[Reason]:
    for approval in law.approvals:
        for what in approval.where:
            if what in known and one.way in approval.ways:
                weight: Weight = "tells" if one.order.needs == "an order" else "closes"
                says = f"{what}: {approval.says}"
                yield Reason("approval", weight, says, _cite(approval, one), approval.basis, known[what])
                break


def _part(matter: Matter, wish: Wish, one: Instrument) -> Iterator[Reason]:
    part = partial(matter)
    if not part or one.way not in part.ways or of_counterclaims(matter, wish):
        return
    gone, left = dismissed(matter, wish), leaving(matter, wish)
    if set(gone) - set(left) and any(entry.claims for entry in wish.dismisses):
        yield _answered("fewer than all claims", part.claims, part, one)
    if set(left) != set(opponents(matter, wish)) and left:
        yield _answered("fewer than all defendants", part.defendants, part, one)


def _answered(what: str, answer: Answer, part: Partial, one: Instrument) -> Reason:
    weights: Mapping[str, Weight] = {"allowed": "tells", "not allowed": "closes"}
    instead = f"; {part.instead}" if part.instead and answer.answer != "allowed" else ""
    says = f"{what}: {answer.answer}; {answer.says}{instead}"
    return Reason("partial", weights.get(answer.answer, "asks"), says, _cite(answer, one), answer.basis)


def _second(matter: Matter, wish: Wish, one: Instrument) -> Iterator[Reason]:
    second = one.second_dismissal
    for number, earlier in same_claim(matter, wish):
        counts = earlier.by in second.counts
        if second.then == "nothing" or not (counts or earlier.by in second.perhaps):
            says = f"{_of(earlier)}, which does not make this {one.way} final"
            yield Reason("second", "tells", says, _cite(second, one), second.basis, ("earlier_dismissals", number))
            continue
        weight: Weight = "tells" if meant(wish) and second.then != "by leave only" else "closes" if counts else "asks"
        perhaps = "" if counts else ", if that dismissal counts, which is not settled or not known"
        this = f"this {one.way} {wish.prejudice} prejudice" if wish.prejudice else f"this {one.way}"
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


def meant(wish: Wish) -> bool:
    """Whether the end of the claim is meant."""
    whole = [one.prejudice or wish.prejudice for one in wish.dismisses]
    return wish.effect == "on the merits" or (bool(whole) and all(one == "with" for one in whole))


def _of(earlier: EarlierDismissal) -> str:
    case = ", ".join(part for part in (earlier.court, earlier.number) if part)
    return f"the same claim was dismissed by {earlier.by} on {earlier.date} ({case})"


def _local(matter: Matter, one: Instrument) -> Iterator[Reason]:
    for local in matter.court.dismissal.value.local.get(matter.court.id, ()):
        if one.way in local.ways:
            yield Reason("local", "tells", local.says, local.cite or "the court's practice", local.basis)


def watched(matter: Matter, wish: Wish) -> Iterator[Reason]:
    """Yield what else follows from what the matter says, whichever instrument is taken."""
    known = circumstances(matter, wish)
    for watch in matter.court.dismissal.value.watch:
        for what in watch.where:
            if what in known:
                says = watch.says if what == "always" else f"{what}: {watch.says}"
                yield Reason("watch", "tells", says, watch.cite, watch.basis, known[what])
                break


def _cite(provision: Provision, one: Instrument) -> str:
    return provision.cite or one.rule
