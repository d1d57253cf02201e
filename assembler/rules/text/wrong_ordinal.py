"""TXT006."""

import re
from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.language.english import endings
from assembler.language.passages import passages
from assembler.model.matter import Matter
from assembler.rules._texts import prose, unquoted
from assembler.rules.rule import Problem, rule

ORDINAL = re.compile(r"(?<![.§-])\b(\d+)(st|nd|rd|th|ST|ND|RD|TH|d(?= Cir\.| Dep’t| Dep't| Dist\.))\b(?![-(])")


@rule(
    "TXT006",
    cite="house style",
    basis="convention",
    severity=Severity.WARNING,
    fix="write 1st, 2nd or 2d, 3rd or 3d, 4th, 11th, 12th, 13th, 21st",
)
def wrong_ordinal(matter: Matter) -> Iterator[Problem]:
    """An ordinal number has the wrong ending.

    It happens when a number is changed and its ending is not. The forms 2d and 3d are correct, and sections and forms
    with a letter, such as § 2000d and Schedule 14D, are not checked.
    """
    for path, text in prose(matter):
        for found in passages(ORDINAL, unquoted(text)):
            if found[2].lower() not in endings(int(found[1])):
                yield Problem(path, f"`{found[0]}` should be `{found[1]}{endings(int(found[1]))[0]}`")
