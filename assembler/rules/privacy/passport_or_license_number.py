"""PRV004."""

import re
from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.model.matter import Matter
from assembler.rules._texts import COUNTED, after, all_texts
from assembler.rules.privacy._redaction import redaction
from assembler.rules.rule import Problem, rule

NUMBER = r"\s+(?:numbers?\b|nos?\b\.?|#)[^.;\d]{0,25}?(?=[A-Z*]{0,3}-?\d)[A-Z]{0,3}[\d-]{5,14}[A-Z]?\b"
YEARS = re.compile(r"\b(?:19|20)\d\d-(?:\d\d|(?:19|20)\d\d)\b.*\Z")

KINDS = {
    "passport": ("a passport", re.compile(rf"\bpassport{NUMBER}", re.IGNORECASE)),
    "driver_license": (
        "a driver’s license",
        re.compile(rf"\b(?:driver[’']?s?[’']?|driving)[\s-]+licen[cs]e{NUMBER}", re.IGNORECASE),
    ),
}
"""For each key of a court's record, its name in a message and the pattern of its number."""


@rule(
    "PRV004",
    cite="LCR 5.2(a) (W.D. Wash.); Wash. GR 31(e)(1)",
    basis="verified",
    severity=Severity.ERROR,
    fix="delete the whole number",
)
def passport_or_license_number(matter: Matter) -> Iterator[Problem]:
    """The number of a passport or of a driver's license is printed.

    Fed. R. Civ. P. 5.2 does not list these numbers, but some courts allow no part of them in a public paper. Only the
    courts whose record lists them are checked.
    """
    for key, (said, pattern) in KINDS.items():
        weight = redaction(matter.court, key)
        for path, text in all_texts(matter) if weight else ():
            for found in pattern.finditer(text):
                if COUNTED.match(text, found.end()) or YEARS.search(found[0]):
                    continue
                message = f"the number of {said} is printed {after(text, found.start())}"
                yield Problem(path, message, weight, cite=matter.court.redaction.authority)
