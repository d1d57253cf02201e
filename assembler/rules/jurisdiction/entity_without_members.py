"""JUR004."""

from collections.abc import Iterator

from assembler.language.english import series
from assembler.law.citizenship import citizenship
from assembler.model.matter import Matter
from assembler.model.party import Party
from assembler.rules._complaint import grounds, pleaded
from assembler.rules.rule import Problem, rule


@rule(
    "JUR004",
    cite="Johnson v. Columbia Props. Anchorage, LP, 437 F.3d 894, 899 (9th Cir. 2006); Americold Realty Trust v."
    " ConAgra Foods, Inc., 577 U.S. 378 (2016)",
    basis="secondary",
    fix="add `members:` (a trust's `trustees:`) down to natural persons and corporations",
    bad="""
        parties:
          kites: {name: Sample Kites LLC, kind: limited liability company}
        jurisdiction: [diversity]
        amount: 75000
        filings: [{paper: complaint, date: 2025-06-02}]
    """,
    good=(
        """
        parties:
          kites:
            name: Sample Kites LLC
            kind: limited liability company
            members:
              ann: {name: Ann Example, kind: individual, citizenship: Oregon}
        jurisdiction: [diversity]
        amount: 75000
        filings: [{paper: complaint, date: 2025-06-02}]
        """,
        """
        parties:
          kites:
            name: Sample Kites Trust
            kind: trust
            formed_in: none
            principal_place: none
            trustees:
              ann: {name: Ann Example, kind: individual, citizenship: Oregon}
        jurisdiction: [diversity]
        amount: 75000
        filings: [{paper: complaint, date: 2025-06-02}]
        """,
    ),
)
def entity_without_members(matter: Matter) -> Iterator[Problem]:
    """Diversity is pleaded, and an entity's members are not named.

    An entity that is not a corporation has the citizenship of each of its members, a trust that of its trustees,
    traced down to the last; a business trust or real estate investment trust that of its members (Americold). Where it
    was formed and where it does business say nothing of it.
    """
    if "diversity" not in grounds(matter):
        return
    for name, party in pleaded(matter).items():
        for trail, lacks in citizenship(party).missing:
            if lacks in {"members", "trustees"}:
                way = f" ({' -> '.join(trail)})" if len(trail) > 1 else ""
                fact = f"`{trail[-1]}` names no {lacks}{way}, and takes its citizenship from them"
                yield Problem(("parties", name), f"{fact}{_in_vain(party) if len(trail) == 1 else ''}")


def _in_vain(party: Party) -> str:
    """Say which keys of *party* tell nothing of its citizenship."""
    keys = [f"`{key}:`" for key in ("formed_in", "principal_place", "citizenship") if getattr(party, key)]
    return f"; {series(keys)} {'says' if len(keys) == 1 else 'say'} nothing of it" if keys else ""
