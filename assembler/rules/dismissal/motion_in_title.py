"""DIS020."""

import re
from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.law.dismissal.papers import DismissalPaper
from assembler.model.law import cited
from assembler.rules.rule import Problem, rule

KINDS = ("notice", "stipulation", "motion")


@rule(
    "DIS020",
    cite="Ornelas v. Cate (E.D. Cal. 2014), citing Williams v. Ezell, 531 F.2d 1261 (5th Cir. 1976)",
    basis="secondary",
    fix="correct the title",
    severity=Severity.NOTE,
)
def motion_in_title(paper: DismissalPaper) -> Iterator[Problem]:
    """A title calls a notice a motion, or a motion a notice.

    Courts look at what the paper is, not at its title; but a paper called a motion may wait for a ruling that a notice
    does not need.
    """
    state = paper.matter.court.system == "state"
    title, way = paper.filing.title or "", paper.instrument.way
    named = {kind for kind in KINDS if re.search(rf"(?i)\b{kind}\b", title)}
    if named and way not in named:
        message = f"the title `{title}` does not say that the paper is a {way}"
        cite = cited(paper.instrument.rule, paper.instrument.signed_by.basis) if state else ""
        yield Problem(("filings", paper.place, "title"), message, cite=cite)
