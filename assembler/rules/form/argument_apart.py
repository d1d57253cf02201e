"""FMT013."""

from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.law.dismissal.papers import DismissalPaper, principal
from assembler.model.court.motion import role_of
from assembler.model.law import weight
from assembler.rules.rule import Problem, rule


@rule(
    "FMT013",
    cite="the court's rules on the papers of a motion",
    basis="verified",
    severity=Severity.WARNING,
    fix="move its `grounds:` and `paragraphs:` to the motion, and delete the filing",
)
def argument_apart(paper: DismissalPaper) -> Iterator[Problem]:
    """The argument of a motion is in a memorandum, and the court wants it in the motion itself.

    In the Western District of Washington, for example, the argument "shall not be made in a separate document but shall
    be submitted as part of the motion itself" (LCR 7(b)(1)).
    """
    law = paper.matter.court.motion
    if law is None or role_of(paper.filing.paper) != "motion" or not law.value.memorandum.refused:
        return
    for number, filing in enumerate(paper.matter.filings):
        if role_of(filing.paper) == "memorandum" and principal(paper.matter, filing) is paper.filing:
            message = "the argument is in a memorandum, and the court wants it in the motion"
            yield Problem(("filings", number), message, weight(law.basis), cite=law.authority)
