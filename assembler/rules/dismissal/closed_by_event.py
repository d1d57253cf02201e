"""DIS001."""

import re
from collections.abc import Iterator

from assembler.law.dismissal.papers import DismissalPaper
from assembler.law.dismissal.reason import Reason
from assembler.rules.dismissal._reasons import against, instead, problem, the_paper, what_is_left
from assembler.rules.rule import Problem, rule


@rule(
    "DIS001",
    cite="Fed. R. Civ. P. 41(a)(1)(A)(i)",
    basis="verified",
    waivable="none",
    fix="file a stipulation signed by all parties who have appeared, or move under Fed. R. Civ. P. 41(a)(2)",
)
def closed_by_event(paper: DismissalPaper) -> Iterator[Problem]:
    """An earlier event bars this dismissal.

    In a federal court an answer or a motion for summary judgment ends the right to dismiss by notice the party who
    served it. A motion to dismiss does not, and neither does another party's answer. Service counts, not filing. State
    courts differ: their records say which event bars which paper, with authority.
    """
    for reason in against(paper, "event"):
        fix = what_is_left(paper) or reason.instead or instead(paper)
        yield problem(paper, reason, _in_time(paper, reason), fix)
    for reason in against(paper, "purpose"):
        yield problem(paper, reason, fix=instead(paper))


def _in_time(paper: DismissalPaper, reason: Reason) -> str:
    """Return what *reason* says, and that it came before the paper if it is an event that did."""
    if not reason.path or _is_to_come(paper, reason):
        return reason.says
    before = f"before {the_paper(paper.filing)}"
    return f"{before}, {reason.says}" if re.search("[:;]", reason.says) else f"{reason.says}, {before}"


def _is_to_come(paper: DismissalPaper, reason: Reason) -> bool:
    """Whether *reason* is an event of a day after the paper, such as a trial before which it closes."""
    match reason.path:
        case ("events", int(number)):
            return paper.filing.date is not None and paper.matter.events[number].day > paper.filing.date
    return False
