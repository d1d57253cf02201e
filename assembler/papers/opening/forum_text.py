"""Sentences on personal jurisdiction, venue and assignment, with references to the supporting allegations."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from assembler.language.blanks import fill
from assembler.language.english import clauses, series
from assembler.language.places import county_in_full, state_in, state_name, state_named
from assembler.language.regex import Regex
from assembler.law.court_titles import county_word, plain_county
from assembler.law.federal_claims import GRANTS_FOR_VENUE, grant_for
from assembler.law.venue_parties import venue_pleading
from assembler.model.court.venue import VenueClause
from assembler.model.forum import STATE_GROUNDS, STATE_ONLY_GROUNDS, PersonalJurisdiction, VenueReason
from assembler.model.party import Member, Party
from assembler.plan.context import PaperContext
from assembler.plan.text.draft import DraftSentence
from assembler.plan.text.labels import Labels, paragraphs_in_words
from assembler.plan.text.party_names import short_name

DISTRICT_OF_SEVERAL = Regex(r"[NSEWMC]\.D\.")
"""The part of a court's abbreviation that names one of several districts in a state, such as "N.D."."""


def as_alleged(names: Sequence[str], context: PaperContext, labels: Labels) -> str:
    """Return ", as alleged in paragraphs 3 and 4"; "" if none of the allegations *names* is printed in the paper."""
    numbers = [labels.by_name[name].number for name in names if name in labels.by_name]
    if not numbers:
        return ""
    return context.say("forum.as_alleged", paragraphs=paragraphs_in_words(numbers, context.range_joiner))


def with_allegations(say: Callable[[str], str], names: Sequence[str], context: PaperContext) -> DraftSentence:
    """Return the draft of a sentence; *say* receives the words that refer to the allegations *names*."""
    return DraftSentence(lambda labels: say(as_alleged(names, context, labels)))


def personal_jurisdiction(context: PaperContext) -> Iterator[DraftSentence]:
    """Yield a paragraph for each ground of personal jurisdiction over a party who is still in the case."""
    state = state_name(context.court.state) or None
    for ground in context.matter.personal_jurisdiction:
        remaining_parties = dict(context.remaining_by_key())
        names = [name for name in ground.over if name in remaining_parties]
        if ground.because == "consent":
            names = list(bound_defendants(ground, context))
        if names or not (ground.over or ground.because == "consent"):
            defendants = context.side("defendant", names or None)
            parties = [remaining_parties[name] for name in names or remaining_parties]
            over_parties = [party for party in parties if party.on_side == "defendant"]
            homes = "" if ground.because != "at home" else _homes_clause(over_parties, state, context)
            values = {"defendants": defendants, "state": state, "homes": homes}
            say = partial(_personal_sentence, _sentence_key(ground.because), values, context)
            yield with_allegations(say, ground.allegations, context)


def _personal_sentence(key: str, values: Mapping[str, object], context: PaperContext, alleged: str) -> str:
    """Return the sentence about a ground; contacts are called purposeful only if allegations are named for them."""
    suffix = "_alleged" if key == "contacts" and alleged else ""
    return context.say(f"personal.{key}{suffix}", **values, alleged=alleged)


def _sentence_key(because: str) -> str:
    """Return the key of the sentence about a ground of personal jurisdiction or venue, such as "forum_clause"."""
    return because.replace(" ", "_")


def _homes_clause(defendants: Sequence[Party], court_state: str | None, context: PaperContext) -> str:
    """Return a colon and the reasons why *defendants* are at home in *court_state*.

    Return "" if the matter has no reasons.
    """
    homes = []
    for defendant in defendants:
        key = _home_key(defendant, court_state)
        if key:
            way = context.say(f"personal.{key}")
            homes.append(context.say("personal.home", name=short_name(defendant), way=way))
    return f": {clauses(homes)}" if homes else ""


def _home_key(member: Member, court_state: str | None) -> str:
    """Return the key of the reason why *member* is at home in *court_state*; "" if the matter shows no such reason.

    The reasons are domicile, formation and place of business.
    """
    if member.citizenship and state_named(member.citizenship) == court_state:
        return "domiciled"
    is_formed_here = bool(member.formed_in) and state_named(member.formed_in or "") == court_state
    is_seated_here = bool(member.principal_place) and state_named(state_in(member.principal_place or "")) == court_state
    if is_formed_here and is_seated_here:
        return "formed_and_seated"
    if is_formed_here:
        return "formed"
    return "seated" if is_seated_here else ""


def venue_paragraphs(context: PaperContext) -> Iterator[DraftSentence]:
    """Yield a paragraph for each ground of venue that exists in this court's system."""
    law = context.rely_on(context.court.venue)
    if law and law.value.one_court:
        return
    is_federal = context.court.system == "federal"
    exists_here = _is_federal if is_federal else _has_sentence
    sentences = _district_sentences if is_federal else _county_sentences
    reasons = [reason for reason in context.matter.venue if exists_here(reason, context)]
    for reason in reasons:
        also = "" if reason is reasons[0] else "also "
        say = partial(sentences, reason, context, also)
        yield with_allegations(say, reason.allegations, context)


