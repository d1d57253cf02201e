"""VEN003."""

from collections.abc import Iterator, Mapping

from assembler.findings.finding import Severity
from assembler.law.federal_claims import grant
from assembler.model.matter import Matter
from assembler.rules._complaint import opening
from assembler.rules.rule import Problem, rule

OF_CLAIMS: Mapping[str, str] = {"copyright": "copyright", "patent": "patent", "patent residence": "patent"}
"""Grounds of venue that apply to one kind of claim only, with the name of that claim's grant of jurisdiction."""


@rule(
    "VEN003",
    cite="28 U.S.C. § 1400",
    basis="verified",
    fix="use the ground that fits the claim: `copyright`, or `patent` or `patent residence`",
)
def venue_of_another_claim(matter: Matter) -> Iterator[Problem]:
    """Venue rests on a statute for another kind of claim, or a patent claim lacks venue under its own statute.

    Venue of a copyright claim may also rest on § 1391. For patent infringement § 1400(b) is exclusive (TC Heartland LLC
    v. Kraft Foods Grp. Brands LLC, 581 U.S. 258 (2017), read in summaries).
    """
    if matter.court.system != "federal" or not any(opening(matter)):
        return
    kinds = {known.name for claim in matter.claims if (known := grant(claim))}
    reasons = [reason.because for reason in matter.venue]
    for number, reason in enumerate(reasons):
        if reason in OF_CLAIMS and OF_CLAIMS[reason] not in kinds:
            kind = OF_CLAIMS[reason]
            yield Problem(("venue", number), f"`{reason}` applies to {kind} claims, and there is none here")
    if "patent" in kinds and reasons and not {"patent", "patent residence", "forum clause"} & set(reasons):
        fact = f"`{reasons[0]}` is not a ground of venue for patent infringement"
        yield Problem(("venue", 0), fact, Severity.WARNING)
