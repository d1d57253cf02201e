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
    fix="write `dismisses: all` if the action is to end; otherwise remove the defendants who stay",
)
def partial_in_name(paper: DismissalPaper) -> Iterator[Problem]:
    """A paper is called partial, or names defendants one by one, but ends the whole action.

    When no defendant is left the case is closed, and a clerk who reads the title may miss it.
    """
    filing = paper.filing
    if paper.scope.in_part:
        return
    if PARTIAL.search(filing.title or ""):
        message = f"the title `{filing.title}` says that this is partial, but nobody is left"
        yield Problem(("filings", paper.place, "title"), message)
    elif _one_by_one(paper):
        message = "these are all the remaining defendants, so the whole action ends"
        yield Problem(("filings", paper.place, "dismisses"), message, Severity.NOTE)


def _one_by_one(paper: DismissalPaper) -> bool:
    """Whether *paper* names several parties, all who are left, and says nothing else about any of them."""
    entries = paper.filing.dismisses
    names = {name for entry in entries for name in entry.parties}
    bare = all(entry.prejudice is None and not entry.claims for entry in entries)
    return bare and len(names) > 1 and names == set(paper.scope.dismissed)
