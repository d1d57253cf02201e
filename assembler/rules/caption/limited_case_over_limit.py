"""CAP011."""

from collections.abc import Iterator

from assembler.model.law import weight
from assembler.model.matter import Matter
from assembler.rules.rule import Problem, rule


@rule(
    "CAP011",
    cite="Cal. Code Civ. Proc. 85(a)",
    basis="verified",
    fix="remove `limited:`, or demand no more than a limited case allows",
)
def limited_case_over_limit(matter: Matter) -> Iterator[Problem]:
    """A limited civil case demands more than its limit.

    A civil case is limited only if the amount in controversy is within the limit on the day of filing: in California
    25,000 dollars until the end of 2023, and 35,000 since.
    """
    law = matter.court.limited_case_limit
    for number, filing in enumerate(matter.filings):
        if matter.limited and law and matter.demand and filing.paper.opens and matter.demand > law.value:
            message = f"`{filing.name}` demands ${matter.demand:,}, but the limit of a limited case is ${law.value:,}"
            yield Problem(("filings", number), message, weight(law.basis), cite=law.authority)
