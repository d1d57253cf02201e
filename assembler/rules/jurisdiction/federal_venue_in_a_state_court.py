"""VEN006."""

from collections.abc import Iterator

from assembler.model.forum import IN_A_STATE
from assembler.model.matter import Matter
from assembler.rules._complaint import in_state_court
from assembler.rules.rule import Problem, rule


@rule(
    "VEN006",
    cite="28 U.S.C. § 1391(a)(1)",
    basis="verified",
    fix="take it out, and write the reason that the state's law knows: `events`, `property` or `residence`",
    bad="""
        court: wasuper
        county: King
        division: none
        number: 25-2-00000-0 SEA
        venue: [copyright]
        filings: [{paper: complaint, date: 2025-06-02}]
    """,
    good=(
        """
        court: wasuper
        county: King
        division: none
        number: 25-2-00000-0 SEA
        venue: [residence]
        filings: [{paper: complaint, date: 2025-06-02}]
        """,
        """
        court: wasuper
        county: King
        division: none
        number: 25-2-00000-0 SEA
        venue: [events, forum clause]
        filings: [{paper: complaint, date: 2025-06-02}]
        """,
    ),
)
def federal_venue_in_a_state_court(matter: Matter) -> Iterator[Problem]:
    """A complaint for a court of a state rests venue on a statute for the federal district courts.

    The federal statutes on venue are for the district courts of the United States. The paper leaves the reason out.
    """
    if in_state_court(matter):
        for number, reason in enumerate(matter.venue):
            if reason.because not in IN_A_STATE:
                fact = f"`{reason.because}` is for a federal district, and `{matter.court.id}` is a state's court"
                yield Problem(("venue", number), fact)
