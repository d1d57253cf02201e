"""TXT007."""

import re
from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.language.passages import passages
from assembler.model.matter import Matter
from assembler.rules._texts import prose, unquoted
from assembler.rules.rule import Problem, rule

SIGN = re.compile(r"[§¶](?=[\dA-Za-z])")
BEHIND = re.compile(r"\S{1,40}")


@rule(
    "TXT007",
    cite="The Bluebook, rules 3.3 and 6.2(c)",
    basis="memory",
    severity=Severity.NOTE,
    fix="add a space after the sign; the page keeps the two together",
)
def sign_without_space(matter: Matter) -> Iterator[Problem]:
    """There is no space between a section or paragraph sign and its number.

    With the space, the page keeps the sign and its number on one line.
    """
    for path, text in prose(matter):
        for found in passages(SIGN, unquoted(text)):
            if number := BEHIND.match(text, found.end()):
                yield Problem(path, f"`{found[0]}{number[0].rstrip(',.;')}` has no space after the sign")
