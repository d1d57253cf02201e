"""JUR029."""

from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.model.law import cited
from assembler.model.matter import Matter
from assembler.rules._complaint import opening
from assembler.rules._prayer import counted, items
from assembler.rules.rule import Problem, rule


@rule(
    "JUR029",
    cite="the statute or rule on the courts that hear the claim, on record for the cause",
    basis="secondary",
    severity=Severity.WARNING,
    fix="file in a court that hears it, in the form of that court, or choose the cause that this court hears",
)
def heard_elsewhere(matter: Matter) -> Iterator[Problem]:
    """A claim is brought in a court that does not hear it.

    Evictions and debt claims often belong in a justice court or another lower court, or are a special proceeding on a
    petition. The record of the cause says which courts hear it, and which of those on record do not; of any other court
    nothing is said. Where those courts have a limit, a claim for more belongs here.
    """
    if not any(opening(matter)):
        return
    for number, claim in enumerate(matter.claims):
        heard = claim.cause.heard_in
        if heard and matter.court.id in heard.not_in and not (heard.up_to and _asked(matter) > heard.up_to.dollars):
            most = f", which hears it up to ${heard.up_to.dollars:,}" if heard.up_to else ""
            message = f"`{claim.cause.id}` belongs in {heard.courts}{most}, and `{matter.court.id}` is no such court"
            cites = [cited(law.cite, law.basis) for law in (heard, heard.up_to) if law]
            yield Problem(("claims", number, "cause"), message, cite="; ".join(cites))


def _asked(matter: Matter) -> float:
    """Return the dollars that the prayer asks for in all, without interest, fees, costs and penalties."""
    return sum(one.cents for item in items(matter) for one in counted(item)) / 100
