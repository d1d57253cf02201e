"""JUR018."""

from collections.abc import Iterator

from assembler.law.federal_claims import grant
from assembler.model.law import cited, weight
from assembler.model.matter import Matter
from assembler.rules._complaint import in_state_court
from assembler.rules.rule import Problem, rule


@rule("JUR018", cite="28 U.S.C. § 1338(a)", basis="verified", fix="bring the claim in a federal court, or remove it")
def exclusive_federal_claim(matter: Matter) -> Iterator[Problem]:
    """A claim that only a federal court may hear is brought in a state court.

    State courts have no jurisdiction over claims under the laws on patents, plant varieties and copyrights. Federal
    antitrust claims, some securities claims and tort claims against the United States are exclusive, too (from memory).
    """
    if not in_state_court(matter):
        return
    for number, claim in enumerate(matter.claims):
        known = grant(claim)
        if known and known.exclusive and claim.cause.federal:
            cite = cited(known.exclusive, known.exclusive_basis)
            fact = f"`{claim.cause.id}` belongs in the federal courts alone, and `{matter.court.id}` is a state court"
            yield Problem(("claims", number, "cause"), fact, weight(known.exclusive_basis), cite=cite)
