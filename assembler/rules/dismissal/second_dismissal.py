"""DIS002."""

from collections.abc import Iterator

from assembler.law.dismissal.papers import DismissalPaper
from assembler.rules.dismissal._reasons import against, problem
from assembler.rules.rule import Problem, rule


@rule(
    "DIS002",
    cite="Fed. R. Civ. P. 41(a)(1)(B)",
    basis="verified",
    fix="if the end of the claim is meant, add `effect: on the merits`; else file what `assembler dismiss` shows, such"
    " as a stipulation",
    bad="""
        earlier_dismissals:
          - {court: D. Or., number: "3:24-cv-00000", date: 2024-10-01, by: notice}
    """,
    good=(
        """
        earlier_dismissals:
          - {court: D. Or., number: "3:24-cv-00000", date: 2024-10-01, by: notice}
        filings:
          - {paper: notice_of_voluntary_dismissal, date: 2025-06-02, dismisses: all, effect: on the merits}
        """,
        """
        earlier_dismissals:
          - {court: D. Or., number: "3:24-cv-00000", date: 2024-10-01, by: notice,
             claims: [wa-defamation]}
        """,
    ),
)
def second_dismissal(paper: DismissalPaper) -> Iterator[Problem]:
    """A paper follows an earlier dismissal of the same claim, and does what nobody has said is meant.

    In a federal court whoever has once dismissed an action on the claim, in a federal or a state court, gets an
    adjudication on the merits by a later notice, whatever the notice says. The states differ in what counts as the
    first dismissal and in what the second then does. Where it is not settled, or not known, that the first counts, the
    rule warns.
    """
    for reason in against(paper, "second"):
        yield problem(paper, reason)
