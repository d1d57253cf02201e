"""VEN011."""

from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.model.matter import Matter
from assembler.rules._complaint import opening
from assembler.rules.rule import Problem, rule


@rule(
    "VEN011",
    cite="28 U.S.C. § 1391(b); Atl. Marine Constr. Co. v. U.S. Dist. Ct. for W. Dist. of Tex., 571 U.S. 49 (2013)",
    basis="secondary",
    severity=Severity.NOTE,
    fix="add the ground of 28 U.S.C. § 1391(b) on which venue is proper, as in `venue: [events, forum clause]`",
)
def forum_clause_alone(matter: Matter) -> Iterator[Problem]:
    """A federal complaint gives a forum clause as its only ground of venue.

    Whether venue is proper depends on the statutes on venue alone. By the clause a defendant consents to
    the forum and waives the objection, and the complaint says so; it does not make venue proper.
    """
    reasons = [reason.because for reason in matter.venue]
    if matter.court.system == "federal" and reasons == ["forum clause"]:
        for _ in opening(matter):
            yield Problem(("venue",), "a forum clause is consent to the forum, and no ground of venue")
