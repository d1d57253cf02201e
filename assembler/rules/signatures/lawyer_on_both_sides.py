"""SIG008."""

from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.model.matter import Matter
from assembler.model.walk import of_side
from assembler.rules.rule import Problem, rule

SIDES = ("plaintiff", "defendant")


@rule(
    "SIG008",
    cite="ABA Model Rule 1.7(b)(3)",
    basis="memory",
    severity=Severity.WARNING,
    fix="name the other side's own counsel",
)
def lawyer_on_both_sides(matter: Matter) -> Iterator[Problem]:
    """The same attorney represents a plaintiff and a defendant.

    No attorney may represent two clients with claims against each other in one case. Usually the name was copied to the
    wrong party, so that the wrong counsel signs or is served.
    """
    sides = {
        side: {name for party in of_side(matter.parties, side).values() for name in party.counsel} for side in SIDES
    }
    for key, party in matter.parties.items():
        for number, name in enumerate(party.counsel) if party.on_side == "defendant" else ():
            if name in sides["plaintiff"]:
                message = f"`{matter.counsel[name].name}` represents a plaintiff and `{party.name}`"
                yield Problem(("parties", key, "counsel", number), message)
