"""JUR015."""

from collections.abc import Iterator

from assembler.findings.faults import brief
from assembler.findings.finding import Severity
from assembler.law.citizenship import unknown
from assembler.model.matter import Matter
from assembler.rules._complaint import grounds, pleaded
from assembler.rules.rule import Problem, rule


@rule(
    "JUR015",
    cite="28 U.S.C. § 1441(b)(1)",
    basis="secondary",
    fix="name them, or add them when they are known",
    severity=Severity.NOTE,
)
def unknown_defendants(matter: Matter) -> Iterator[Problem]:
    """Diversity is pleaded, and defendants are sued under fictitious names.

    On removal, the citizenship of defendants sued under fictitious names is disregarded. For an action filed in federal
    court the statute is silent, and courts differ on whether such defendants destroy diversity.
    """
    if "diversity" not in grounds(matter):
        return
    for name, party in pleaded(matter).items():
        if unknown(party) and party.on_side == "defendant":
            fact = f"the citizenship of `{brief(party.name)}` is unknown; courts differ on whether that matters"
            yield Problem(("parties", name), fact)
