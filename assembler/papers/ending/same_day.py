"""Two dismissals with the same date: the claims that both of them dismiss, and the prejudice in each."""

from collections.abc import Iterator

from assembler.papers.ending.dismissal_papers import DismissalPaper, dismissal_papers, dismissing_filings

OPPOSITE_PREJUDICE = {"with": "without", "without": "with"}


def other_papers_of_the_day(paper: DismissalPaper) -> Iterator[DismissalPaper]:
    """Yield the other dismissing papers that have the same date as *paper*."""
    day = paper.filing.date
    indexes = {index for index, filing in dismissing_filings(paper.matter) if filing.date == day}
    if day and indexes - {paper.filing_index}:
        yield from (
            candidate
            for candidate in dismissal_papers(paper.matter)
            if candidate.filing_index in indexes and candidate.filing_index != paper.filing_index
        )


def dismissed_by_both(paper: DismissalPaper, other_paper: DismissalPaper) -> list[str]:
    """Return the parties against whom both papers dismiss the same claim; none unless the papers share a plaintiff."""
    if not _share_a_plaintiff(paper, other_paper):
        return []
    claims_of_other = {(claim.party, claim.claim) for claim in other_paper.scope.claims}
    common_claims = (claim for claim in paper.scope.claims if (claim.party, claim.claim) in claims_of_other)
    return list(dict.fromkeys(claim.party for claim in common_claims))


def contrary_dismissals(paper: DismissalPaper, other_paper: DismissalPaper) -> dict[str, list[str]]:
    """Return the parties against whom both papers dismiss the same claim, one with and one without prejudice.

    The parties are grouped by the prejudice in *paper*. The result is empty if either paper is a motion, which only
    requests a dismissal.
    """
    parties_by_prejudice: dict[str, list[str]] = {}
    if not _share_a_plaintiff(paper, other_paper) or "motion" in {paper.instrument.way, other_paper.instrument.way}:
        return parties_by_prejudice
    claims_of_other = {
        (claim.party, claim.claim, _prejudice_of(other_paper, claim.prejudice)) for claim in other_paper.scope.claims
    }
    for claim in paper.scope.claims:
        prejudice = _prejudice_of(paper, claim.prejudice)
        if prejudice and (claim.party, claim.claim, OPPOSITE_PREJUDICE[prejudice]) in claims_of_other:
            names = parties_by_prejudice.setdefault(prejudice, [])
            if claim.party not in names:
                names.append(claim.party)
    return parties_by_prejudice


def _share_a_plaintiff(paper: DismissalPaper, other_paper: DismissalPaper) -> bool:
    return not set(paper.scope.dismissing_parties).isdisjoint(other_paper.scope.dismissing_parties)


def _prejudice_of(paper: DismissalPaper, prejudice: str | None) -> str | None:
    """Return *prejudice* or, if it is None, the prejudice that the `effect:` of *paper* implies."""
    return prejudice or ("with" if paper.filing.effect == "on the merits" else None)
