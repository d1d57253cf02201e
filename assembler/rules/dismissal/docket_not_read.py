"""DIS003."""

from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.law.dismissal.papers import DismissalPaper
from assembler.model.law import cited
from assembler.rules.dismissal._reasons import against, problem
from assembler.rules.rule import Problem, rule


@rule(
    "DIS003",
    cite="Fed. R. Civ. P. 41(a)(1)(A)(i)",
    basis="verified",
    waivable="some",
    fix="read the docket, list what was served under `events:`, and add the line that the message names",
    severity=Severity.WARNING,
)
def docket_not_read(paper: DismissalPaper) -> Iterator[Problem]:
    """The matter does not say when the docket was read.

    Whether a plaintiff may still dismiss depends on what has not been served. An empty list of events proves nothing
    until somebody has read the docket; so a notice is not shown to be open without that day, nor is a stipulation that
    all must sign who have appeared. For a motion it is only a warning, because the judge knows the docket.
    """
    line = f"docket_read: {paper.filing.date or 'YYYY-MM-DD'}"
    doubts = [*against(paper, "docket")]
    for reason in doubts:
        yield problem(paper, reason, fix=f"read the docket, list what was served under `events:`, and add `{line}`")
    instrument = paper.instrument
    if paper.matter.docket_read is None and instrument.until.closed_by and not doubts and instrument.way == "motion":
        message = f"no `docket_read:` says that the events are complete; add `{line}`"
        yield Problem(("filings", paper.place), message, cite=cited(instrument.rule, instrument.until.basis))
