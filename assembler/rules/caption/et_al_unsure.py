"""CAP007."""

from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.model.court import Court
from assembler.model.matter import Matter
from assembler.rules.rule import Problem, rule


@rule(
    "CAP007",
    cite="the court's rule on captions",
    basis="convention",
    fix="name every party: remove `short_caption:`",
    severity=Severity.WARNING,
)
def et_al_unsure(matter: Matter) -> Iterator[Problem]:
    """A later paper uses "et al." in its caption, and the court is not known to allow it.

    Most courts let a later paper name the first party on each side and refer to the rest. Where the court's record
    does not say so, naming every party is safe.
    """
    for number, filing in enumerate(matter.filings):
        if filing.short_caption and not filing.paper.opens and (why := _doubt(matter.court)):
            yield Problem(("filings", number, "short_caption"), f"`{filing.name}` has a short caption, and {why}")


def _doubt(court: Court) -> str:
    """Return why a later paper in *court* should name every party; empty where it need not."""
    if court.et_al is None:
        return f"the record of `{court.id}` does not say whether it allows one"
    return "" if court.et_al.value.allowed_after_complaint else f"`{court.id}` allows none ({court.et_al.authority})"
