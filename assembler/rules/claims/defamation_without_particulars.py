"""CLM007."""

import re
from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.model.law import cited
from assembler.model.matter import Matter
from assembler.rules._pleadings import QUOTED, counts, lacking, speaks
from assembler.rules.claims._dates import says_when
from assembler.rules.rule import Problem, rule

AUDIENCE = re.compile(
    r"(?i)\b(told|posted|published|printed|broadcast|aired|circulated|e-?mailed|reached|read(?:ers)?|viewers|listeners|"
    r"press|public(?:ly)?|news\w*|customers?|clients?|employees?|colleagues|others|third part\w+|sent|wrote) \w+"
)


@rule(
    "CLM007",
    cite="the pleading standard of the cause of action",
    basis="secondary",
    severity=Severity.WARNING,
    fix="quote the words, and say who said them, on which day, and to whom",
)
def defamation_without_particulars(matter: Matter) -> Iterator[Problem]:
    """A count for defamation does not plead the words, the speaker, the date or the audience.

    Some courts require the exact words in the complaint, and no court can judge truth, privilege or timeliness without
    them. The text of the count, and of the allegations of its elements, is searched for a quotation, a name, a date and
    an audience.
    """
    for pleading in counts(matter):
        cause = pleading.claim.cause
        if cause.pleading.particulars != "words" or not pleading.all.strip():
            continue
        answers = {
            "the words themselves": bool(QUOTED.search(pleading.all)),
            "who said them": speaks(pleading.all, pleading.claim, matter),
            "when": says_when(pleading.all),
            "to whom": bool(AUDIENCE.search(pleading.all)),
        }
        if missing := lacking(answers):
            cite = cited(cause.pleading.cite, cause.pleading.basis) if cause.pleading.cite else ""
            yield Problem(("claims", pleading.number), f"`{pleading.name}` does not say {missing}", cite=cite)
