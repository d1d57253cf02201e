"""Finds out whether a paper dismisses with or without prejudice."""

from assembler.papers.ending.dismissal_papers import DismissalPaper


def effect_of(paper: DismissalPaper) -> str:
    """Return "with" or "without" if that is the prejudice of all claims in *paper*; "" if it varies or is left open."""
    if paper.filing.effect:
        return "with"
    if len(paper.scope.prejudices) > 1:
        return ""
    prejudice = paper.scope.prejudice or paper.instrument.default_effect.prejudice
    return prejudice if prejudice in {"with", "without"} else ""
