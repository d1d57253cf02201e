"""TXT008."""

import re
from calendar import day_name
from collections.abc import Iterator
from datetime import date

from assembler.findings.finding import Severity
from assembler.findings.visible import one_line
from assembler.language.dates import MONTH, MONTHS
from assembler.language.passages import passages
from assembler.model.matter import Matter
from assembler.rules._texts import prose
from assembler.rules.rule import Problem, rule

WEEK = tuple(day_name)
DAY = re.compile(
    rf"(?:\b(?P<weekday>{'|'.join(WEEK)}),?\s+)?\b(?P<month>{MONTH})\s+(?P<day>\d{{1,2}}),\s+(?P<year>\d{{4}})\b"
)


@rule(
    "TXT008",
    cite="the Gregorian calendar",
    basis="verified",
    severity=Severity.WARNING,
    fix="look up the date, and correct it",
)
def impossible_date(matter: Matter) -> Iterator[Problem]:
    """A date does not exist, or has the wrong day of the week.

    The other side will notice. Quotations are checked, too: waive TXT008 where the original is wrong.
    """
    for path, text in prose(matter):
        for found in passages(DAY, text):
            said = one_line(found[0])
            try:
                when = date(int(found["year"]), MONTHS[found["month"]], int(found["day"]))
            except ValueError:
                yield Problem(path, f"`{said}` is not a calendar date")
                continue
            if found["weekday"] and WEEK[when.weekday()] != found["weekday"]:
                yield Problem(path, f"`{said}` was a {WEEK[when.weekday()]}")
