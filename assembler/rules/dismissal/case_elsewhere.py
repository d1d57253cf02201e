"""DIS012."""

from collections.abc import Iterator

from assembler.law.dismissal.papers import DismissalPaper
from assembler.rules.dismissal._reasons import against, problem
from assembler.rules.rule import Problem, rule


@rule(
    "DIS012",
    cite="28 U.S.C. § 1447(c)",
    basis="verified",
    fix="file in the court that has the case, in a matter of its own under that court's rules",
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
    """A paper dismisses in a court that does not have the case any more, or does not have it now.

    After a remand the state court goes on with the case; after a removal it goes no further until there is a remand.
    """
    for reason in against(paper, "elsewhere"):
        yield problem(paper, reason)
