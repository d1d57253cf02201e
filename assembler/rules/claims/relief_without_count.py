"""CLM005."""

import re
from collections.abc import Iterator, Sequence

from assembler.findings.finding import Severity
from assembler.findings.path import KeyPath
from assembler.language.citations import INITIALS
from assembler.model.cause import Cause
from assembler.model.matter import Matter
from assembler.model.pleading import meant
from assembler.model.relief import Relief
from assembler.rules._complaint import opening
from assembler.rules.rule import Problem, rule

KINDS = {
    "punitive damages": (r"\b(punitive|exemplary)\b", r"punitive|exemplary"),
    "multiplied damages": (r"\b(treble|triple|three times)\b", r"treble|triple|three times|multipl|increase|enhance"),
    "statutory damages": (r"\bstatutory damages\b", r"statut|\$\d"),
    "attorney's fees": (r"\battorney\W{0,2}s?\W{0,2}\s+fees?\b", r"\bfees?\b"),
}
"""Relief that needs its own ground: how a prayer asks for it, and how a cause lists it among its remedies."""

GROUND = re.compile(
    rf"(?i)§|\b(?:{INITIALS}) \d|\bU\.S\.C\.|\b(statute|act|agreement|contract|lease|clause|section|rule|code)\b"
)
"""An item of relief that names its own ground is not checked."""


@rule(
    "CLM005",
    cite="the remedies on record for the causes of action",
    basis="memory",
    severity=Severity.NOTE,
    fix="plead a claim that supports it, cite in the item what allows it, or delete the item",
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
        claims:
          - {cause: us-tcpa, against: [strings], elements: {call: It called twice., standing: It was disturbed.,
             equipment-or-voice: A recorded voice., no-consent: It had no consent., do-not-call: Again.}}
        # facts:
        relief: [award statutory damages]
        filings: [{paper: complaint, date: 2025-06-02}]
        """,
        """
        relief: ["award attorney's fees under 17 U.S.C. § 505"]
        filings: [{paper: complaint, date: 2025-06-02}]
        """,
    ),
)
def relief_without_count(matter: Matter) -> Iterator[Problem]:
    """The prayer asks for relief that no count supports.

    Punitive, multiplied and statutory damages and attorney's fees need a claim that allows them. Each is looked for
    among the remedies on record for the counts on which it is demanded; a sum in dollars there is statutory damages.
    """
    if not any(opening(matter)):
        return
    for path, relief, causes in _demanded(matter):
        for kind, (wording, listed) in KINDS.items():
            sought = re.search(wording, relief.text, re.IGNORECASE) and not GROUND.search(relief.text)
            if sought and not _supported(listed, causes):
                ids = ", ".join(f"`{name}`" for name in dict.fromkeys(cause.id for cause in causes))
                yield Problem(path, f"{kind}: not among the remedies on record for {ids}")


def _demanded(matter: Matter) -> Iterator[tuple[KeyPath, Relief, list[Cause]]]:
    """Yield each item of relief, and the causes of the counts on which it is demanded."""
    for number, relief in enumerate(matter.relief):
        places = [place for name in relief.claims for place in meant(matter.claims, name)]
        claims = [matter.claims[place] for place in places] or matter.claims
        yield ("relief", number, "text"), relief, [claim.cause for claim in claims]
    for number, claim in enumerate(matter.claims):
        for place, relief in enumerate(claim.relief):
            yield ("claims", number, "relief", place, "text"), relief, [claim.cause]


def _supported(listed: str, causes: Sequence[Cause]) -> bool:
    return any(
        re.search(listed, f"{remedy.remedy} {remedy.note}", re.IGNORECASE) and not re.match(r"(?i)no\b", remedy.remedy)
        for cause in causes
        for remedy in cause.remedies
    )
