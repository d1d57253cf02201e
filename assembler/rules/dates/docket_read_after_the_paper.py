"""DAT004."""

from collections.abc import Iterator
from datetime import timedelta

from assembler.findings.finding import Severity
from assembler.language.dates import plain_day
from assembler.law.dismissal.papers import dismissal_papers
from assembler.model.matter import Matter
from assembler.rules.rule import Problem, rule

MONTH = timedelta(days=31)
"""How long a paper may wait to be filed while the docket is read again."""


@rule(
    "DAT004",
    cite="the date of the paper",
    basis="convention",
    severity=Severity.WARNING,
    fix="correct `docket_read:` or the date of the paper; a paper that was filed gets its `docket:`",
)
def docket_read_after_the_paper(matter: Matter) -> Iterator[Problem]:
    """The docket is said to have been read more than a month after the date of the last paper, which ends the case.

    The paper is dated before what it relies on, and one of the two dates is probably mistyped. A paper that has a
    docket number was filed, and the docket may well have been read since.
    """
    read, last = matter.docket_read, max((filing.date for filing in matter.filings if filing.date), default=None)
    waiting = any(paper.filing.docket is None and paper.filing.date == last for paper in dismissal_papers(matter))
    if read and last and waiting and read - last > MONTH:
        message = f"`docket_read`, {plain_day(read)}, is after the date of the paper, {plain_day(last)}"
        yield Problem(("docket_read",), message)
