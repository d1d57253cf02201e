"""CAP004."""

import re
from collections.abc import Iterator

from assembler.language.patterns import fits
from assembler.model.matter import Matter
from assembler.rules.rule import Problem, rule

MDL = re.compile(r"(?i:MDL)(?: Docket)?(?: No\.)? ?\d{1,4}(?: \([A-Z]{2,4}\))?")
INITIALS = re.compile(r"(?<!\s)\s*+\(\s*+\)$")
"""A blank for the initials of the judge, who is not yet assigned: 25 Civ. 0001 (   )."""

OF_MANY_DISTRICTS = re.compile(r"-m[dl]-")

LONGEST = 60
"""Letters of a number that may lack zeros; the longest number has half of them."""


@rule(
    "CAP004",
    cite="the shape that the court's clerk gives to numbers",
    basis="convention",
    fix="copy the number from the docket, with any judge's initials or case assignment area at its end",
)
def number_not_in_court_form(matter: Matter) -> Iterator[Problem]:
    """The case number is not in this court's form.

    Leading zeros may be left out: 2:21-cv-31 and 2:21-cv-00031 are the same number. A multidistrict litigation has its
    own number, and its master docket has md or ml in place of cv.
    """
    pattern = matter.court.number_pattern
    if not matter.number or pattern is None or MDL.fullmatch(matter.number):
        return
    written = INITIALS.sub("", OF_MANY_DISTRICTS.sub("-cv-", matter.number))
    if any(fits(pattern.value, one) for one in padded(written)):
        return
    shape = f"{pattern.authority}: {pattern.note}" if pattern.note else pattern.authority
    message = f"`{matter.number}` is not in the form of a case number of {matter.court.citation} ({shape})"
    yield Problem(("number",), message)


def padded(number: str) -> Iterator[str]:
    """Yield *number*, and *number* with each of its groups of digits padded to the five of a serial number."""
    yield number
    for digits in re.finditer(r"\d+", number) if len(number) <= LONGEST else ():
        yield f"{number[: digits.start()]}{digits[0].zfill(5)}{number[digits.end() :]}"
