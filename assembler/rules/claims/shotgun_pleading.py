"""CLM010."""

import re
from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.model.matter import Matter
from assembler.model.walk import allegations_of
from assembler.rules.claims._pleadings import counts
from assembler.rules.rule import Problem, rule

BLANKET = re.compile(
    r"(?i)\b(re-?alleges?|incorporates?|repeats?|adopts?|restates?)\b[^.]*\b(all|each|every|the)\b[^.]*"
    r"\b(preceding|foregoing|above|previous|prior|earlier)\b"
)


@rule(
    "CLM010",
    cite="Weiland v. Palm Beach Cnty. Sheriff's Office, 792 F.3d 1313 (11th Cir. 2015)",
    basis="secondary",
    severity=Severity.WARNING,
    fix="delete the sentence: the program writes which facts each count realleges; `incorporates:` chooses among them",
    bad="""
        claims:
          - cause: us-copyright-infringement
            against: [strings]
            paragraphs: ["Sample Kites realleges each of the foregoing paragraphs."]
            elements: {ownership: [owned], registration: [registered], copying: [copied], exclusive-right: [copied]}
        filings: [{paper: complaint, date: 2025-06-02}]
    """,
    good="""
        claims:
          - cause: us-copyright-infringement
            against: [strings]
            incorporates: [pattern]
            elements: {ownership: [owned], registration: [registered], copying: [copied], exclusive-right: [copied]}
        filings: [{paper: complaint, date: 2025-06-02}]
    """,
)
def shotgun_pleading(matter: Matter) -> Iterator[Problem]:
    """A count takes over everything that stands before it.

    Where each count adopts the allegations of all counts before it, nobody can tell which facts support which claim:
    such a complaint is a shotgun pleading. It is a warning in the courts of the Eleventh Circuit, which strikes them,
    and a note in others; in the first count the sentence only doubles the one that the program writes.
    """
    for one in counts(matter):
        for path, allegation in allegations_of(one.claim, ("claims", one.number)):
            if match := BLANKET.search(allegation.text or ""):
                strict = matter.court.system == "federal" and matter.court.circuit == "11" and one.number > 0
                message = f"`{' '.join(match[0].split())}` takes over all that stands before the count"
                yield Problem((*path, "text"), message, None if strict else Severity.NOTE)
