"""JUR028."""

import re
from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.language.money import dollars, sums
from assembler.language.passages import passages
from assembler.law.amounts import CLASS_ACTION, DIVERSITY
from assembler.model.matter import Matter
from assembler.rules._complaint import grounds
from assembler.rules._texts import prose, unquoted
from assembler.rules.rule import Problem, rule

CONTROVERSY = re.compile(
    r"\bin\s+controversy\b[^.;$]{0,80}(?P<first>\$[\d,]{1,20}(?:\s+[mb]illion)?)"
    r"|(?:exceeds?|exceeding|excess\s+of|more\s+than|greater\s+than)\s[^.;$]{0,40}(?P<second>\$[\d,]{1,20}"
    r"(?:\s+[mb]illion)?),?\s+(?:exclusive\s+of|excluding|without|not\s+counting)\s+(?:costs|interest)"
)
"""A sentence on the amount in controversy."""


@rule(
    "JUR028",
    cite="house style: the text and the matter agree on the amount in controversy",
    basis="convention",
    severity=Severity.WARNING,
    fix="write the same amount in the text and under `amount:`",
)
def text_against_amount(matter: Matter) -> Iterator[Problem]:
    """A text and the matter differ on the amount in controversy.

    The program prints the matter's `amount:` in the paragraphs on jurisdiction, and both would be in the paper.
    """
    least = {"diversity": DIVERSITY, "class action": CLASS_ACTION}
    known = {least[ground] for ground in grounds(matter) if ground in least}
    if not known:
        return
    known |= {matter.amount or 0}
    for path, text in prose(matter):
        for found in passages(CONTROVERSY, unquoted(text)):
            said = next(sums(found["first"] or found["second"]), None)
            if said and said.cents not in {amount * 100 for amount in known}:
                amount = f"${matter.amount:,}" if matter.amount else f"over {dollars(min(known - {0}) * 100)}"
                yield Problem(path, f"the text puts `{said.written}` in controversy, but the matter {amount}")
