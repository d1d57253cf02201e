"""JUR010."""

from collections.abc import Iterator

from assembler.findings.faults import brief
from assembler.findings.finding import Severity
from assembler.language.english import with_article
from assembler.model.matter import Matter
from assembler.model.party import COMPOUND
from assembler.model.walk import members_of, persons
from assembler.rules._complaint import pleaded
from assembler.rules.rule import Problem, rule


@rule(
    "JUR010",
    cite="28 U.S.C. § 1332(c)(1)",
    basis="verified",
    fix="remove them, or correct the `kind:`: a trust has `trustees:`, an LLC or a partnership `members:`",
    severity=Severity.WARNING,
)
def members_that_do_not_count(matter: Matter) -> Iterator[Problem]:
    """Members are named of a party whose citizenship does not depend on them.

    A corporation is a citizen of the states where it is incorporated and has its principal place of business, whoever
    owns it. A traditional trust has the citizenship of its trustees, not of its beneficiaries.
    """
    for path, entity in persons(pleaded(matter)):
        for key in dict.fromkeys(key for key, _, _ in members_of(entity)):
            if entity.kind not in COMPOUND or (key == "trustees") is not (entity.kind == "trust"):
                kind = with_article(entity.kind)
                yield Problem((*path, key), f"`{brief(entity.name)}`, {kind}, has `{key}:`, which do not count")
