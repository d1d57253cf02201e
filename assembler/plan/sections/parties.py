"""Who the parties are."""

from collections.abc import Iterator

from assembler.language.english import Side, article, plural, series
from assembler.model.party import Party
from assembler.plan.context import Case
from assembler.plan.frame.addresses import among_parties, first_paragraph
from assembler.plan.text.draft import Draft, DraftHeading, sentence
from assembler.plan.text.party_names import alone, full, many, named_alone

INTRODUCED = frozenset({"plaintiff", "defendant"})
"""The sides that the first sentence of a paper names in full."""


def build(case: Case) -> Iterator[Draft]:
    """Yield a paragraph for each party: what it is, where it was formed and does business, its address if asked for."""
    yield DraftHeading(1, case.say("headings.parties"), "parties")
    yield from map(sentence, first_paragraph(case))
    for party in case.present():
        said = [_who(party, case), *_described(party, case), *among_parties(party, case)]
        yield sentence(" ".join(one[:1].upper() + one[1:] for one in said))


def _who(party: Party, case: Case) -> str:
    """Say what *party* is."""
    side = _first(party, case)
    if party.ex_rel:
        return case.say("parties.relator", party=named_alone(party), relator=party.ex_rel)
    if party.kind == "individual":
        key = "parties.individual_citizen" if party.citizenship else "parties.individual"
        return case.say(key, party=side, citizenship=party.citizenship)
    if party.kind in {"property", "estate"}:
        return case.say(f"parties.{party.kind}", party=side)
    key = "parties.entity_with_place" if party.principal_place else "parties.entity"
    return case.say(key, party=side, what=_what(party), place=party.principal_place)


def _first(party: Party, case: Case) -> Side:
    """Return *party* by its short name, or with its role and in full where no sentence before has named it."""
    if case.filing.paper.lead and party.role in INTRODUCED:
        return alone(party)
    several = many([party])
    role = case.word(party.role).title() + ("s" if several else "")
    return Side(party.role, (f"{role} {full(party)}",), (), all=False, many=several)


def _what(party: Party) -> str:
    """Return what an entity is: "an Ohio corporation", "government bodies"."""
    kind = "government body" if party.kind == "government" else party.kind
    if many([party]):
        return " ".join(filter(None, [party.formed_in, plural(kind)]))
    return f"{article(party.formed_in or kind)} {' '.join(filter(None, [party.formed_in, kind]))}"


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
