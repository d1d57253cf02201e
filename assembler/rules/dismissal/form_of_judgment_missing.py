"""DIS031."""

from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.law.dismissal.papers import DismissalPaper, principal
from assembler.model.law import cited
from assembler.rules.rule import Problem, rule


@rule(
    "DIS031",
    cite="ORCP 54 A(1)",
    basis="verified",
    fix="add a filing of the type that the message names",
    severity=Severity.WARNING,
)
def form_of_judgment_missing(paper: DismissalPaper) -> Iterator[Problem]:
    """The law has an order or a judgment follow the paper that dismisses, and the matter has none.

    In Oregon the court enters the judgment that the party submits with the notice or the stipulation; in Tennessee an
    order follows a notice of nonsuit, and time runs from its entry; in Arizona and Kansas a stipulation dismisses
    nothing until the order on it is entered.
    """
    order, more = paper.instrument.order, paper.instrument.more_papers
    others = [one for one in paper.matter.filings if one is not paper.filing and one.paper.id in more]
    followed = order.needs == "a form of judgment" or (order.needs == "an order" and paper.instrument.way != "motion")
    if followed and more and not any(principal(paper.matter, one) is paper.filing for one in others):
        message = f"no `{more[0]}` accompanies the {paper.instrument.way}: {order.says}"
        yield Problem(("filings", paper.place), message, cite=cited(order.cite or paper.instrument.rule, order.basis))
