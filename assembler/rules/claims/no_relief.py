"""CLM002."""

import re
from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.model.filing import Filing
from assembler.model.law import cited, weight
from assembler.model.matter import Matter
from assembler.model.walk import allegations
from assembler.rules._complaint import opening, printed
from assembler.rules.rule import Problem, rule

PRAYS = re.compile(r"\bWHEREFORE\b|(?i:\b(?:prays?|asks?|demands?)\b[^.]{0,400}\b(?:judgment|relief)\b)")
"""Words that demand relief."""


@rule(
    "CLM002",
    cite="the court's rule on what a complaint contains",
    basis="verified",
    fix="write the relief sought under `relief:`, and list `relief` among the filing's `sections:`, or ask for it in"
    " the counts alone with `prayer: {counts: each count}`",
)
def no_relief(matter: Matter) -> Iterator[Problem]:
    """A complaint demands no relief.

    A pleading that states a claim must demand the relief sought, in its counts or at its end. The authority is that of
    the court's own record.
    """
    law = matter.court.relief_demand
    severity = weight(law.basis) if law else Severity.WARNING
    cite = law.authority if law else cited("", "memory", "the court's rule on pleading")
    custom = matter.prayer.counts or matter.court.counts.value.relief
    at_counts = custom == "each count" or all(claim.wherefore for claim in matter.claims)
    for number, filing in opening(matter) if law is None or law.value else ():
        names = printed(filing)
        if _in_own_words(matter, filing):
            continue
        if not matter.relief and not any(claim.asked for claim in matter.claims):
            message = f"`{filing.name}` demands no relief: `relief:` is missing"
            yield Problem(("filings", number), message, severity, cite=cite)
        elif "relief" not in names and not (at_counts and "claims" in names and not matter.relief):
            message = f"`{filing.name}` leaves out the section `relief`"
            yield Problem(("filings", number, "sections"), message, severity, cite=cite)


def _in_own_words(matter: Matter, filing: Filing) -> bool:
    """Whether the matter's own words demand relief: a prayer without items, or a paragraph that is one."""
    prayer = (filing.words.prayer or matter.words.prayer) and "relief" in printed(filing)
    texts = (allegation.text or "" for _, allegation in allegations(matter))
    return bool(prayer) or any(map(PRAYS.search, texts))
