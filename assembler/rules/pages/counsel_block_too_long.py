"""FMT002."""

from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.plan.plan import Plan
from assembler.rules.rule import Problem, rule

A_LINE = 2
"""Single-spaced lines of counsel on one line of the page."""


@rule(
    "FMT002",
    cite="N.D. Cal. Civ. L.R. 3-4(a)(3)",
    basis="verified",
    fix="shorten the addresses, or let attorneys of one firm share it under `firms:`",
    bad="""
        court: cand
        division: San Francisco
        number: 3:25-cv-00000
        counsel:
          placeholder: {address: [One, Two, Three, Four, Five, Six, Seven, Eight, Nine, Ten, Eleven]}
    """,
    good="""
        court: cand
        division: San Francisco
        number: 3:25-cv-00000
        counsel:
          placeholder: {address: [One, Two, Three, Four, Five, Six, Seven, Eight, Nine, Ten]}
    """,
    severity=Severity.WARNING,
)
def counsel_block_too_long(plan: Plan) -> Iterator[Problem]:
    """Counsel takes more lines than there are above the court's title, and pushes it down.

    Where counsel stands at the upper left, the title of the court begins on a line that the court has fixed.
    """
    room = A_LINE * (plan.page_setup.head_lines - plan.page_setup.blank_lines)
    if plan.caption.layout != "boxes" and len(plan.counsel) > room and not plan.counsel_under:
        message = f"counsel takes {len(plan.counsel)} single-spaced lines, and {room} stand above the court's title"
        yield Problem(("counsel",), message)
