"""What two papers of one day both dismiss."""

from assembler.law.dismissal.papers import DismissalPaper


def is_of_one_day(paper: DismissalPaper, other: DismissalPaper) -> bool:
    """Whether both papers have a date, and the same."""
    return paper.filing.date is not None and paper.filing.date == other.filing.date


def dismissed_by_both(paper: DismissalPaper, other: DismissalPaper) -> list[str]:
    """Return the parties against whom the same plaintiffs dismiss the same claim by *paper* and by *other*."""
    theirs = {(claim.party, claim.claim) for claim in other.scope.claims} if _of_the_same(paper, other) else set()
    return list(dict.fromkeys(claim.party for claim in paper.scope.claims if (claim.party, claim.claim) in theirs))


def dismissed_contrarily(paper: DismissalPaper, other: DismissalPaper) -> dict[str, list[str]]:
    """Return against whom *paper* dismisses a claim with, or without, prejudice that *other* dismisses otherwise.

    That is the parties by the prejudice of *paper*; empty if one of the two is a motion, which only asks.
    """
    contrary: dict[str, list[str]] = {}
    if not _of_the_same(paper, other) or "motion" in {paper.instrument.way, other.instrument.way}:
        return contrary
    theirs = {(claim.party, claim.claim, _prejudice(other, claim.prejudice)) for claim in other.scope.claims}
    for claim in paper.scope.claims:
        ours = _prejudice(paper, claim.prejudice)
        if ours and (claim.party, claim.claim, CONTRARY[ours]) in theirs:
            names = contrary.setdefault(ours, [])
            names += [] if claim.party in names else [claim.party]
    return contrary


CONTRARY = {"with": "without", "without": "with"}


def _of_the_same(paper: DismissalPaper, other: DismissalPaper) -> bool:
    return not set(paper.scope.dismissing).isdisjoint(other.scope.dismissing)


def _prejudice(paper: DismissalPaper, prejudice: str | None) -> str | None:
    """Return *prejudice*, or what `effect:` of *paper* makes of a claim without one."""
    return prejudice or ("with" if paper.filing.effect == "on the merits" else None)
