"""DIS007."""

from collections.abc import Iterator
from datetime import timedelta

from assembler.findings.finding import Severity
from assembler.law.dismissal.papers import DismissalPaper
from assembler.model.law import cited
from assembler.rules.rule import Problem, rule

A_WEEK = timedelta(days=7)
"""How old a reading of the docket may be when a motion is made."""


@rule(
    "DIS007",
    cite="Fed. R. Civ. P. 41(a)(1)(A)(i)",
    basis="verified",
    fix="read the docket on the day of the paper, and write that day under `docket_read:`",
    severity=Severity.WARNING,
)
def docket_read_too_old(paper: DismissalPaper) -> Iterator[Problem]:
    """The docket was last read before the day of the paper that dismisses.

    An answer served in between may have ended the right to dismiss, and the matter would not show it. The court
    decides a motion on the docket of the day, so a week is let pass, and then it is a note.
    """
    instrument, read, day = paper.instrument, paper.matter.docket_read, paper.filing.date
    motion = instrument.way == "motion"
    if read and day and instrument.until.closed_by and read + (A_WEEK if motion else timedelta()) < day:
        message = f"the docket was read on {read}, and the {instrument.way} is of {day}"
        cite = cited(instrument.rule, instrument.until.basis)
        severity = Severity.NOTE if motion else None
        yield Problem(("docket_read",), message, severity, also=(("filings", paper.place),), cite=cite)
