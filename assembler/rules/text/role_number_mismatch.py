"""TXT015."""

import re
from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.model.matter import Matter
from assembler.model.walk import of_side
from assembler.rules._texts import prose, unquoted
from assembler.rules.rule import Problem, rule


@rule(
    "TXT015",
    cite="house style",
    basis="convention",
    severity=Severity.WARNING,
    fix="use the singular or the party's name, or add the missing parties",
)
def role_number_mismatch(matter: Matter) -> Iterator[Problem]:
    """A text says Plaintiffs or Defendants, but the matter has only one.

    It happens when a text comes from another case, or when a party has left. A party that sues on behalf of others and
    a range of Does are not reported.
    """
    alone = [f"{role.title()}s" for role in ("plaintiff", "defendant") if _alone(matter, role)]
    plural = re.compile(rf"\b(?:{'|'.join(alone)})\b")
    for path, text in prose(matter):
        own = unquoted(text)
        for found in plural.finditer(own) if any(word in own for word in alone) else ():
            yield Problem(path, f"`{found[0]}` is plural, but the matter has only one")


def _alone(matter: Matter, role: str) -> bool:
    parties = list(of_side(matter.parties, role).values())
    return len(parties) == 1 and not parties[0].does and not parties[0].on_behalf_of
