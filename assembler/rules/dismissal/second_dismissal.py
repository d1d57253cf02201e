"""DIS002."""

from collections.abc import Iterator

from assembler.law.dismissal.papers import DismissalPaper
from assembler.rules.dismissal._reasons import against, problem
from assembler.rules.rule import Problem, rule


@rule(
    "DIS002",
    cite="Fed. R. Civ. P. 41(a)(1)(B)",
    basis="verified",
    waivable="none",
    fix="confirm with `effect: on the merits`, or file another paper that `assembler dismiss` shows, such as a"
    " stipulation",
)
def second_dismissal(paper: DismissalPaper) -> Iterator[Problem]:
    """This second dismissal of the same claim may be with prejudice, and the matter does not confirm it.

    In a federal court, if the plaintiff has already dismissed an action on the claim, in a federal or a state court, a
    later notice is an adjudication on the merits, whatever the notice says. States differ on what counts as the first
    dismissal and on the effect of the second. If it is unsettled or unknown whether the first counts, this is a doubt.
    """
    for reason in against(paper, "second"):
        yield problem(paper, reason)
