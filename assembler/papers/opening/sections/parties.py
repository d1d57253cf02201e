"""The section on the parties, with a paragraph for each party."""

from collections.abc import Iterator

from assembler.language.english import Side, article, plural, role_title, series, with_article
from assembler.language.places import state_named
from assembler.model.party import Party
from assembler.plan.context import PaperContext
from assembler.plan.frame.addresses import address_sentence, addresses_paragraph
from assembler.plan.text.definitions import defines_short_name
from assembler.plan.text.draft import Draft, DraftHeading, DraftText, sentence
from assembler.plan.text.party_names import (
    defined_name,
    party_as_side,
    party_without_relator,
    short_name,
    sue_together,
    takes_plural,
    with_shared_descriptions,
)

INTRODUCED_SIDES = frozenset({"plaintiff", "defendant"})
"""The sides whose parties are introduced by full name in the opening sentence of a complaint."""


def build(context: PaperContext) -> Iterator[Draft]:
    """Yield a paragraph for each party that the matter describes, under a heading if there is any paragraph."""
    if paragraphs := [*map(sentence, addresses_paragraph(context)), *_party_paragraphs(context)]:
        yield DraftHeading(level=1, text=context.say("headings.parties"), id="parties")
        yield from paragraphs


def _party_paragraphs(context: PaperContext) -> Iterator[Draft]:
    """Yield a paragraph for each party; the user's own paragraph about a party replaces the program's."""
    described_parties = iter(
        with_shared_descriptions([party for party in context.remaining_parties() if not party.paragraph])
    )
    for name, matter_party in context.remaining_by_key():
        if matter_party.paragraph:
            if matter_party.own_paragraph:
                yield DraftText(matter_party.own_paragraph, ("parties", name, "paragraph"))
            continue
        party = next(described_parties)
        sentences = [*_party_sentences(party, context), *address_sentence(party, context)]
        if sentences:
            yield sentence(" ".join(text[:1].upper() + text[1:] for text in sentences))


def _party_sentences(party: Party, context: PaperContext) -> Iterator[str]:
    """Yield the sentences about *party*: its kind, then the description that follows its name in the caption."""
    description_sentences = list(_description_sentences(party, context))
    kind_sentences = list(_kind_sentences(party, context))
    if party.kind == "individual" and not (kind_sentences or description_sentences):
        yield context.say("parties.individual", party=_first_mention(party, context))
    yield from (*kind_sentences, *description_sentences)


def _kind_sentences(party: Party, context: PaperContext) -> Iterator[str]:
    """Yield the sentences about the kind of *party*, if the matter states the kind."""
    side = _first_mention(party, context)
    if party.ex_rel:
        yield context.say("parties.relator", party=party_without_relator(party), relator=party.ex_rel)
    elif party.kind == "individual":
        yield from _person_sentence(party, side, context)
    elif party.kind in {"property", "estate"}:
        yield context.say(f"parties.{party.kind}", party=side)
    elif party.kind != "unknown":
        key = "parties.entity_with_place" if party.principal_place else "parties.entity"
        yield context.say(key, party=side, what=_entity_kind(party), place=party.principal_place)
    else:
        yield from _unknown_kind_sentences(party, side, context)


def _person_sentence(party: Party, side: Side, context: PaperContext) -> Iterator[str]:
    """Yield a sentence on where a person resides and, in a federal court, of which state the person is a citizen."""
    pleads_citizenship = party.citizenship and context.court.system == "federal"
    if pleads_citizenship and party.resides_in:
        yield context.say("parties.citizen_and_resident", party=side, state=party.citizenship, place=party.resides_in)
    elif pleads_citizenship:
        yield context.say("parties.individual_citizen", party=side, citizenship=party.citizenship)
    elif party.resides_in:
        yield context.say("parties.resident", party=side, place=party.resides_in)


def _unknown_kind_sentences(party: Party, side: Side, context: PaperContext) -> Iterator[str]:
    if party.resides_in:
        yield context.say("parties.resident", party=side, place=party.resides_in)
    if party.principal_place:
        yield context.say("parties.place", party=side, place=party.principal_place)


def _first_mention(party: Party, context: PaperContext) -> Side:
    """Return *party* by its short name if the opening sentence introduces it, or else by its role and full name."""
    has_lead = bool(context.filing.paper.lead) and party.on_side in INTRODUCED_SIDES
    is_introduced = has_lead and _is_named(party, context.own_words("lead"))
    if is_introduced and (party.called or party.does or party.kind != "individual"):
        return party_as_side(party)
    is_plural = takes_plural([party])
    role = role_title(context.role_word(party.role), is_plural=is_plural)
    return Side(party.role, (f"{role} {defined_name(party)}",), full=(), all=False, is_plural=is_plural)


def _is_named(party: Party, own_lead: str | None) -> bool:
    """Whether the opening sentence introduces the short name of *party*; a user's own sentence must define the name."""
    return own_lead is None or short_name(party) == defined_name(party) or defines_short_name(own_lead, party)


KIND_WORDS = {"government": "governmental entity", "state": "state of the United States"}
"""The words of sentences for kinds of party that a matter names differently."""


def _entity_kind(party: Party) -> str:
    """Return an entity's kind and origin: "an Ohio corporation", "a corporation organized under the laws of France"."""
    kind = KIND_WORDS.get(party.kind, party.kind)
    home = party.formed_in
    words = plural(kind) if takes_plural([party]) else kind
    if home and not state_named(home):
        phrase = f"{words} organized under the laws of {home}"
        return phrase if takes_plural([party]) else f"{article(kind)} {phrase}"
    phrase = f"{home} {words}" if home else words
    return phrase if takes_plural([party]) else with_article(phrase)


def _description_sentences(party: Party, context: PaperContext) -> Iterator[str]:
    """Yield a sentence for each part of the description that follows the party's name in the caption."""
    side = party_as_side(party)
    for key in ("dba", "aka", "fka", "nka"):
        if names := getattr(party, key):
            yield context.say(f"parties.{key}", party=side, names=series(names))
    verb = context.say("parties.sues" if party.on_side == "plaintiff" else "parties.sued", party=side)
    if party.minor or party.through:
        key = "parties.minor" if party.minor else "parties.through"
        yield context.say(key, party=side, verb=verb, through=party.through)
    co_parties = context.remaining_parties() if party.on_behalf_of else []
    joint_parties = [co_party for co_party in co_parties if sue_together(co_party, party) and not co_party.paragraph]
    if len(joint_parties) > 1:
        side = context.parties_as_side(joint_parties)
        verb = context.say("parties.sues" if party.on_side == "plaintiff" else "parties.sued", party=side)
    own_sentences = any(context.matter.own_sentence("parties", key) for key in ("capacity", "behalf"))
    if party.capacity and party.on_behalf_of and not own_sentences:
        values = {"capacity": party.capacity, "others": party.on_behalf_of}
        yield context.say("parties.capacity_and_behalf", party=side, verb=verb, **values)
        return
    if party.capacity:
        yield context.say("parties.capacity", party=side, verb=verb, capacity=party.capacity)
    if party.on_behalf_of:
        yield context.say("parties.behalf", party=side, verb=verb, others=party.on_behalf_of)