def bound_defendants(ground: VenueReason | PersonalJurisdiction, context: PaperContext) -> tuple[str, ...]:
    """Return the remaining defendants who consented: those named in *ground*, or the only one if none is named."""
    defendants = [name for name, party in context.remaining_by_key() if party.on_side == "defendant"]
    bound_names = [name for name in defendants if name in ground.over]
    return tuple(bound_names or (defendants if len(defendants) == 1 and not ground.over else ()))


def _has_sentence(reason: VenueReason, context: PaperContext) -> bool:
    """Whether *reason* is a ground of venue in a state court and the matter supports it for at least one party."""
    if reason.because == "forum clause":
        return bool(bound_defendants(reason, context))
    return reason.because in STATE_GROUNDS and bool(_clauses(reason, context))


def _clauses(reason: VenueReason, context: PaperContext) -> Sequence[tuple[VenueClause, tuple[str, ...]]]:
    """Return the clauses of the state's law that plead *reason*, each with the parties to whom it applies."""
    law = context.rely_on(context.court.venue)
    return venue_pleading(reason, law, context.matter, dict(context.remaining_by_key())).groups


def _is_federal(reason: VenueReason, context: PaperContext) -> bool:
    """Whether *reason* is a ground of venue in a federal court; a forum clause is one only if it binds a defendant."""
    if reason.because == "forum clause":
        return bool(bound_defendants(reason, context))
    return reason.because not in STATE_ONLY_GROUNDS


def _consent_key(reason: VenueReason) -> str:
    return "forum_clause_waived" if reason.waived else "forum_clause"


def _district_sentences(reason: VenueReason, context: PaperContext, also: str, alleged: str) -> str:
    if reason.because == "forum clause":
        bound = context.side("defendant", bound_defendants(reason, context))
        return context.say(f"venue.{_consent_key(reason)}", defendants=bound, alleged=alleged)
    defendants = context.side("defendant", _infringers(reason, context) or None)
    key = "property" if reason.because == "real property" else _sentence_key(reason.because)
    sentence = context.say(f"venue.{key}", defendants=defendants, alleged=alleged, also=also)
    if reason.because != "residence":
        return sentence
    entities = {
        name: party.kind
        for name, party in context.remaining_by_key()
        if party.on_side == "defendant" and party.kind not in {"individual", "estate"}
    }
    if not entities:
        return sentence
    is_one_of_several = DISTRICT_OF_SEVERAL.match(context.court.citation)
    are_corporations = set(entities.values()) == {"corporation"}
    key = "venue.deemed_in_district" if is_one_of_several and are_corporations else "venue.deemed"
    return f"{sentence} {context.say(key, entities=context.side('defendant', entities))}"


def _infringers(reason: VenueReason, context: PaperContext) -> list[str]:
    """Return the defendants to the copyright or patent claims for which *reason* is a ground (28 U.S.C. § 1400).

    The list is empty for any other ground.
    """
    grant_name = GRANTS_FOR_VENUE.get(reason.because)
    grants = [(claim, grant_for(claim)) for claim in context.matter.claims]
    claims = [claim for claim, grant in grants if grant and grant.name == grant_name]
    sued_names = {name for claim in claims for name in claim.against}
    defendants = [name for name, party in context.remaining_by_key() if party.on_side == "defendant"]
    if any(not claim.against for claim in claims):
        return defendants
    return [name for name in defendants if name in sued_names]


def _county_sentences(reason: VenueReason, context: PaperContext, also: str, alleged: str) -> str:
    """Return the sentences on why venue is proper in the county, in the words of the state's law if on record."""
    county = _county_words(context)
    if reason.because == "forum clause":
        bound = context.side("defendant", bound_defendants(reason, context))
        return context.say(f"venue_state.{_consent_key(reason)}", county=county, defendants=bound, alleged=alleged)
    cites: dict[str, list[str]] = {}  # persons and entities with the same clause share a sentence
    for clause, group in _clauses(reason, context):
        cites.setdefault(_venue_clause(reason, clause, group, context), []).append(clause.cite)
    sentences: list[str] = []
    for because, laws in cites.items():
        under = f" {context.say('venue_state.under', law=series(laws))}" if all(laws) else ""
        values = {"also": also, "county": county, "under": under, "because": because}
        if sentences:
            sentences.append(context.say("venue_state.also_because", **values, alleged=""))
        else:
            sentences.append(context.say("venue_state.because", **values, alleged=alleged))
    return " ".join(sentences)


def _county_words(context: PaperContext) -> str:
    """Return the county of venue in the form for a sentence; "this Court" if the matter names no county."""
    name = plain_county(context.matter.county)
    law = context.rely_on(context.court.venue)
    if not name:
        return context.say("venue_state.here")
    if law and law.value.place:
        return fill(law.value.place, {"county": name})
    return county_in_full(name, county_word(context.rely_on(context.court.county_word)))


def _venue_clause(reason: VenueReason, clause: VenueClause, names: Sequence[str], context: PaperContext) -> str:
    """Return the clause that pleads the ground of *reason* for the parties *names*."""
    side = "plaintiff" if reason.because == "plaintiff residence" else "defendant"
    sides = {side_name: context.side(side_name) for side_name in ("plaintiff", "defendant")}
    sides[side] = context.side(side, names)
    values: dict[str, object] = {f"{side_name}s": parties for side_name, parties in sides.items()}
    values["state"] = state_name(context.court.state)
    if clause.because:
        return fill(clause.because, values)
    return context.say(f"venue_state.{_sentence_key(reason.because)}", **values)
