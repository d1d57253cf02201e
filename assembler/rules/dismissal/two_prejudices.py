"""DIS015."""

from collections.abc import Iterator

from assembler.law.dismissal.papers import DismissalPaper
from assembler.law.dismissal.reason import authority
from assembler.rules.rule import Problem, rule


@rule(
    "DIS015",
    cite="Fed. R. Civ. P. 41(a)(1)(B)",
    basis="verified",
    fix="give each claim against each party one `prejudice:`",
)
def two_prejudices(paper: DismissalPaper) -> Iterator[Problem]:
    """One paper dismisses the same claim both with and without prejudice.

    Parties and claims may differ in this, but a claim against one party is dismissed either with or without prejudice.
    """
    cite = authority(paper.instrument.default_effect, paper.instrument)
    claims: dict[tuple[str, str], set[str | None]] = {}
    for claim in paper.scope.claims:
        claims.setdefault((claim.party, claim.claim), set()).add(claim.prejudice)
    for (party, name), prejudices in claims.items():
        if {"with", "without"} <= prejudices:
            what = f"claim `{name}`" if name else "the action"
            message = (
                f"{what} against `{paper.matter.parties[party].name}` is dismissed both with and without prejudice"
            )
            yield Problem(("filings", paper.place, "dismisses"), message, cite=cite)
    if paper.filing.effect and paper.scope.prejudice == "without":
        message = f"says `without prejudice` and `{paper.filing.effect}`, and a dismissal is one or the other"
        yield Problem(
            ("filings", paper.place, "effect"), message, cite=cite, fix="leave `prejudice:` out, or `effect:`"
        )
