"""VEN010."""

import re
from collections.abc import Iterator

from assembler.catalog.localities import localities_in
from assembler.findings.faults import brief
from assembler.findings.finding import Severity
from assembler.language.places import state_name, state_named
from assembler.law.residence import county_of, lives_elsewhere
from assembler.model.matter import Matter
from assembler.model.party import Party
from assembler.model.walk import of_side
from assembler.rules._complaint import in_state_court, pleaded
from assembler.rules.rule import Problem, rule
from assembler.rules.venue._residence_said import says_where


@rule(
    "VEN010",
    cite="`resides_in:` of the defendants, and the county of the matter",
    basis="program",
    fix="correct `county:` or `resides_in:`, or replace `residence` under `venue:` by the ground that applies",
    bad=(
        """
        court: wasuper
        county: King
        division: none
        number: 25-2-00000-0 SEA
        parties:
          strings: {name: Ann Example, kind: individual, formed_in: none, principal_place: none,
            resides_in: "Yakima County, Washington"}
        more_facts:
          - {id: more, heading: More, paragraphs: ["The copies were sold in King County."]}
        venue: [residence]
        filings: [{paper: complaint, date: 2025-06-02}]
        """,
        """
        court: wasuper
        county: King
        division: none
        number: 25-2-00000-0 SEA
        parties:
          strings: {name: Ann Example, kind: individual, formed_in: none, principal_place: none}
        venue: [residence]
        filings: [{paper: complaint, date: 2025-06-02}]
        """,
    ),
    good=(
        """
        court: wasuper
        county: King
        division: none
        number: 25-2-00000-0 SEA
        parties:
          strings: {name: Ann Example, kind: individual, formed_in: none, principal_place: none,
            resides_in: "King County, Washington"}
        venue: [residence]
        filings: [{paper: complaint, date: 2025-06-02}]
        """,
        """
        court: wasuper
        county: King
        division: none
        number: 25-2-00000-0 SEA
        parties:
          strings: {name: Ann Example, kind: individual, formed_in: none, principal_place: none}
        more_facts:
          - {id: more, heading: More, paragraphs: ["Ms. Example lives in Seattle."]}
        venue: [residence]
        filings: [{paper: complaint, date: 2025-06-02}]
        """,
        """
        court: wasuper
        county: King
        division: none
        number: 25-2-00000-0 SEA
        parties:
          strings: {name: Ann Example, kind: individual, formed_in: none, principal_place: none,
            resides_in: "Yakima County, Washington"}
        more_facts:
          - {id: more, heading: More, paragraphs: ["The copies were sold in King County."]}
        venue: [events]
        filings: [{paper: complaint, date: 2025-06-02}]
        """,
    ),
)
def residence_outside_county(matter: Matter) -> Iterator[Problem]:
    """Venue in a county rests on residence, and no defendant is said to reside there.

    The paper names only those who are not said to reside elsewhere. If none is left, it would say what the matter
    contradicts. It is a warning that the matter does not say where a natural person resides. Where an entity resides is
    a question of each state's law, and is not checked.
    """
    reasons = [reason.because for reason in matter.venue]
    if not in_state_court(matter) or "residence" not in reasons:
        return
    place, reason = ("venue", reasons.index("residence")), matter.venue[reasons.index("residence")]
    defendants = of_side(pleaded(matter), "defendant")
    left = {name: one for name, one in defendants.items() if not lives_elsewhere(one, matter.court, matter.county)}
    if defendants and not left:
        name, party = next(iter(defendants.items()))
        fact = f"`{brief(party.name)}` resides in `{party.resides_in}`, not in {_here(matter)}"
        yield Problem(place, fact, also=(("parties", name, "resides_in"),))
    for name, party in () if reason.allegations else left.items():
        if party.kind == "individual" and not _is_here(party, matter) and not says_where(matter, party):
            fact = f"`residence` says that `{brief(party.name)}` resides in {_here(matter)}, and nothing else says so"
            fix = "add `resides_in:` to the party, with its county, or replace `residence` by the ground that applies"
            yield Problem(place, fact, Severity.WARNING, also=(("parties", name),), fix=fix)


def _here(matter: Matter) -> str:
    return f"`{matter.county} County`" if matter.county else "this county"


def _is_here(party: Party, matter: Matter) -> bool:
    """Whether the residence or address of *party* is, or may be, in the matter's county."""
    if county_of(party) or (party.resides_in and not matter.county):
        return True
    said = ", ".join((party.resides_in or "", *party.address)).casefold()
    counties = {
        locality.county.casefold()
        for locality in localities_in(matter.court.state)
        if any(re.search(rf"(?<!\w){re.escape(city.casefold())}(?!\w)", said) for city in locality.cities)
    }
    if counties:
        return (matter.county or "").casefold() in counties
    here = "|".join(re.escape(name.casefold()) for name in (state_name(matter.court.state), matter.court.state))
    return bool(re.search(rf"\b(?:{here})\b", said)) and not state_named(said.strip(", "))
