"""DIS012."""

from collections.abc import Iterator

from assembler.language.english import series
from assembler.law.dismissal.papers import DismissalPaper
from assembler.law.dismissal.reason import Reason
from assembler.rules.dismissal._reasons import against, problem
from assembler.rules.rule import Problem, rule

FILE_THERE = "file in the court that has the case, under its rules, in a separate matter"


@rule(
    "DIS012",
    cite="28 U.S.C. § 1447(c)",
    basis="verified",
    waivable="none",
    fix=f"{FILE_THERE}; if this court has it again, list the event that brought it back, such as `remand`",
)
def case_elsewhere(paper: DismissalPaper) -> Iterator[Problem]:
    """The case is not in the court where the paper would dismiss it.

    After a removal the state court may not proceed until the case is remanded; after a remand only the state court may.
    """
    for reason in against(paper, "elsewhere"):
        yield problem(paper, reason, fix=_remedy(paper, reason))


def _remedy(paper: DismissalPaper, reason: Reason) -> str:
    """Return what to do: file where the case is, or list the event that has brought it back."""
    moved = paper.matter.events[int(reason.path[1])].event
    back = (one.reopened.events for one in paper.scope.law.moved_by if moved in one.events and one.reopened)
    events = series([f"`{event}`" for event in next(back, ())], "or")
    return f"{FILE_THERE}; if this court has it again, list the event {events}" if events else FILE_THERE
