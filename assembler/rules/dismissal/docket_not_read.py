"""DIS003."""

from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.law.dismissal.papers import DismissalPaper
from assembler.model.law import cited
from assembler.rules.rule import Problem, rule


@rule(
    "DIS003",
    cite="Fed. R. Civ. P. 41(a)(1)(A)(i)",
    basis="verified",
    fix="read the docket, list what was served under `events:`, and add the line that the message names",
    bad="""
        docket_read: none
    """,
    good=(
        """
        docket_read: 2025-06-02
        """,
        """
        docket_read: 2025-06-04
        """,
    ),
    severity=Severity.WARNING,
)
def docket_not_read(paper: DismissalPaper) -> Iterator[Problem]:
    """The matter does not say when the docket was read.

    Whether a plaintiff may still dismiss depends on what has not been served. An empty list of events proves nothing
    until somebody has read the docket.
    """
    instrument = paper.instrument
    if paper.matter.docket_read is None and instrument.until.closed_by:
        line = f"docket_read: {paper.filing.date or 'YYYY-MM-DD'}"
        message = f"no `docket_read:` says that the events are complete; add `{line}`"
        cite = cited(instrument.rule, instrument.until.basis)
        yield Problem(("filings", paper.place), message, cite=cite)
