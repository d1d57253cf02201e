"""DIS012."""

from collections.abc import Iterator

from assembler.law.dismissal.papers import DismissalPaper
from assembler.rules.dismissal._reasons import against, problem
from assembler.rules.rule import Problem, rule


@rule(
    "DIS012",
    cite="28 U.S.C. § 1447(c)",
    basis="verified",
    waivable="none",
    fix="file in the court that has the case, under its rules, in a separate matter; if this court has it, list the "
    "event `transfer to this court`",
    bad="""
        events:
          - {event: removal, by: [strings], date: 2025-03-03}
          - {event: remand, date: 2025-05-20}
    """,
    good=(
        """
        events:
          - {event: removal, by: [strings], date: 2025-03-03}
          - {event: remand, date: 2025-06-20}
        docket_read: 2025-06-20
        """,
        """
        events:
          - {event: removal, by: [strings], date: 2025-03-03}
        """,
    ),
)
def case_elsewhere(paper: DismissalPaper) -> Iterator[Problem]:
    """The case is not in the court where the paper would dismiss it.

    After a removal the state court may not proceed until the case is remanded; after a remand only the state court may.
    """
    for reason in against(paper, "elsewhere"):
        yield problem(paper, reason)
