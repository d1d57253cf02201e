"""CLM009."""

import re
from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.model.matter import Matter
from assembler.rules.claims._pleadings import counts
from assembler.rules.rule import Problem, rule

REMEDY = re.compile(
    r"(?i)^\W*((preliminary|permanent|temporary|mandatory)\s+)*(and\s+)?(injunct\w+(\s+relief)?|restraining order|"
    r"punitive damages|exemplary damages|attorney\W{0,2}s?\W{0,2}\s+fees?|specific performance|constructive trust|"
    r"prejudgment interest)\W*$"
)
"""A heading that names what a court may give, and nothing that was done. A declaration has an action of its own."""


@rule(
    "CLM009",
    cite="Henke v. Arco Midcon, L.L.C., 750 F. Supp. 2d 1052, 1059-60 (E.D. Mo. 2010)",
    basis="secondary",
    severity=Severity.WARNING,
    fix="ask for it in the prayer, on the claim that carries it",
    bad="""
        claims:
          - cause: us-copyright-infringement
            title: Injunctive Relief
            against: [strings]
            elements: {ownership: [owned], registration: [registered], copying: [copied], exclusive-right: [copied]}
        filings: [{paper: complaint, date: 2025-06-02}]
    """,
    good=(
        """
        claims:
          - cause: us-copyright-infringement
            against: [strings]
            elements: {ownership: [owned], registration: [registered], copying: [copied], exclusive-right: [copied]}
            relief: [enjoin Imaginary Strings from printing the pattern]
        filings: [{paper: complaint, date: 2025-06-02}]
        """,
        """
        claims:
          - cause: us-copyright-infringement
            title: Infringement by Damages to the Pattern
            against: [strings]
            elements: {ownership: [owned], registration: [registered], copying: [copied], exclusive-right: [copied]}
        filings: [{paper: complaint, date: 2025-06-02}]
        """,
    ),
)
def remedy_pleaded_as_claim(matter: Matter) -> Iterator[Problem]:
    """A remedy is pleaded as a claim.

    An injunction, punitive damages or fees are what a court gives on a claim, and no claim themselves; a count that
    consists of one is open to a motion. A count with such a title is a note, one whose cause the catalogue marks as
    a remedy a warning.
    """
    for one in counts(matter):
        cause, title = one.claim.cause, one.claim.title or ""
        if cause.remedy_not_claim:
            yield Problem(("claims", one.number, "cause"), f"`{cause.id}` is a remedy, and rests on another claim")
        elif REMEDY.search(title):
            yield Problem(("claims", one.number, "title"), f"`{title}` is a remedy, and no claim", Severity.NOTE)
