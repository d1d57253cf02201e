"""CAP010."""

import re
from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.model.matter import Matter
from assembler.rules.rule import Problem, rule

CARRIED = {"after number": re.compile(r"[A-Za-z][^0-9]*$"), "before number": re.compile(r"^[A-Za-z]")}
"""Letters that a number carries where the judge's stand: initials that nobody need add."""


@rule(
    "CAP010",
    cite="the court's practice",
    basis="convention",
    fix="write the number with them, or the judge as `{name: Jane Q. Sample, initials: JQS}`",
    bad="""
        court: cand
        division: San Francisco
        number: 3:25-cv-00000
        judge: Jane Q. Sample
    """,
    good=(
        """
        court: cand
        division: San Francisco
        number: 3:25-cv-00000
        judge: {name: Jane Q. Sample, initials: JQS}
        """,
        """
        court: cand
        division: San Francisco
        number: 3:25-cv-00000-JQS
        judge: Jane Q. Sample
        """,
    ),
    severity=Severity.NOTE,
)
def judge_without_initials(matter: Matter) -> Iterator[Problem]:
    """The number lacks the judge's initials, which the court puts to it.

    They are never taken from the name: which of its letters a judge uses is known to the docket alone.
    """
    law, judge = matter.court.judge, matter.judge
    if not judge or judge.initials or not matter.number or "{initials}" not in law.value.text:
        return
    carried = CARRIED.get(law.value.where)
    if carried and not carried.search(matter.number):
        message = f"`{matter.number}` lacks the initials of Judge {judge.last}"
        yield Problem(("number",), message, cite=law.authority)
