"""JUR008."""

from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.language.english import article
from assembler.law.citizenship import Trail, behind, citizenship
from assembler.model.matter import Matter
from assembler.model.party import Member
from assembler.rules._complaint import grounds, pleaded
from assembler.rules.rule import Problem, rule


@rule(
    "JUR008",
    cite="28 U.S.C. § 1332(a)(1), (c)(1), (c)(2)",
    basis="verified",
    fix="add it: a corporation has `formed_in:` and `principal_place:`, a person or an estate `citizenship:`, an alien"
    " `subject_of:`, a national bank `main_office:`",
    bad="""
        parties:
          strings: {principal_place: none}
        jurisdiction: [diversity]
        amount: 75000
        filings: [{paper: complaint, date: 2025-06-02}]
    """,
    good=(
        """
        parties:
          strings: {principal_place: "Tacoma, Washington"}
        jurisdiction: [diversity]
        amount: 75000
        filings: [{paper: complaint, date: 2025-06-02}]
        """,
        """
        parties:
          strings: {principal_place: none}
        filings: [{paper: complaint, date: 2025-06-02}]
        """,
    ),
)
def citizenship_missing(matter: Matter) -> Iterator[Problem]:
    """Diversity is pleaded, and a person's or a corporation's citizenship is not.

    A corporation is a citizen of each state of its incorporation and of that of its principal place of business. A
    government or a thing has no citizenship that a matter could give; of these the rule warns.
    """
    if "diversity" not in grounds(matter):
        return
    for name, party in pleaded(matter).items():
        for trail, lacks in citizenship(party).missing:
            if lacks not in {"members", "trustees"}:
                kind = _last(party, trail).kind
                weight = Severity.WARNING if kind in {"government", "property"} else None
                way = f" ({' -> '.join(trail)})" if len(trail) > 1 else ""
                what = "" if kind == "unknown" else f", {article(kind)} {kind},"
                yield Problem(("parties", name), f"`{trail[-1]}`{what} has no `{lacks}:`{way}", weight)


def _last(party: Member, trail: Trail) -> Member:
    """Return the one in whom *trail*, which begins at *party*, ends."""
    for name in trail[1:]:
        party = next(one for one in behind(party) if one.name == name)
    return party
