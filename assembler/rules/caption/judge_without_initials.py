"""CAP010."""

from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.model.matter import Matter
from assembler.plan.frame.docket import LETTERS_FIRST, LETTERS_LAST
from assembler.rules.rule import Problem, rule

INITIALS = {"after number": LETTERS_LAST, "before number": LETTERS_FIRST}
"""Letters of a case number in the place of the judge's initials: none need be added."""


@rule(
    "CAP010",
    cite="the court's practice",
    basis="convention",
    fix="add the initials to the number, or write the judge as `{name: Jane Q. Sample, initials: JQS}`",
    severity=Severity.NOTE,
)
def judge_without_initials(matter: Matter) -> Iterator[Problem]:
    """The case number lacks the judge's initials, which this court adds to it.

    They are never taken from the judge's name: only the docket says which initials a judge uses.
    """
    law, judge = matter.court.judge, matter.judge
    if not judge or judge.initials or not matter.number or "{initials}" not in law.value.text:
        return
    pattern = INITIALS.get(law.value.where)
    if pattern and not pattern.search(matter.number):
        message = f"`{matter.number}` lacks the initials of Judge {judge.last}"
        yield Problem(("number",), message, cite=law.authority)
