"""DIS037."""

from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.law.dismissal.papers import DismissalPaper
from assembler.model.law import cited
from assembler.rules.dismissal._reasons import the_paper
from assembler.rules.rule import Problem, rule


@rule(
    "DIS037",
    cite="Fed. R. Civ. P. 41(a)(2)",
    basis="verified",
    severity=Severity.WARNING,
    fix="say in `grounds:` why the court should grant it all the same; once you have, waive the rule",
    bad="""
        events:
          - {event: counterclaim, by: [strings], date: 2025-05-20}
        filings:
          - {paper: motion_for_voluntary_dismissal, date: 2025-06-02, dismisses: all, prejudice: without}
    """,
    good=(
        """
        events:
          - {event: answer, by: [strings], date: 2025-05-20}
        filings:
          - {paper: motion_for_voluntary_dismissal, date: 2025-06-02, dismisses: all, prejudice: without}
        """,
        """
        events:
          - {event: counterclaim, by: [strings], date: 2025-06-20}
        docket_read: 2025-06-20
        filings:
          - {paper: motion_for_voluntary_dismissal, date: 2025-06-02, dismisses: all, prejudice: without}
        """,
    ),
)
def left_to_the_court(paper: DismissalPaper) -> Iterator[Problem]:
    """The court may deny this motion.

    A motion asks, and ends nothing by itself. If a rule leaves it to the judge whether to grant it, as after a
    counterclaim, the motion is made, does not say that it is of right, and should say why it should be granted.
    """
    for reason in paper.option.reasons:
        if reason.court_decides:
            also = (reason.path,) if reason.path else ()
            where = ("filings", paper.place, "dismisses")
            message = f"before {the_paper(paper.filing)}, {reason.says}"
            yield Problem(where, message, also=also, cite=cited(reason.cite, reason.basis))
