"""VEN001."""

from collections.abc import Iterator

from assembler.model.matter import Matter
from assembler.rules._complaint import opening
from assembler.rules.rule import Problem, rule

OTHERS = frozenset({"events", "property", "residence"})
"""The reasons of § 1391(b)(1) and (2)."""


@rule(
    "VEN001",
    cite="28 U.S.C. § 1391(b)(3)",
    basis="verified",
    fix="take `fallback` out, or the other reason",
    bad="""
        venue: [events, fallback]
        filings: [{paper: complaint, date: 2025-06-02}]
    """,
    good=(
        """
        venue: [fallback]
        filings: [{paper: complaint, date: 2025-06-02}]
        """,
        """
        venue: [events, residence]
        filings: [{paper: complaint, date: 2025-06-02}]
        """,
    ),
)
def fallback_beside_another(matter: Matter) -> Iterator[Problem]:
    """Venue rests on there being no other district, and on another ground for this one.

    Paragraph (3) holds only where no district has venue by residence, events or property; a complaint that pleads one
    of those pleads that it does not hold.
    """
    reasons = [reason.because for reason in matter.venue]
    others = [f"`{reason}`" for reason in reasons if reason in OTHERS]
    if matter.court.system == "federal" and any(opening(matter)) and "fallback" in reasons and others:
        fact = f"`fallback` says that no district has venue otherwise, and {others[0]} says that this one has"
        yield Problem(("venue", reasons.index("fallback")), fact)
