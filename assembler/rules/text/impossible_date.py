"""TXT008."""

import re
from collections.abc import Iterator
from datetime import date

from assembler.findings.finding import Severity
from assembler.model.matter import Matter
from assembler.rules._texts import prose
from assembler.rules.rule import Problem, rule

MONTHS = "January February March April May June July August September October November December".split()
WEEK = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
DAY = re.compile(
    rf"(?:\b(?P<weekday>{'|'.join(WEEK)}),?\s+)?\b(?P<month>{'|'.join(MONTHS)})\s+(?P<day>\d{{1,2}}),\s+(?P<year>\d{{4}})\b"
)


@rule(
    "TXT008",
    cite="the Gregorian calendar",
    basis="verified",
    severity=Severity.WARNING,
    fix="look the day up, and write what is true",
    bad="""
        more_facts:
          - {id: more, heading: More, paragraphs: ["It wrote on Monday, January 9, 2021."]}
    """,
    good=(
        """
        more_facts:
          - {id: more, heading: More, paragraphs: ["It wrote on Saturday, January 9, 2021, and on February 29, 2020."]}
        """,
        """
        more_facts:
          - id: more
            heading: More
            paragraphs:
              - "It wrote on Thursday, February 29, 2024, and again on December 31."
        """,
    ),
)
def impossible_date(matter: Matter) -> Iterator[Problem]:
    """A date is of a day that there is not, or names the wrong day of the week.

    The other side will notice. A quotation is read too, for it was copied: waive the rule where the original errs.
    """
    for path, text in prose(matter):
        for found in DAY.finditer(text):
            said = " ".join(found[0].split())
            try:
                when = date(int(found["year"]), MONTHS.index(found["month"]) + 1, int(found["day"]))
            except ValueError:
                yield Problem(path, f"there is no such day as `{said}`")
                continue
            if found["weekday"] and WEEK[when.weekday()] != found["weekday"]:
                yield Problem(path, f"`{said}` was a {WEEK[when.weekday()]}")
