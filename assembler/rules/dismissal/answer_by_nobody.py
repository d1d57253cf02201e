"""DIS008."""

from collections.abc import Iterator

from assembler.law.dismissal.papers import DismissalPaper
from assembler.rules.dismissal._reasons import against, problem
from assembler.rules.rule import Problem, rule


@rule(
    "DIS008",
    cite="Fed. R. Civ. P. 41(a)(1)(A)(i)",
    basis="verified",
    waivable="none",
    fix="add `by:` with the parties who served it, or list the answer of a party who claims against others",
    bad="""
        events:
          - {event: answer, date: 2025-05-20}
    """,
    good=(
        """
        events:
          - {event: answer, date: 2025-06-20}
        docket_read: 2025-06-20
        """,
        """
        events:
          - {event: trial set, date: 2026-02-02}
        """,
    ),
)
def answer_by_nobody(paper: DismissalPaper) -> Iterator[Problem]:
    """An answer or another event bars dismissal, and the matter does not say which party served it.

    An answer ends the right to dismiss by notice only the party who served it, so that party must be known.
    """
    for reason in against(paper, "by nobody"):
        yield problem(paper, reason)
