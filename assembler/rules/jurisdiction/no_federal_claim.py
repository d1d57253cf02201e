"""JUR002."""

from collections.abc import Iterator

from assembler.model.matter import Matter
from assembler.rules._complaint import grounds
from assembler.rules.rule import Problem, rule


@rule(
    "JUR002",
    cite="28 U.S.C. § 1331",
    basis="verified",
    fix="remove `federal question` from `jurisdiction:`, or add a claim that arises under federal law",
)
def no_federal_claim(matter: Matter) -> Iterator[Problem]:
    """Jurisdiction rests on a federal question, but no claim arises under federal law.

    A claim under state law that turns on federal law is a rare exception: waive JUR002 there.
    """
    if "federal question" not in grounds(matter):
        return
    if all(not claim.cause.federal for claim in matter.claims):
        causes = ", ".join(f"`{claim.cause.id}`" for claim in matter.claims)
        path = ("jurisdiction", matter.jurisdiction.index("federal question"))
        yield Problem(path, f"`federal question` is a ground, but no claim arises under federal law: {causes}")
