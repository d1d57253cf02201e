"""DIS007."""

from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.law.dismissal.papers import DismissalPaper
from assembler.model.law import cited
from assembler.rules.rule import Problem, rule


@rule(
    "DIS007",
    cite="Fed. R. Civ. P. 41(a)(1)(A)(i)",
    basis="verified",
    fix="read the docket on the day of the notice, and write that day under `docket_read:`",
    bad="""
        docket_read: 2025-05-28
    """,
    good=(
        """
        docket_read: 2025-06-03
        """,
        """
        docket_read: 2025-06-02
        events:
          - {event: appearance, by: [strings], date: 2025-05-28}
        """,
    ),
    severity=Severity.WARNING,
)
def docket_read_too_old(paper: DismissalPaper) -> Iterator[Problem]:
    """The docket was last read before the day of the paper that dismisses.

    An answer served in between may have ended the right to dismiss, and the matter would not show it.
    """
    instrument, read, day = paper.instrument, paper.matter.docket_read, paper.filing.date
    if read and day and read < day and instrument.until.closed_by:
        message = f"the docket was read on {read}, and the {instrument.way} is of {day}"
        cite = cited(instrument.rule, instrument.until.basis)
        yield Problem(("docket_read",), message, also=(("filings", paper.place),), cite=cite)
