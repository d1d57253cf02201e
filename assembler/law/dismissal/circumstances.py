"""Circumstances of a case on the date of a paper; the law of dismissal may depend on them."""

import re
from collections.abc import Iterator, Mapping

from assembler.findings.path import KeyPath
from assembler.language.regex import Regex
from assembler.law.dismissal.scope import Scope
from assembler.model.circumstance import Circumstance
from assembler.model.dismissal import Dismissals
from assembler.model.event import EarlierDismissal, Method
from assembler.model.party import Party

CLASS = Regex(r"(?i)similarly situated|\bclass\b")
DERIVATIVE = Regex(r"(?i)\bderivative")
"""Words that show that a party sues for a class (`CLASS`) or derivatively (`DERIVATIVE`)."""


def circumstances_of(scope: Scope) -> Mapping[Circumstance, KeyPath]:
    """Return the circumstances on which the law of dismissal may depend, each with its path in the matter.

    An event on the date of the paper counts unless the matter says that the event came after the paper.
    """
    return dict(_circumstances(scope))


def _circumstances(scope: Scope) -> Iterator[tuple[Circumstance, KeyPath]]:
    matter = scope.matter
    yield "always", ()
    for index, event in scope.history:
        has_happened = scope.came_before(event.day, event) or scope.may_have_come_before(event)
        if event.event == "trial set" or has_happened:
            yield from ((circumstance, ("events", index)) for circumstance in event.kinds)
    for index, claim in enumerate(matter.claims):
        yield from ((trait, ("claims", index)) for trait in claim.cause.action)
    for name, party in matter.parties.items():
        yield from ((circumstance, ("parties", name)) for circumstance in _party_circumstances(name, party, scope))
    yield from ((trait, ("action", index)) for index, trait in enumerate(matter.action))
    for index, dismissal in scope.earlier_dismissals:
        path = ("earlier_dismissals", index)
        yield from ((circumstance, path) for circumstance in _circumstances_of_earlier(dismissal))
    if "supplemental" in matter.jurisdiction:
        yield "supplemental claims", ("jurisdiction",)
    if scope.requested.keeps_jurisdiction:
        yield "jurisdiction kept", ()


def _party_circumstances(name: str, party: Party, scope: Scope) -> Iterator[Circumstance]:
    """Yield the circumstances that arise from the party *name*: for example, a minor, an estate or a relator."""
    is_minor = party.minor or party.represents == "minor"
    dismisses = name in scope.dismissing_parties
    if is_minor:
        yield "minor among the parties"
    if is_minor and dismisses:
        yield "minor"
    if not is_minor and dismisses and (party.represents == "incompetent person" or party.through):
        yield "incompetent person"
    if dismisses and (party.kind == "estate" or party.represents == "decedent"):
        yield "estate"
    if party.on_side == "plaintiff":
        yield from _representative_actions(party)
        if party.ex_rel and _is_a_state(party, scope.law):
            yield "qui tam for a state"


def _representative_actions(party: Party) -> Iterator[Circumstance]:
    words = " ".join(filter(None, (party.on_behalf_of, party.capacity, party.described)))
    if CLASS.search(words):
        yield "class action"
    if DERIVATIVE.search(words):
        yield "derivative action"
    if party.ex_rel:
        yield "qui tam"


STATE_KINDS: frozenset[str] = frozenset({"government", "municipality", "state", "state agency"})
"""The kinds of party, other than the United States, in whose name a relator sues."""


def _is_a_state(party: Party, law: Dismissals) -> bool:
    """Whether *party* is, according to its kind or name, a state or a subdivision rather than the United States."""
    is_united_states = any(re.search(rf"(?i)(?<!\w){re.escape(name)}(?!\w)", party.name) for name in law.united_states)
    is_named_as_state = re.search(r"(?i)^(?:the )?(?:state|commonwealth|people|county|city) of\b", party.name)
    return not is_united_states and (party.kind in STATE_KINDS or bool(is_named_as_state))


def _circumstances_of_earlier(dismissal: EarlierDismissal) -> Iterator[Circumstance]:
    yield "earlier dismissal"
    if dismissal.by.startswith("nonsuit"):
        yield "earlier nonsuit"
    if dismissal.renewed:
        yield "renewed action"


def dismissal_method(dismissal: EarlierDismissal, law: Dismissals) -> Method:
    """Return the method of *dismissal*; the court's name may show how a nonsuit was taken."""
    if dismissal.by != "nonsuit":
        return dismissal.by
    ways: Mapping[str, Method] = {"by notice": "nonsuit by notice", "by order": "nonsuit by order"}
    for manner, names in law.nonsuits.items():
        if any(re.search(rf"\b{re.escape(name)}(?!\w)", dismissal.court) for name in names):
            return ways[manner]
    return dismissal.by
