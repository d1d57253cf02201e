"""DIS007."""

from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.model.matter import Matter
from assembler.rules.dismissal._reasons import dismissals, told
from assembler.rules.rule import Problem, rule


@rule(
    "DIS007",
    cite="Fed. R. Civ. P. 41(a)(1)(A)(i)",
    basis="verified",
    fix="read the docket on the day of the notice, and write that day under `docket_read:`",
    bad="""
        docket_read: 2025-05-28
    """,
    good="""
        docket_read: 2025-06-03
    """,
    severity=Severity.WARNING,
)
def docket_read_too_old(matter: Matter) -> Iterator[Problem]:
    """The docket was read before the day of the paper that dismisses.

    An answer that was served in between may end the right to dismiss so, and the matter would not know.
    """
    for number, filing, instrument in dismissals(matter):
        if matter.docket_read and filing.date and matter.docket_read < filing.date and instrument.until.closed_by:
            message = f"the docket was read on {matter.docket_read}, and the {instrument.way} is of {filing.date}"
            cite = told(instrument.rule, instrument.until.basis)
            yield Problem(("docket_read",), message, also=(("filings", number),), cite=cite)
