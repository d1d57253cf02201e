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
from assembler.rules._texts import prose
from assembler.rules.rule import Problem, rule

KINDS = {
    "punitive damages": (re.compile(r"(?i)\b(punitive|exemplary)\b"), re.compile(r"(?i)punitive|exemplary")),
    "multiplied damages": (
        re.compile(r"(?i)\b(treble|triple|three times)\b"),
        re.compile(r"(?i)treble|triple|three times|multipl|increase|enhance"),
    ),
    "statutory damages": (re.compile(r"(?i)\bstatutory damages\b"), re.compile(r"(?i)statut|\$\d")),
    "attorney's fees": (re.compile(r"(?i)\battorney\W{0,2}s?\W{0,2}\s+fees?\b"), re.compile(r"(?i)\bfees?\b")),
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
)
def relief_without_count(matter: Matter) -> Iterator[Problem]:
    """The prayer asks for relief that no count supports.

    Punitive, multiplied and statutory damages and attorney's fees need a claim that allows them. Each is looked for
    among the remedies on record for the counts on which it is demanded; a sum in dollars there is statutory damages. If
    one of these counts has no record, or a text names the contract or statute that allows the relief, nothing is said.
    """
    if not any(opening(matter)):
        return
    for path, relief, causes in _demanded(matter):
        for kind, (wording, listed) in KINDS.items():
            sought = wording.search(relief.text) and not GROUND.search(relief.text)
            if sought and not _supported(listed, causes) and not _grounded(wording, matter):
                ids = ", ".join(f"`{name}`" for name in dict.fromkeys(cause.id for cause in causes))
                yield Problem(path, f"{kind}: not among the remedies on record for {ids}")


def _demanded(matter: Matter) -> Iterator[tuple[KeyPath, Relief, list[Cause]]]:
    """Yield each item of relief, and the causes of the counts on which it is demanded."""
    for number, relief in enumerate(matter.relief):
        places = [place for name in relief.claims for place in meant(matter.claims, name)]
        claims = [matter.claims[place] for place in places] or matter.claims
        yield ("relief", number, "text"), relief, [claim.cause for claim in claims]
    for number, claim in enumerate(matter.claims):
        for inside, relief in claim.asked:
            yield ("claims", number, *inside), relief, [claim.cause]


def _grounded(wording: re.Pattern[str], matter: Matter) -> bool:
    """Whether an allegation names the ground of the relief, such as a clause of a contract on fees."""
    alleged = (text for path, text in prose(matter) if "relief" not in path)
    return any(wording.search(text) and GROUND.search(text) for text in alleged)


def _supported(listed: re.Pattern[str], causes: Sequence[Cause]) -> bool:
    """Whether a remedy on record for the *causes* is that which is *listed*, or one of them has no record."""
    return not all(cause.remedies for cause in causes) or any(
        listed.search(f"{remedy.remedy} {remedy.note}") and not re.match(r"(?i)no\b", remedy.remedy)
        for cause in causes
        for remedy in cause.remedies
    )
