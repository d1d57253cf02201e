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
    """A paper dismisses, and nobody says to which day the docket was read.

    Until when a plaintiff may dismiss so depends on what was not served. That nothing is listed says nothing before
    somebody has looked.
    """
    instrument = paper.instrument
    if paper.matter.docket_read is None and instrument.until.closed_by:
        line = f"docket_read: {paper.filing.date or 'YYYY-MM-DD'}"
        message = f"no `docket_read:` says that the events are complete; add `{line}`"
        cite = cited(instrument.rule, instrument.until.basis)
        yield Problem(("filings", paper.place), message, cite=cite)
