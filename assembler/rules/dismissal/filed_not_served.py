"""DIS017."""

from collections.abc import Iterator

from assembler.law.dismissal.papers import DismissalPaper
from assembler.rules.dismissal._reasons import against, problem
from assembler.rules.rule import Problem, rule


@rule(
    "DIS017",
    cite="Fed. R. Civ. P. 41(a)(1)(A)(i)",
    basis="verified",
    waivable="none",
    fix="find out when it was served, and add that day as `date:`; the court's electronic system usually serves"
    " the papers that are filed",
)
def filed_not_served(paper: DismissalPaper) -> Iterator[Problem]:
    """A paper that bars this dismissal once it is served was filed, and may have been served.

    Where service counts, filing alone does not end the right to dismiss; but a filed paper has usually been served, and
    in a federal court filing serves those who are registered (Rule 5(b)(2)(E)). So the notice is not shown to be open
    until the matter gives the day of service; in a federal court also if it gives a later one.
    """
    for reason in against(paper, "filed"):
        yield problem(paper, reason)
