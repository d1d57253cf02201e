"""PRV005."""

import re
from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.language.passages import passages
from assembler.model.law import weight
from assembler.model.matter import Matter
from assembler.rules._texts import after, all_texts
from assembler.rules.rule import Problem, rule

PART = re.compile(
    r"\b(?:SSN|social[\s-]+security\s+number|taxpayer[\s-]+identification\s+number|TIN|ITIN)\b[^.;\d]{0,40}\d{3,4}(?!\d)"
    r"|[xX*]{3}-[xX*]{2}-\d{4}(?!\d)",
)


@rule("PRV005", cite="LCR 5.2(a) (W.D. Wash.)", basis="secondary", fix="delete the number, including its last digits")
def part_of_a_number(matter: Matter) -> Iterator[Problem]:
    """The last digits of a social-security or taxpayer number are printed where the court allows none.

    Fed. R. Civ. P. 5.2(a)(1) allows the last four digits, but some courts require the whole number to be omitted.
    """
    law = matter.court.redaction
    if law.value.get("ssn") != "omit":
        return
    lower = weight(law.basis) or Severity.WARNING
    for path, text in all_texts(matter):
        for found in passages(PART, text):
            message = f"digits of a social-security or taxpayer number are printed {after(text, found.start())}"
            yield Problem(path, message, lower, cite=law.authority)
