"""DIS003."""

from collections.abc import Iterator

from assembler.finding import Severity
from assembler.model.matter import Matter
from assembler.rule import Problem, rule
from assembler.rules._papers import notices


@rule(
    "DIS003",
    cite="Fed. R. Civ. P. 41(a)(1)(A)(i)",
    basis="verified",
    fix="read the docket, list what was served under `events:`, and add the line that the message names",
    bad="""
        docket_read: none
    """,
    good="""
        docket_read: 2025-06-02
    """,
    severity=Severity.WARNING,
)
def docket_not_read(matter: Matter) -> Iterator[Problem]:
    """A notice of dismissal, and nobody says to which day the docket was read.

    The right to dismiss by notice depends on what was not served. That nothing is listed says nothing before somebody
    has looked.
    """
    for number, filing in notices(matter):
        if matter.docket_read is None:
            line = f"docket_read: {filing.date or 'YYYY-MM-DD'}"
            yield Problem(("filings", number), f"no `docket_read:` says that the events are complete; add `{line}`")
