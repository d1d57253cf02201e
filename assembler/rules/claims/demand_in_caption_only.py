"""JRY001."""

from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.model.matter import Matter
from assembler.rules._complaint import opening
from assembler.rules.rule import Problem, rule


@rule(
    "JRY001",
    cite="Wash. CR 38(b), (d)",
    basis="verified",
    fix="demand the jury as the court requires",
    severity=Severity.NOTE,
)
def demand_in_caption_only(matter: Matter) -> Iterator[Problem]:
    """A jury demand in the complaint alone is not effective in this court.

    Some courts require the demand to be served, filed and paid for by a deadline; otherwise the jury is waived. The
    remedy states the court's own rule; a court whose rule is not known is not checked.
    """
    law = matter.court.jury
    known = law.basis != "convention"
    if matter.jury_demand and known and not law.value.in_caption_suffices and any(opening(matter)):
        message = f"in {matter.court.citation or matter.court.name} a demand in the complaint is not enough"
        yield Problem(("jury_demand",), message, cite=law.authority, fix=law.value.how)
