"""DIS014."""

import re
from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.law.dismissal_scope import dismissed, in_part
from assembler.model.filing import Filing
from assembler.model.matter import Matter
from assembler.rules.dismissal._reasons import dismissals
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
    good="""
        parties:
          cords: {name: Imaginary Cords Corp., role: defendant, kind: corporation}
        filings:
          - paper: notice_of_voluntary_dismissal
            date: 2025-06-02
            dismisses: [strings]
            prejudice: without
            title: Plaintiff's Notice of Partial Dismissal
    """,
)
def partial_in_name(matter: Matter) -> Iterator[Problem]:
    """A paper calls itself partial, or names defendants one by one, and ends the whole action.

    Once nobody is left the case is closed, and a clerk who reads the title may not see it.
    """
    for number, filing, _ in dismissals(matter):
        if not filing.dismisses or in_part(matter, filing):
            continue
        if PARTIAL.search(filing.title or ""):
            message = f"the title `{filing.title}` says a part, and nobody is left once it is filed"
            yield Problem(("filings", number, "title"), message)
        elif _one_by_one(matter, filing):
            message = "these are all the defendants who are left, and so the whole action ends"
            yield Problem(("filings", number, "dismisses"), message, Severity.NOTE)


def _one_by_one(matter: Matter, filing: Filing) -> bool:
    """Whether several parties are named, who are all there, and nothing else is said of any."""
    names = {name for one in filing.dismisses for name in one.parties}
    bare = all(one.prejudice is None and not one.claims for one in filing.dismisses)
    return bare and len(names) > 1 and names == set(dismissed(matter, filing))
