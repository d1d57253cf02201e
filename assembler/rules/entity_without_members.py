"""JUR004."""

from collections.abc import Iterator

from assembler.citizenship import citizenship
from assembler.model.matter import Matter
from assembler.rule import Problem, rule
from assembler.rules._papers import grounds


@rule(
    "JUR004",
    cite="Johnson v. Columbia Props. Anchorage, LP, 437 F.3d 894, 899 (9th Cir. 2006); Americold Realty Trust v."
    " ConAgra Foods, Inc., 577 U.S. 378 (2016)",
    basis="memory",
    fix="add `members:` (a trust's `trustees:`) down to natural persons and corporations",
    bad="""
        parties:
          kites: {name: Sample Kites LLC, kind: limited liability company}
        jurisdiction: [diversity]
        amount: 75000
        filings: [{paper: complaint, date: 2025-06-02}]
    """,
    good="""
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
)
def entity_without_members(matter: Matter) -> Iterator[Problem]:
    """Diversity is pleaded, and an entity's members are not named.

    An entity that is not a corporation has the citizenship of each of its members, a trust that of its trustees,
    traced down to the last. Where it was formed and where it does business say nothing of it.
    """
    if "diversity" not in grounds(matter):
        return
    for name, party in matter.parties.items():
        for trail, lacks in citizenship(party).missing:
            if lacks in {"members", "trustees"}:
                way = f" ({' > '.join(trail)})" if len(trail) > 1 else ""
                fact = f"`{trail[-1]}` names no {lacks}{way}, and takes its citizenship from them"
                yield Problem(("parties", name), fact)
