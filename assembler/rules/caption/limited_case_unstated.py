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
    fix="write the amount that the complaint demands under `demand:`, or leave `limited:` out",
    bad="""
        court: casuper
        county: Alameda
        division: none
        number: none
        jurisdiction: none
        limited: true
        counsel: {placeholder: {fax: (206) 555-0199}}
        filings: [{paper: complaint, date: 2025-06-02}]
    """,
    good=(
        """
        court: casuper
        county: Alameda
        division: none
        number: none
        jurisdiction: none
        limited: true
        counsel: {placeholder: {fax: (206) 555-0199}}
        demand: 9500
        filings: [{paper: complaint, date: 2025-06-02}]
        """,
        """
        court: casuper
        county: Alameda
        division: none
        number: none
        jurisdiction: none
        counsel: {placeholder: {fax: (206) 555-0199}}
        filings: [{paper: complaint, date: 2025-06-02}]
        """,
    ),
)
def limited_case_unstated(matter: Matter) -> Iterator[Problem]:
    """A limited civil case does not say whether its demand exceeds the amount that the caption speaks of.

    In California the complaint in such a case has one of two lines on its first page. Which of them is true follows
    from the demand. A court whose profile knows no limited cases prints nothing of the kind.
    """
    if not matter.limited:
        return
    law = matter.court.limited_case
    if law is None:
        message = f"a limited civil case is nothing that the profile of `{matter.court.id}` knows; nothing is printed"
        yield Problem(("limited",), message, Severity.WARNING)
        return
    known = matter.demand is not None or (matter.amount or 0) >= (law.value.amount or 0)
    if any(opening(matter)) and law.value.amount and not known:
        message = f"the caption must say whether the demand exceeds ${law.value.amount:,}, and no demand is given"
        yield Problem(("limited",), message, weight(law.basis), cite=law.authority)
