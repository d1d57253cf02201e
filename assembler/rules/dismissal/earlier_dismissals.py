"""Earlier dismissals of the same claim or party, including by another paper dated the same day."""

from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.language.english import series
from assembler.law.dismissal.scope import EVERYBODY
from assembler.papers.ending.dismissal_papers import DismissalPaper
from assembler.papers.ending.same_day import contrary_dismissals, dismissed_by_both, other_papers_of_the_day
from assembler.rules.dismissal._reasons import cite_of, reason_problems, the_paper
from assembler.rules.dismissal._remedies import CONFIRM_OR_FILE_ANOTHER
from assembler.rules.rule import Problem, rule


@rule(
    "DIS002",
    cite="Fed. R. Civ. P. 41(a)(1)(B)",
    basis="verified",
    fix=CONFIRM_OR_FILE_ANOTHER,
    no_waiver="a second dismissal may end the claim permanently; the lawyer must confirm that in the filing itself,"
    " which no other paper inherits",
)
def second_dismissal(paper: DismissalPaper) -> Iterator[Problem]:
    """This second dismissal of the same claim may be with prejudice, but the matter does not confirm that.

    If the plaintiff has already dismissed an action on the same claim in any federal or state court, a later notice in
    a federal court is an adjudication on the merits, whatever the notice says. States differ on what counts as the
    first dismissal and on the effect of the second. If it is unsettled or unknown whether the earlier dismissal counts,
    the finding is a doubt.
    """
    return reason_problems(paper, "second")


@rule(
    "DIS006",
    cite="Fed. R. Civ. P. 41(a)(1)(B)",
    basis="verified",
    waivable="some",
    fix="add `earlier_dismissals: none`, or list the earlier dismissals",
    severity=Severity.WARNING,
    no_waiver="a notice that turns out to be the second dismissal ends the claim permanently; for a motion, which "
    "the judge decides, the finding is only a warning",
)
def earlier_dismissals_unstated(paper: DismissalPaper) -> Iterator[Problem]:
    """The matter does not say whether the claim was dismissed before.

    If the same claim was dismissed before in any federal or state court, a notice in a federal court ends the claim
    permanently; many states have a similar rule. A notice without prejudice is therefore not shown to be open until the
    matter lists the earlier dismissals or says that there were none. For a motion, and for a notice with prejudice, the
    finding is only a warning.
    """
    doubts = [*reason_problems(paper, "earlier unstated")]
    yield from doubts
    second = paper.instrument.second_dismissal
    if paper.matter.earlier_dismissals is None and second.then != "nothing" and not doubts:
        message = "`earlier_dismissals:` is missing, so the matter does not say whether the claim was dismissed before"
        cite = cite_of(paper, second)
        yield Problem(("filings", paper.filing_index), message, cite=cite)


@rule(
    "DIS013",
    cite="Fed. R. Civ. P. 41(a)(1)(A)",
    basis="verified",
    fix="remove the party from `dismisses:`",
)
def dismissed_before(paper: DismissalPaper) -> Iterator[Problem]:
    """A paper dismisses a party who has already left the case.

    No claim is left against that party, and the second dismissal may be taken for an adjudication on the merits.
    """
    for index, entry in enumerate(paper.filing.dismisses):
        path = ("filings", paper.filing_index, "dismisses", index)
        for name in entry.by:
            if name not in paper.scope.plaintiffs:
                message = f"{_how_it_left(paper, name)}, and has no claim that could be dismissed"
                yield Problem(path, message, cite=paper.instrument.rule)
        for name in entry.parties:
            if paper.scope.dismissed_parties and name != EVERYBODY and name not in paper.scope.opponents:
                yield Problem(path, _how_it_left(paper, name), cite=paper.instrument.rule)


def _how_it_left(paper: DismissalPaper, name: str) -> str:
    """Return how the party *name* left the case before *paper*."""
    party = paper.matter.parties[name]
    day = paper.filing.date
    departure = f"left the case on {party.terminated.date}" if party.terminated else "was dismissed by an earlier paper"
    before = f"before this paper, dated {day}" if day else "before this paper, which has no date yet"
    return f"`{party.name}` {departure}, {before}"


@rule(
    "DIS010",
    cite="Fed. R. Civ. P. 41(a)(1)(A)",
    basis="verified",
    fix="under `dismisses:`, name a defendant who is still in the case, or delete this filing",
    no_waiver="a notice that dismisses nobody has no effect, and the docket would show that somebody left "
    "the case twice",
)
def nobody_dismissed(paper: DismissalPaper) -> Iterator[Problem]:
    """A notice dismisses only parties who have already left the case.

    A party who left the case according to `terminated:` or by an earlier notice in the matter cannot be dismissed
    again.
    """
    return reason_problems(paper, "nobody")


@rule(
    "DIS044",
    cite="house style: two papers dated the same day do not dismiss the same claim",
    basis="convention",
    fix="remove the paper that will not be filed, or correct its date",
    severity=Severity.WARNING,
)
def dismissed_twice_in_a_day(paper: DismissalPaper) -> Iterator[Problem]:
    """Two papers dated the same day dismiss the same claim against the same party.

    After the first of the two papers is filed, nothing is left for the other paper to dismiss. If two notices or
    stipulations differ in prejudice, DIS047 reports them instead. If the dates differ, DIS010 reports that the later
    paper dismisses nobody.
    """
    for other_paper in other_papers_of_the_day(paper):
        if other_paper.filing_index > paper.filing_index or contrary_dismissals(paper, other_paper):
            continue
        if parties := dismissed_by_both(paper, other_paper):
            names = series([f"`{paper.matter.parties[party].name}`" for party in parties])
            effects = {paper.scope.prejudice, other_paper.scope.prejudice}
            contrast = ", one with and one without prejudice" if effects == {"with", "without"} else ""
            paper_words = the_paper(other_paper.filing)
            message = f"{paper_words} dismisses the same claims against {names} on the same day{contrast}"
            path = ("filings", paper.filing_index, "dismisses")
            yield Problem(path, message, also=(("filings", other_paper.filing_index, "dismisses"),))
