"""CLM009."""

import re
from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.model.matter import Matter
from assembler.rules._pleadings import counts
from assembler.rules.rule import Problem, rule

REMEDY = re.compile(
    r"(?i)^\W*((preliminary|permanent|temporary|mandatory)\s+)*(and\s+)?(injunct\w+(\s+relief)?|restraining order|"
    r"punitive damages|exemplary damages|attorney\W{0,2}s?\W{0,2}\s+fees?|specific performance|constructive trust|"
    r"prejudgment interest)\W*$"
)
"""A heading that names a remedy but no wrong. A declaration is a claim in itself."""


@rule(
    "CLM009",
    cite="Henke v. Arco Midcon, L.L.C., 750 F. Supp. 2d 1052, 1059-60 (E.D. Mo. 2010)",
    basis="secondary",
    severity=Severity.WARNING,
    fix="move it to the prayer, under the claim that supports it",
)
def remedy_pleaded_as_claim(matter: Matter) -> Iterator[Problem]:
    """A remedy is pleaded as a claim.

    An injunction, punitive damages or fees are granted on a claim and are not claims themselves; a count for one of
    them invites a motion to dismiss. A count with such a title is a note; one whose cause is on record as a remedy is a
    warning.
    """
    for pleading in counts(matter):
        cause, title = pleading.claim.cause, pleading.claim.title or ""
        if cause.remedy_not_claim:
            yield Problem(
                ("claims", pleading.number, "cause"), f"`{cause.id}` is a remedy, and needs a claim to support it"
            )
        elif REMEDY.search(title):
            yield Problem(("claims", pleading.number, "title"), f"`{title}` is a remedy, not a claim", Severity.NOTE)
