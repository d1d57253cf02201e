"""Costs: papers that dispose of the other side's costs, and dismissals that depend on the payment of costs."""

from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.language.regex import Regex
from assembler.model.law import was_read
from assembler.papers.ending.dismissal_papers import DismissalPaper
from assembler.papers.ending.signatories import motion_agreed_to
from assembler.rules.dismissal._reasons import cite_of
from assembler.rules.dismissal.own_words.texts import own_words
from assembler.rules.rule import Problem, rule

RECORD_AGREEMENT = "remove `costs:`, or record under `conferred:` that every dismissed party agreed to the motion"
"""The remedy if a motion disposes of costs that the law requires the plaintiff to pay."""


@rule(
    "DIS036",
    cite="735 ILCS 5/2-1009(a)",
    basis="verified",
    waivable="some",
    fix="remove `costs:`, or file a stipulation signed by all parties",
    no_waiver="a notice binds only the side that signs it, and cannot waive another side's costs; where the court's"
    " form or an agreement allows that, the finding is only a warning, which can be waived",
)
def costs_of_others(paper: DismissalPaper) -> Iterator[Problem]:
    """A paper signed by one side says who bears the other side's costs.

    Only the plaintiff signs a notice, so a notice cannot waive another side's costs. A notice with `costs:` is
    therefore built only as a draft, and so is a notice with such a sentence in its paragraphs (DIS035). If the court's
    official form says that the dismissal is without costs, the finding is only a warning. A motion may ask that each
    side bear its own costs. But where the law allows dismissal only on payment of costs, `conferred:` must show that
    the dismissed parties agreed to the motion.
    """
    way = paper.instrument.way
    costs = paper.instrument.costs
    path = ("filings", paper.filing_index, "costs")
    if not paper.filing.costs:
        return
    if way == "notice":
        message = f"the notice says `{paper.filing.costs}`, but the other side does not sign it"
        if costs.without_by_form:
            yield Problem(path, message, severity=Severity.WARNING, cite=cite_of(paper, costs))
        else:
            yield Problem(path, message, cite="this program", promise=True, passes_draft=True)
    elif way == "motion" and costs.are_a_condition and not motion_agreed_to(paper):
        message = "the motion asks that each side bear its own costs, but the law requires payment of costs"
        cite = cite_of(paper, costs)
        if was_read(costs.basis):
            yield Problem(path, message, cite=cite, fix=RECORD_AGREEMENT, promise=True, passes_draft=True)
        else:
            yield Problem(path, message, cite=cite, fix=RECORD_AGREEMENT, severity=Severity.WARNING)


PAYMENT_OF_COSTS = Regex(
    r"(?i)\bcosts\b[^.;]{0,120}\b(?:paid|pays?|payment|tender\w*)\b|\b(?:pa(?:id|ys?|yment)|tender\w*)\b[^.;]{0,120}\bcosts\b"
)
"""Words that say that costs are paid or tendered."""


@rule(
    "DIS043",
    cite="C.R.C.P. 41(a)(1); M.R.C.P. 41(a)(1)",
    basis="verified",
    severity=Severity.NOTE,
    fix="pay or tender the costs, and say in the paper that you did; if no costs are due, waive DIS043",
)
def costs_unpaid(paper: DismissalPaper) -> Iterator[Problem]:
    """The law requires payment of costs for dismissal, but the paper does not say that they are paid or tendered.

    A few states let a plaintiff dismiss only on payment of costs. A paper that needs an order is not reported, because
    the order can settle the costs. Neither is a paper with `costs:`, which settles the costs itself.
    """
    costs = paper.instrument.costs
    if not costs.are_a_condition or paper.instrument.order.needs != "nothing":
        return
    if paper.filing.costs or any(PAYMENT_OF_COSTS.search(text.words) for text in own_words(paper)):
        return
    fact = f"the {paper.instrument.way} does not say that costs are paid or tendered"
    message = f"{fact}, but the law allows dismissal only on payment of costs"
    yield Problem(("filings", paper.filing_index, "dismisses"), message, cite=cite_of(paper, costs))
