"""Who the parties are."""

from collections.abc import Iterator

from assembler.english import article
from assembler.model.party import Party
from assembler.plan.case import Case
from assembler.plan.draft import Draft, DraftHeading, sentence
from assembler.plan.party_names import short

KINDS = {"government": "government body", "property": "thing"}
"""Kinds whose name in a matter is not the word of a paper."""


def build(case: Case) -> Iterator[Draft]:
    """Yield a paragraph for each party: what it is, where it was formed, where it does business."""
    yield DraftHeading(1, case.say("headings.parties"), "parties")
    for party in case.present():
        yield sentence(_who(party, case))


def _who(party: Party, case: Case) -> str:
    name = short(party)
    if party.kind == "individual":
        key = "parties.individual_citizen" if party.citizenship else "parties.individual"
        return case.say(key, party=name, citizenship=party.citizenship)
    kind, place = KINDS.get(party.kind, party.kind), party.principal_place
    key = {
        (True, True): "parties.entity_with_place",
        (True, False): "parties.entity",
        (False, True): "parties.entity_place_only",
        (False, False): "parties.entity_only",
    }[bool(party.formed_in), bool(place)]
    a = article(party.formed_in or kind)
    return case.say(key, party=name, a=a, formed_in=party.formed_in, kind=kind, place=place)
