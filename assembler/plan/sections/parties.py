"""Who the parties are."""

from collections.abc import Iterator

from assembler.english import Side, article, series
from assembler.model.party import Party
from assembler.plan.case import Case
from assembler.plan.draft import Draft, DraftHeading, sentence
from assembler.plan.party_names import alone, full, many, short

KINDS = {"government": "government body", "property": "thing"}
"""Kinds whose name in a matter is not the word of a paper."""


def build(case: Case) -> Iterator[Draft]:
    """Yield a paragraph for each party: what it is, where it was formed, where it does business."""
    yield DraftHeading(1, case.say("headings.parties"), "parties")
    for party in case.present():
        said = [_who(party, case), *_described(party, case)]
        yield sentence(" ".join(said))


def _who(party: Party, case: Case) -> str:
    """Say what *party* is: by its short name, or in full where the paper's first sentence has not named it."""
    introduced = case.filing.paper.lead and party.role in {"plaintiff", "defendant"}
    name = short(party) if introduced else full(party)
    if party.kind == "individual":
        key = "parties.individual_citizen" if party.citizenship else "parties.individual"
        side = Side(party.role, (name,), (name,), many=many([party]))
        return case.say(key, party=side, citizenship=party.citizenship)
    kind, place = KINDS.get(party.kind, party.kind), party.principal_place
    key = {
        (True, True): "parties.entity_with_place",
        (True, False): "parties.entity",
        (False, True): "parties.entity_place_only",
        (False, False): "parties.entity_only",
    }[bool(party.formed_in), bool(place)]
    a = article(party.formed_in or kind)
    return case.say(key, party=name, a=a, formed_in=party.formed_in, kind=kind, place=place)


def _described(party: Party, case: Case) -> Iterator[str]:
    """Yield a sentence for each thing that the caption says of the party behind its name."""
    side = alone(party)
    for key in ("dba", "aka", "fka", "nka"):
        if names := getattr(party, key):
            yield case.say(f"parties.{key}", party=side, names=series(names))
    verb = case.say("parties.sues" if party.role == "plaintiff" else "parties.sued", party=side)
    if party.minor or party.through:
        key = "parties.minor" if party.minor else "parties.through"
        yield case.say(key, party=side, verb=verb, through=party.through)
    if party.capacity:
        yield case.say("parties.capacity", party=side, verb=verb, capacity=party.capacity)
    if party.on_behalf_of:
        yield case.say("parties.behalf", party=side, verb=verb, others=party.on_behalf_of)
