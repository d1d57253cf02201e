"""CLM007."""

import re
from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.model.law import cited
from assembler.model.matter import Matter
from assembler.rules.claims._dates import says_when
from assembler.rules.claims._pleadings import QUOTED, counts, lacking, speaks
from assembler.rules.rule import Problem, rule

AUDIENCE = re.compile(
    r"(?i)\b(told|posted|published|printed|broadcast|aired|circulated|e-?mailed|reached|read(?:ers)?|viewers|listeners|"
    r"press|public(?:ly)?|news\w*|customers?|clients?|employees?|colleagues|others|third part\w+|sent|wrote) \w+"
)


@rule(
    "CLM007",
    cite="the standard of pleading that the cause names",
    basis="secondary",
    severity=Severity.WARNING,
    fix="quote the words, and say who said them, on which day, and to whom",
    bad="""
        court: wasuper
        county: King
        division: none
        number: 25-2-00000-0 SEA
        claims:
          - cause: wa-defamation
            against: [strings]
            elements:
              statement: Imaginary Strings told dealers that Sample Kites had stolen the pattern.
              falsity: That was false, as [[owned, registered, copied]] allege.
              unprivileged-publication: Imaginary Strings told the dealers so in a letter without privilege.
              fault: Imaginary Strings knew better.
              damages: Sample Kites lost two dealers.
        filings: [{paper: complaint, date: 2025-06-02}]
    """,
    good=(
        """
        court: wasuper
        county: King
        division: none
        number: 25-2-00000-0 SEA
        claims:
          - cause: wa-defamation
            against: [strings]
            elements:
              statement: On May 5, 2025, Imaginary Strings told dealers that Sample Kites "stole the pattern."
              falsity: That was false, as [[owned, registered, copied]] allege.
              unprivileged-publication: Imaginary Strings told the dealers so in a letter without privilege.
              fault: Imaginary Strings knew better.
              damages: Sample Kites lost two dealers.
        filings: [{paper: complaint, date: 2025-06-02}]
        """,
        """
        court: wasuper
        county: King
        division: none
        number: 25-2-00000-0 SEA
        claims:
          - cause: wa-defamation
            against: [strings]
            elements:
              statement: |
                In a newsletter of May 2025, Imaginary Strings wrote:

                > Sample Kites stole the pattern.
              falsity: That was false, as [[owned, registered, copied]] allege.
              unprivileged-publication: It sent the newsletter to 200 dealers without privilege.
              fault: Imaginary Strings knew better.
              damages: Sample Kites lost two dealers.
        filings: [{paper: complaint, date: 2025-06-02}]
        """,
    ),
)
def defamation_without_particulars(matter: Matter) -> Iterator[Problem]:
    """A count in defamation lacks the words, the speaker, the day or the audience.

    Some courts ask for the very words in the complaint, and all can tell neither truth nor privilege nor time without
    them. The words of the count, and of what its elements point at, are searched for a quotation, a name, a day, and
    for who heard or read it.
    """
    for one in counts(matter):
        cause = one.claim.cause
        if cause.pleading.particulars != "words" or not one.all.strip():
            continue
        found = {
            "the words themselves": bool(QUOTED.search(one.all)),
            "who said them": speaks(one, matter),
            "when": says_when(one.all),
            "to whom": bool(AUDIENCE.search(one.all)),
        }
        if missing := lacking(found):
            cite = cited(cause.pleading.cite, cause.pleading.basis) if cause.pleading.cite else ""
            yield Problem(("claims", one.number), f"`{one.claim.id or cause.id}` does not say {missing}", cite=cite)
