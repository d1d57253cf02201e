"""DIS043."""

import re
from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.law.dismissal.papers import DismissalPaper
from assembler.model.law import cited
from assembler.rules.dismissal._own_words import own_words
from assembler.rules.rule import Problem, rule

PAID = re.compile(
    r"(?i)\bcosts\b[^.;]{0,120}\b(?:paid|pays?|payment|tender\w*)\b|\b(?:pa(?:id|ys?|yment)|tender\w*)\b[^.;]{0,120}\bcosts\b"
)
"""Words that say that costs are paid or tendered."""


@rule(
    "DIS043",
    cite="C.R.C.P. 41(a)(1); M.R.C.P. 41(a)(1)",
    basis="verified",
    severity=Severity.NOTE,
    fix="pay or tender them, and say so in the paper; if none are due, waive the rule",
)
def costs_unpaid(paper: DismissalPaper) -> Iterator[Problem]:
    """The dismissal is only on payment of costs, and the paper does not say that they are paid or tendered.

    A few states let a plaintiff dismiss only on payment of costs. A motion is left to the court, whose order can settle
    them, and a stipulation that settles them itself is not reported.
    """
    costs, order = paper.instrument.costs, paper.instrument.order
    if not costs.are_a_condition or order.needs != "nothing":
        return
    if paper.filing.costs or any(PAID.search(text.words) for text in own_words(paper)):
        return
    cite = cited(costs.cite or paper.instrument.rule, costs.basis)
    message = (
        f"the {paper.instrument.way} does not say that costs are paid or tendered, and the dismissal is only on that"
    )
    yield Problem(("filings", paper.place, "dismisses"), message, cite=cite)
