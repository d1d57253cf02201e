"""JUR003."""

from collections.abc import Iterator

from assembler.model.matter import Matter
from assembler.rules._complaint import grounds
from assembler.rules.rule import Problem, rule


@rule(
    "JUR003",
    cite="28 U.S.C. § 1367(a); Fed. R. Civ. P. 8(a)(1)",
    basis="verified",
    fix="add `supplemental` to `jurisdiction:`, or `diversity` if the parties are diverse",
)
def supplemental_missing(matter: Matter) -> Iterator[Problem]:
    """Claims under state law have no ground of jurisdiction.

    A federal question gives jurisdiction over claims that arise under federal law. State-law claims in the same case
    need supplemental jurisdiction or diversity.
    """
    pleaded = set(grounds(matter))
    if "federal question" not in pleaded or pleaded & {"supplemental", "diversity"}:
        return
    states = [claim.cause.id for claim in matter.claims if not claim.cause.federal]
    if states and len(states) < len(matter.claims):
        names = ", ".join(f"`{name}`" for name in states)
        yield Problem(("jurisdiction",), f"no ground of jurisdiction covers {names}")
