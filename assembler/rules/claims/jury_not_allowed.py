"""JRY002."""

from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.model.law import cited
from assembler.model.matter import Matter
from assembler.model.pleading import meant
from assembler.rules._complaint import opening
from assembler.rules.rule import Problem, rule


@rule(
    "JRY002",
    cite="the statute under which such claims are tried without a jury",
    basis="memory",
    severity=Severity.WARNING,
    fix="delete `jury_demand:`",
)
def jury_not_allowed(matter: Matter) -> Iterator[Problem]:
    """A jury is demanded although every claim is tried without one.

    Where at least one claim is tried to a jury, a demand that names no claims applies to that claim.
    """
    demanded = matter.jury_demand
    names = demanded if isinstance(demanded, tuple) else ()
    places = sorted({place for name in names for place in meant(matter.claims, name)})
    claims = [matter.claims[place] for place in places] or matter.claims
    laws = [claim.cause.tried_without_jury for claim in claims]
    if matter.jury_demand and laws and all(laws) and any(opening(matter)):
        law = laws[0]
        cite = cited(law.cite, law.basis) if law else ""
        yield Problem(("jury_demand",), "a jury is demanded, and the claims are tried without one", cite=cite)
