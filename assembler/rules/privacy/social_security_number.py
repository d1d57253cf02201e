"""PRV001."""

import re
from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.language.passages import passages
from assembler.model.matter import Matter
from assembler.rules._texts import after, all_texts
from assembler.rules.privacy._redaction import authority, redaction
from assembler.rules.rule import Problem, rule

NUMBER = re.compile(
    r"(?<![\w-])(?!000)\d{3}([-‐‑–])\d{2}\1\d{4}(?![\w-])"  # noqa: RUF001 - the hyphens and dashes that people write
    r"|\b(?:SSN|ITIN|TIN|social[\s-]+security|taxpayer[\s-]+identification)\b\D{0,25}\d{3}[ .]?\d{2}[ .]?\d{4}(?!\d)",
    re.IGNORECASE,
)


OF_TAXPAYERS = re.compile(
    r"\b(?:EIN|TIN|(?:taxpayer|employer)[\s-]+identification)\b[^\d.;]{0,25}\d{2}-\d{7}(?![\w-])", re.IGNORECASE
)
"""A taxpayer number in the form of an employer's, many of which are public."""


@rule(
    "PRV001",
    cite="Fed. R. Civ. P. 5.2(a)(1), or the rule of the court",
    basis="verified",
    fix="keep the last four digits at most",
)
def social_security_number(matter: Matter) -> Iterator[Problem]:
    """A social-security or taxpayer-identification number is printed in full.

    A filed paper is public, and may give the last four digits only, in some courts none. An employer's number is a
    warning, since many are public anyway.
    """
    weight = redaction(matter.court, "ssn")
    cite = authority(matter.court, "Fed. R. Civ. P. 5.2(a)(1)")
    for path, text in all_texts(matter) if weight else ():
        for found in passages(NUMBER, text):
            place = after(text, found.start())
            yield Problem(path, f"a social-security or taxpayer number is in full {place}", weight, cite=cite)
        for found in passages(OF_TAXPAYERS, text):
            place = after(text, found.start())
            yield Problem(path, f"a taxpayer's number is in full {place}", Severity.WARNING, cite=cite)
