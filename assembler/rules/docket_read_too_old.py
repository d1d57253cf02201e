"""DIS007."""

from collections.abc import Iterator

from assembler.finding import Severity
from assembler.model.matter import Matter
from assembler.rule import Problem, rule
from assembler.rules._papers import notices


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
    """The docket was read before the day of the notice.

    An answer that was served in between ends the right to dismiss by notice, and the matter would not know.
    """
    for number, filing in notices(matter):
        if matter.docket_read and filing.date and matter.docket_read < filing.date:
            message = f"the docket was read on {matter.docket_read}, and the notice is of {filing.date}"
            yield Problem(("docket_read",), message, also=(("filings", number),))
