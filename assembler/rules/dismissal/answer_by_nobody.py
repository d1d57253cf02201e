"""DIS008."""

from collections.abc import Iterator

from assembler.law.dismissal.papers import DismissalPaper
from assembler.law.dismissal.reason import Reason
from assembler.model.event_table import required
from assembler.rules.dismissal._reasons import against, problem
from assembler.rules.rule import Problem, rule


@rule(
    "DIS008",
    cite="Fed. R. Civ. P. 41(a)(1)(A)(i)",
    basis="verified",
    waivable="none",
    fix="add `by:` with the parties who served it, or list the answer of a party who claims against others",
)
def answer_by_nobody(paper: DismissalPaper) -> Iterator[Problem]:
    """An answer or another event bars dismissal, and the matter does not say which party served it.

    An answer ends the right to dismiss by notice only the party who served it, so that party must be known. So must who
    answered before a trial that the matter lists, or whose motion was denied: an event shows what came before it.
    """
    for reason in against(paper, "by nobody"):
        yield problem(paper, reason, fix=_fix(paper, reason))


SHOWN = (
    "add `by:`, or list what came before it with its party and day; before a trial, list the `default` of a party that"
    " never answered"
)
"""The remedy for an event that only shows that another came before it."""


def _fix(paper: DismissalPaper, reason: Reason) -> str:
    """Return another remedy than the rule's own if the event is not one that a party served."""
    match reason.path:
        case ("events", int(place)) if required(paper.matter.events[place].event):
            return SHOWN
    return ""
