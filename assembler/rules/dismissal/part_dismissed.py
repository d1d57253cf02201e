"""DIS011."""

from collections.abc import Iterator

from assembler.law.dismissal.papers import DismissalPaper
from assembler.rules.dismissal._reasons import against, problem
from assembler.rules.rule import Problem, rule


@rule(
    "DIS011",
    cite="Fed. R. Civ. P. 41(a)(1)(A), as the circuit reads it",
    basis="verified",
    fix="amend the complaint, or drop the party on a motion, as the message says",
    bad="""
        court: flsd
        division: none
        claims:
          - {id: copying, cause: us-copyright-infringement, against: [strings]}
          - {id: contract, cause: ny-breach-of-contract, against: [strings]}
        filings:
          - paper: notice_of_voluntary_dismissal
            date: 2025-06-02
            dismisses: [{parties: strings, claims: [contract], prejudice: without}]
    """,
    good=(
        """
        claims:
          - {id: copying, cause: us-copyright-infringement, against: [strings]}
          - {id: contract, cause: ny-breach-of-contract, against: [strings]}
        filings:
          - paper: notice_of_voluntary_dismissal
            date: 2025-06-02
            dismisses: [{parties: strings, claims: [copying, contract], prejudice: without}]
        """,
        """
        parties:
          cords: {name: Imaginary Cords Corp., role: defendant, kind: corporation}
        filings:
          - paper: notice_of_voluntary_dismissal
            date: 2025-06-02
            dismisses: ["strings"]
            prejudice: without
        """,
    ),
)
def part_dismissed(paper: DismissalPaper) -> Iterator[Problem]:
    """A paper dismisses a part of the action, and the law of the court does not let it.

    Rule 41(a) speaks of an action. Most circuits take all claims against one defendant for one; the Sixth does not, and
    the Seventh is divided. A single claim may be dropped by notice in few courts: elsewhere the complaint is amended.
    """
    for reason in against(paper, "partial"):
        yield problem(paper, reason)
