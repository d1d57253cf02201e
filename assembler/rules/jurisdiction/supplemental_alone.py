"""JUR007."""

from collections.abc import Iterator

from assembler.model.matter import Matter
from assembler.rules._complaint import grounds
from assembler.rules.rule import Problem, rule


@rule(
    "JUR007",
    cite="28 U.S.C. § 1367(a)",
    basis="verified",
    fix="add `federal question` or `diversity` to `jurisdiction:`",
)
def supplemental_alone(matter: Matter) -> Iterator[Problem]:
    """Supplemental jurisdiction is the only ground.

    It extends to claims in the same case as a claim within the court's original jurisdiction, and not to others.
    """
    if set(grounds(matter)) == {"supplemental"}:
        yield Problem(("jurisdiction",), "`supplemental` is the only ground, and there is nothing to supplement")
