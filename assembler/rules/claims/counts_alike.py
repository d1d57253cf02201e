"""CLM019."""

from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.model.matter import Matter
from assembler.plan.frame.count_names import heading_name
from assembler.rules._complaint import opening
from assembler.rules.rule import Problem, rule


@rule(
    "CLM019",
    cite="this program",
    basis="program",
    severity=Severity.WARNING,
    fix="give one of them another `title:`, or join them",
)
def counts_alike(matter: Matter) -> Iterator[Problem]:
    """Two counts have the same title, under the same law, by and against the same parties.

    A reader cannot tell them apart, and one of them may be a copy that was not finished. Counts against different
    parties, or under different statutes, may share a title.
    """
    if not any(opening(matter)):
        return
    first: dict[object, int] = {}
    for number, claim in enumerate(matter.claims):
        parties = (frozenset(claim.by), frozenset(claim.against))
        alike = (heading_name(claim).casefold(), claim.cause.jurisdiction, claim.cites, parties)
        earlier = first.setdefault(alike, number)
        if earlier != number:
            message = (
                f"counts {earlier + 1} and {number + 1} are both `{heading_name(claim)}`, against the same parties"
            )
            yield Problem(("claims", number), message, also=(("claims", earlier),))
