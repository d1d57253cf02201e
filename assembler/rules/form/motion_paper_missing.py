"""FMT005."""

from collections.abc import Iterator, Mapping
from typing import get_args

from assembler.findings.finding import Severity
from assembler.law.dismissal.papers import DismissalPaper, principal
from assembler.model.court.motion import MotionRole, role_of
from assembler.model.law import weight
from assembler.rules.rule import Problem, rule

PAPERS: Mapping[MotionRole, tuple[str, str]] = {
    "memorandum": ("memorandum of law", "memorandum_of_law"),
    "declaration": ("declaration", "declaration"),
    "order": ("proposed order", "order_of_dismissal"),
}
"""What each paper with a motion is called, and the id of the document type that makes it."""


@rule(
    "FMT005",
    cite="the court's rules on the papers of a motion",
    basis="verified",
    fix="add the paper to `filings:`",
    severity=Severity.WARNING,
)
def motion_paper_missing(paper: DismissalPaper) -> Iterator[Problem]:
    """A motion lacks a paper that the court wants with it.

    Some courts want a notice of motion, a memorandum of law and a declaration, others the whole motion in one paper;
    `assembler explain` with the court's id shows the form of a motion there.
    """
    law = paper.matter.court.motion
    if law is None or paper.option.barred or role_of(paper.filing.paper) != "motion":
        return
    ours = {role_of(one.paper) for one in paper.matter.filings if principal(paper.matter, one) is paper.filing}
    for role in get_args(MotionRole):
        if law.value.paper(role).required and role not in ours:
            yield Problem(
                ("filings", paper.place),
                f"the motion has no {PAPERS[role][0]}",
                weight(law.basis),
                cite=law.authority,
                fix=f"add a filing `paper: {PAPERS[role][1]}`",
            )
