"""VEN003."""

from collections.abc import Iterator, Mapping

from assembler.findings.finding import Severity
from assembler.law.federal_claims import grant
from assembler.model.matter import Matter
from assembler.rules._complaint import opening
from assembler.rules.rule import Problem, rule

OF_CLAIMS: Mapping[str, str] = {"copyright": "copyright", "patent": "patent", "patent residence": "patent"}
"""Reasons for venue that a statute keeps for one kind of claim, and the grant that such a claim falls under."""


@rule(
    "VEN003",
    cite="28 U.S.C. § 1400",
    basis="verified",
    fix="write the reason that fits the claim: `copyright` for one, `patent` or `patent residence` for the other",
    bad="""
        venue: [patent]
        filings: [{paper: complaint, date: 2025-06-02}]
    """,
    good=(
        """
        venue: [copyright]
        filings: [{paper: complaint, date: 2025-06-02}]
        """,
        """
        venue: [events, copyright]
        filings: [{paper: complaint, date: 2025-06-02}]
        """,
    ),
)
def venue_of_another_claim(matter: Matter) -> Iterator[Problem]:
    """Venue rests on a statute for claims of another kind, or that of a patent claim on none for patents.

    A copyright claim may also rest on § 1391. For the infringement of a patent § 1400(b) is the only statute, as the
    Supreme Court reads it (TC Heartland LLC v. Kraft Foods Grp. Brands LLC, 581 U.S. 258 (2017), read in summaries).
    """
    if matter.court.system != "federal" or not any(opening(matter)):
        return
    made = {one.name for claim in matter.claims if (one := grant(claim))}
    reasons = [reason.because for reason in matter.venue]
    for number, reason in enumerate(reasons):
        if reason in OF_CLAIMS and OF_CLAIMS[reason] not in made:
            kind = OF_CLAIMS[reason]
            yield Problem(("venue", number), f"`{reason}` is for claims on {kind}s, and no claim here is one")
    if "patent" in made and reasons and not {"patent", "patent residence", "forum clause"} & set(reasons):
        fact = f"`{reasons[0]}` is no ground for a claim that a patent was infringed"
        yield Problem(("venue", 0), fact, Severity.WARNING)
