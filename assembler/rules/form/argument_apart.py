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
    bad="""
        court: wawd
        division: Seattle
        number: 2:25-cv-00000
        events: [{event: answer, by: [strings], date: 2025-05-20}]
        filings:
          - paper: motion_for_voluntary_dismissal
            date: 2025-06-02
            dismisses: all
            prejudice: without
            hearing: {date: 2025-06-23}
          - {paper: memorandum_of_law, date: 2025-06-02, grounds: [The suit is settled.]}
    """,
    good=(
        """
        court: wawd
        division: Seattle
        number: 2:25-cv-00000
        events: [{event: answer, by: [strings], date: 2025-05-20}]
        filings:
          - paper: motion_for_voluntary_dismissal
            date: 2025-06-02
            dismisses: all
            prejudice: without
            hearing: {date: 2025-06-23}
            grounds: [The suit is settled.]
        """,
        """
        court: nysd
        number: 1:25-cv-00000
        division: none
        events: [{event: answer, by: [strings], date: 2025-05-20}]
        people: {witness: {name: Wilma Witness}}
        filings:
          - {paper: motion_for_voluntary_dismissal, date: 2025-06-02, dismisses: all, prejudice: without}
          - {paper: memorandum_of_law, date: 2025-06-02, grounds: [The suit is settled.]}
          - {paper: declaration, date: 2025-06-02, declarant: witness, paragraphs: [I saw it.]}
        """,
    ),
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
