"""CLM005."""

import re
from collections.abc import Iterator, Sequence

from assembler.findings.finding import Severity
from assembler.findings.path import KeyPath
from assembler.model.cause import Cause
from assembler.model.matter import Matter
from assembler.model.pleading import Relief, meant
from assembler.rules._complaint import opening
from assembler.rules.rule import Problem, rule

KINDS = {
    "punitive damages": (r"\b(punitive|exemplary)\b", r"punitive|exemplary"),
    "multiplied damages": (r"\b(treble|triple|three times)\b", r"treble|triple|three times|multipl|increase|enhance"),
    "statutory damages": (r"\bstatutory damages\b", r"statut"),
    "attorney's fees": (r"\battorney\W{0,2}s?\W{0,2}\s+fees?\b", r"\bfees?\b"),
}
"""Relief that takes a ground of its own: how it is asked for, and how the catalogue names it among the remedies."""

GROUND = re.compile(r"(?i)§|\bRCW\b|\bU\.S\.C\.|\b(statute|act|agreement|contract|lease|clause|section|rule|code)\b")
"""A relief that names its own ground is left to who wrote it."""


@rule(
    "CLM005",
    cite="the remedies that the causes name",
    basis="memory",
    severity=Severity.NOTE,
    fix="plead the claim that carries it, say in the relief what allows it, or leave it out",
    bad="""
        relief: [award damages, award punitive damages]
        filings: [{paper: complaint, date: 2025-06-02}]
    """,
    good=(
        """
        relief: [award damages, award statutory damages]
        filings: [{paper: complaint, date: 2025-06-02}]
        """,
        """
        relief: ["award attorney's fees under 17 U.S.C. § 505"]
        filings: [{paper: complaint, date: 2025-06-02}]
        """,
    ),
)
def relief_without_count(matter: Matter) -> Iterator[Problem]:
    """Relief is asked for that no count carries.

    Punitive, multiplied and statutory damages and attorney's fees take a claim that allows them. Each is looked for
    among the remedies that the catalogue lists for the counts on which it is asked for.
    """
    if not any(opening(matter)):
        return
    for path, relief, causes in _asked(matter):
        for kind, (asked, listed) in KINDS.items():
            sought = re.search(asked, relief.text, re.IGNORECASE) and not GROUND.search(relief.text)
            if sought and not _carried(listed, causes):
                ids = ", ".join(f"`{name}`" for name in dict.fromkeys(one.id for one in causes))
                yield Problem(path, f"{kind}: no remedy of {ids} is that")


def _asked(matter: Matter) -> Iterator[tuple[KeyPath, Relief, list[Cause]]]:
    """Yield each thing asked for, and the causes of the counts on which it is asked for."""
    for number, relief in enumerate(matter.relief):
        places = [place for name in relief.claims for place in meant(matter.claims, name)]
        claims = [matter.claims[place] for place in places] or matter.claims
        yield ("relief", number, "text"), relief, [one.cause for one in claims]
    for number, claim in enumerate(matter.claims):
        for place, relief in enumerate(claim.relief):
            yield ("claims", number, "relief", place, "text"), relief, [claim.cause]


def _carried(listed: str, causes: Sequence[Cause]) -> bool:
    return any(
        re.search(listed, f"{one.remedy} {one.note}", re.IGNORECASE) and not re.match(r"(?i)no\b", one.remedy)
        for cause in causes
        for one in cause.remedies
    )
