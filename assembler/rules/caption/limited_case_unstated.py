"""CAP008."""

from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.model.law import weight
from assembler.model.matter import Matter
from assembler.rules._complaint import opening
from assembler.rules.rule import Problem, rule


@rule(
    "CAP008",
    cite="CRC 2.111(9), (10)",
    basis="verified",
    fix="add `demand:` with the amount that the complaint demands, or remove `limited:`",
)
def limited_case_unstated(matter: Matter) -> Iterator[Problem]:
    """A limited civil case does not say whether its demand exceeds the amount in the caption.

    In California the complaint in such a case has one of two lines on its first page, depending on the demand. Where
    the court's record has no limited cases, no line is printed.
    """
    if not matter.limited:
        return
    law = matter.court.limited_case
    if law is None:
        message = f"the record of `{matter.court.id}` has no limited civil cases, so the caption cannot say so"
        yield Problem(("limited",), message, Severity.WARNING)
        return
    known = matter.demand is not None or (matter.amount or 0) >= (law.value.amount or 0)
    if any(opening(matter)) and law.value.amount and not known:
        message = f"the caption must say whether the demand exceeds ${law.value.amount:,}, and no demand is given"
        yield Problem(("limited",), message, weight(law.basis), cite=law.authority)
