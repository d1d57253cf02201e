"""VEN002."""

from collections.abc import Iterator

from assembler.findings.faults import brief
from assembler.language.places import state_name, state_named
from assembler.model.matter import Matter
from assembler.model.walk import of_side
from assembler.rules._complaint import pleaded
from assembler.rules.rule import Problem, rule


@rule(
    "VEN002",
    cite="28 U.S.C. § 1391(b)(1), (c)(1)",
    basis="verified",
    fix="remove `residence` from `venue:`, and write `events` or `property` if one applies",
    bad="""
        parties:
          strings: {name: Ann Example, kind: individual, formed_in: none, principal_place: none, citizenship: Oregon}
        venue: [residence]
        filings: [{paper: complaint, date: 2025-06-02}]
    """,
    good=(
        """
        parties:
          strings: {name: Ann Example, kind: individual, formed_in: none, principal_place: none, citizenship: WA}
        venue: [residence]
        filings: [{paper: complaint, date: 2025-06-02}]
        """,
        """
        parties:
          strings: {name: Ann Example, kind: individual, formed_in: none, principal_place: none,
            subject_of: Canada}
        venue: [residence]
        filings: [{paper: complaint, date: 2025-06-02}]
        """,
    ),
)
def residence_outside_district(matter: Matter) -> Iterator[Problem]:
    """Venue rests on residence, but a defendant resides in another state.

    All defendants must reside in the state, and one of them in the district. A person resides where domiciled; an
    entity resides wherever it is subject to personal jurisdiction, which cannot be checked here. A defendant who does
    not reside in the United States does not count.
    """
    reasons = [reason.because for reason in matter.venue]
    if matter.court.system != "federal" or "residence" not in reasons:
        return
    here = state_name(matter.court.state)
    for name, party in of_side(pleaded(matter), "defendant").items():
        home = party.permanent_resident_in or party.citizenship
        if party.kind == "individual" and home and (state_named(home) or here) != here:
            fact = f"`{brief(party.name)}` is domiciled in {state_named(home)}, but `residence` requires {here} for all"
            yield Problem(("venue", reasons.index("residence")), fact, also=(("parties", name),))
