"""DIS014."""

import re
from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.law.dismissal.papers import DismissalPaper
from assembler.rules.rule import Problem, rule

PARTIAL = re.compile(r"(?i)\bpartial|\bcertain defendants|\bsome\b")


@rule(
    "DIS014",
    cite="house style",
    basis="convention",
    fix="write `dismisses: all` where the action is to end, or leave out who is to stay",
    bad="""
        filings:
          - paper: notice_of_voluntary_dismissal
            date: 2025-06-02
            dismisses: all
            prejudice: without
            title: Plaintiff's Notice of Partial Dismissal
    """,
    good=(
        """
        parties:
          cords: {name: Imaginary Cords Corp., role: defendant, kind: corporation}
        filings:
          - paper: notice_of_voluntary_dismissal
            date: 2025-06-02
            dismisses: [strings]
            prejudice: without
            title: Plaintiff's Notice of Partial Dismissal
        """,
        """
        filings:
          - paper: notice_of_voluntary_dismissal
            date: 2025-06-02
            dismisses: all
            prejudice: without
            title: Plaintiff's Notice of Dismissal of the Entire Action
        """,
    ),
)
def partial_in_name(paper: DismissalPaper) -> Iterator[Problem]:
    """A paper calls itself partial, or names defendants one by one, and ends the whole action.

    Once nobody is left the case is closed, and a clerk who reads the title may not see it.
    """
    filing = paper.filing
    if paper.scope.in_part:
        return
    if PARTIAL.search(filing.title or ""):
        message = f"the title `{filing.title}` says a part, and nobody is left once it is filed"
        yield Problem(("filings", paper.place, "title"), message)
    elif _one_by_one(paper):
        message = "these are all the defendants who are left, and so the whole action ends"
        yield Problem(("filings", paper.place, "dismisses"), message, Severity.NOTE)


def _one_by_one(paper: DismissalPaper) -> bool:
    """Whether several parties are named, who are all there, and nothing else is said of any."""
    entries = paper.filing.dismisses
    names = {name for entry in entries for name in entry.parties}
    bare = all(entry.prejudice is None and not entry.claims for entry in entries)
    return bare and len(names) > 1 and names == set(paper.scope.dismissed)
