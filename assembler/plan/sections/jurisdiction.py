"""Why the court has jurisdiction: 28 U.S.C. §§ 1331, 1332, 1367."""

from collections.abc import Iterator, Sequence

from assembler.citizenship import behind, citizenship, state
from assembler.english import Phrase, clauses, series
from assembler.model.party import COMPOUND, Member, Party
from assembler.model.pleading import Claim
from assembler.plan.case import Case
from assembler.plan.draft import Draft, DraftHeading, sentence
from assembler.plan.party_names import alone, short
from assembler.plan.sections.claims import ordinal_name


def build(case: Case) -> Iterator[Draft]:
    """Yield the grounds that the matter names, each with what it takes."""
    grounds = case.matter.jurisdiction
    if not grounds:
        return
    yield DraftHeading(1, case.say("headings.jurisdiction"), "jurisdiction")
    if "federal question" in grounds:
        yield sentence(_federal_question(case))
    if "diversity" in grounds:
        amount = f"${case.matter.amount or 75_000:,}"
        yield sentence(case.say("jurisdiction.diversity", amount=amount))
        for party in case.present():
            yield sentence(_citizen(party, case))
    if "supplemental" in grounds:
        yield sentence(_supplemental(case))


def _counts(claims: Sequence[Claim], case: Case) -> Phrase:
    names = [ordinal_name(claim, case) for claim in claims]
    if len(names) > 1 and all(name.startswith("Count ") for name in names):
        return Phrase(f"Counts {series([name.removeprefix('Count ') for name in names])}", many=True)
    return Phrase(series(names), len(names) > 1)


def federal(case: Case) -> list[Claim]:
    """Return the claims that arise under federal law."""
    return [claim for claim in case.matter.claims if claim.cause.jurisdiction == "US"]


def _federal_question(case: Case) -> str:
    claims = federal(case)
    statutes = list(dict.fromkeys(claim.cause.count_cite for claim in claims if claim.cause.count_cite))
    if not statutes:
        return case.say("jurisdiction.federal_question_alone")
    laws = Phrase(series(statutes), len(statutes) > 1)
    return case.say("jurisdiction.federal_question", counts=_counts(claims, case), statutes=laws)


def _supplemental(case: Case) -> str:
    ours = federal(case)
    others = [claim for claim in case.matter.claims if claim not in ours]
    claims = Phrase("", len(case.matter.claims) > 2)
    return case.say(
        "jurisdiction.supplemental", counts=_counts(others, case), federal=_counts(ours, case), claims=claims
    )


def _citizen(party: Party, case: Case) -> str:
    name = short(party)
    if party.kind in COMPOUND:
        word = "trustees" if party.trustees else "members" if "liability company" in party.kind else "partners"
        word = "members" if party.kind == "association" else word
        persons = clauses([_person(one, case) for one in behind(party)]) or None
        states = series(list(citizenship(party).states)) or None
        return case.say("jurisdiction.compound", party=name, behind=word, persons=persons, states=states)
    if party.kind == "corporation":
        place = state(party.principal_place or "") or None
        key = "jurisdiction.corporation_one_state" if place == party.formed_in else "jurisdiction.corporation"
        return case.say(key, party=name, formed_in=party.formed_in, place=place)
    return case.say("jurisdiction.individual", party=alone(party), citizenship=party.citizenship)


def _person(one: Member, case: Case) -> str:
    key = "jurisdiction.person" if one.kind == "individual" else "jurisdiction.entity_person"
    return case.say(key, name=one.name, states=series(list(citizenship(one).states)) or None)
