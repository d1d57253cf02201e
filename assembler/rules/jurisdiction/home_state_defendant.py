"""JUR019."""

from collections.abc import Iterator

from assembler.findings.faults import brief
from assembler.findings.finding import Severity
from assembler.language.places import state_name
from assembler.law.citizenship import citizenship
from assembler.law.diversity import overlaps
from assembler.law.federal_claims import federal
from assembler.model.matter import Matter
from assembler.model.walk import of_side
from assembler.rules._complaint import in_state_court, pleaded
from assembler.rules.rule import Problem, rule

LEAST = 75_000
"""Dollars that the amount in controversy must exceed for diversity; an amount that is not given may."""


@rule(
    "JUR019",
    cite="28 U.S.C. § 1441(b)(2)",
    basis="secondary",
    fix="have that defendant served on the day the complaint is filed",
    bad="""
        court: wasuper
        county: King
        division: none
        number: 25-2-00000-0 SEA
        waivers: {JUR019: none}
        claims: [{cause: wa-breach-of-contract, against: [strings], elements: {contract: [owned], duty: [owned],
          performance: [owned], breach: [copied], damages: [copied]}, choices: {performance: performed}}]
        filings: [{paper: complaint, date: 2025-06-02}]
    """,
    good=(
        """
        filings: [{paper: complaint, date: 2025-06-02}]
        """,
        """
        court: wasuper
        county: King
        division: none
        number: 25-2-00000-0 SEA
        parties:
          strings: {principal_place: "Salem, Oregon", formed_in: Delaware}
          kites: {formed_in: Idaho, principal_place: "Boise, Idaho"}
        waivers: {JUR019: none}
        claims:
          - cause: wa-breach-of-contract
            against: [strings]
            elements: {contract: [owned], duty: [owned], performance: [owned], breach: [copied], damages: [copied]}
            choices: {performance: performed}
        filings: [{paper: complaint, date: 2025-06-02}]
        """,
        """
        court: wasuper
        county: King
        division: none
        number: 25-2-00000-0 SEA
        parties:
          kites: {name: Ann Example, kind: individual, formed_in: none, principal_place: none,
            resides_in: "King County, Washington"}
        waivers: {JUR019: none}
        claims: [{cause: wa-breach-of-contract, against: [strings], elements: {contract: [owned], duty: [owned],
          performance: [owned], breach: [copied], damages: [copied]}}]
        filings: [{paper: complaint, date: 2025-06-02}]
        """,
    ),
    severity=Severity.NOTE,
)
def home_state_defendant(matter: Matter) -> Iterator[Problem]:
    """The case may be removed until a defendant from the home state is served.

    An action removable for diversity alone may not be removed if a defendant *properly joined and served* is a citizen
    of the state where it was brought. Several courts read that literally: until such a defendant is served, any
    defendant may remove. As far as the matter says, the parties are diverse; a plaintiff who resides in the state of
    the court is taken for its citizen.
    """
    if not in_state_court(matter) or federal(matter.claims) or (matter.amount or LEAST) < LEAST:
        return
    parties = pleaded(matter)
    here, ours = state_name(matter.court.state), of_side(parties, "plaintiff").values()
    nowhere = any(citizenship(party).nowhere or party.kind == "state" for party in ours)
    if nowhere or any(overlaps(parties)) or any((party.resides_in or "").endswith(here) for party in ours):
        return
    for name, party in of_side(parties, "defendant").items():
        if tie := citizenship(party).places.get(here):
            fact = f"`{brief(party.name)}` is a citizen of {here}, where this court sits ({tie.way})"
            fact += ": removal for diversity is barred only after it is served"
            yield Problem(("parties", name), fact)
