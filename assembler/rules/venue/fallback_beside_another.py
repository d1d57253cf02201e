"""VEN001."""

from collections.abc import Iterator

from assembler.model.matter import Matter
from assembler.rules._complaint import opening
from assembler.rules.rule import Problem, rule

OTHERS = frozenset({"events", "property", "residence"})
"""The reasons of § 1391(b)(1) and (2)."""


@rule("VEN001", cite="28 U.S.C. § 1391(b)(3)", basis="verified", fix="remove `fallback` or the other reason")
def fallback_beside_another(matter: Matter) -> Iterator[Problem]:
    """Venue rests on the fallback of § 1391(b)(3) and on another ground.

    Paragraph (3) applies only where no district has venue by residence, events or property; a complaint that pleads one
    of those pleads that it does not apply.
    """
    reasons = [reason.because for reason in matter.venue]
    others = [f"`{reason}`" for reason in reasons if reason in OTHERS]
    if matter.court.system == "federal" and any(opening(matter)) and "fallback" in reasons and others:
        fact = f"`fallback` requires that no district has venue otherwise, but {others[0]} says that this district has"
        yield Problem(("venue", reasons.index("fallback")), fact)
