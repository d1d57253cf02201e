"""DIS044."""

from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.language.english import series
from assembler.law.dismissal.papers import DismissalPaper, dismissal_papers
from assembler.rules.dismissal._reasons import the_paper
from assembler.rules.rule import Problem, rule


@rule(
    "DIS044",
    cite="house style: two papers of one day do not dismiss the same claim",
    basis="convention",
    fix="leave out the paper that is not filed, or date it on the day on which it is",
    severity=Severity.WARNING,
)
def dismissed_twice_in_a_day(paper: DismissalPaper) -> Iterator[Problem]:
    """Two papers of one day dismiss the same claim against the same party.

    The first to be filed leaves nothing for the other, and if one dismisses with and the other without prejudice,
    nobody can say which it was. Of papers of two days, the later one is reported as dismissing nobody.
    """
    for other in dismissal_papers(paper.matter):
        if other.place >= paper.place or not other.filing.date or other.filing.date != paper.filing.date:
            continue
        if twice := _dismissed_by_both(paper, other):
            names = series([f"`{paper.matter.parties[party].name}`" for party in twice])
            effects = {of.scope.prejudice for of in (paper, other)}
            contrary = ", one with and one without prejudice" if effects == {"with", "without"} else ""
            message = f"{the_paper(other.filing)} dismisses the same claims against {names} on the same day{contrary}"
            where = ("filings", paper.place, "dismisses")
            yield Problem(where, message, also=(("filings", other.place, "dismisses"),))


def _dismissed_by_both(paper: DismissalPaper, other: DismissalPaper) -> list[str]:
    """Return the parties against whom the same plaintiffs dismiss the same claim by *paper* and by *other*."""
    if set(paper.scope.dismissing).isdisjoint(other.scope.dismissing):
        return []
    there = {(claim.party, claim.claim) for claim in other.scope.claims}
    return list(dict.fromkeys(one.party for one in paper.scope.claims if (one.party, one.claim) in there))
