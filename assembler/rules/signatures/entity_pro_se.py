"""SIG004."""

from collections.abc import Iterator

from assembler.model.matter import Matter
from assembler.model.party import COMPOUND
from assembler.rules.rule import Problem, rule


@rule(
    "SIG004",
    cite="Rowland v. California Men's Colony, 506 U.S. 194 (1993)",
    basis="memory",
    fix="add the entity's `counsel:`",
    bad="""
        parties:
          strings: {pro_se: true}
    """,
    good=(
        """
        parties:
          strings: {name: Ann Example, kind: individual, pro_se: true}
        """,
        """
        parties:
          strings: {name: Estate of Ann Example, kind: estate, formed_in: none, principal_place: none}
        """,
    ),
)
def entity_pro_se(matter: Matter) -> Iterator[Problem]:
    """An entity appears pro se.

    A corporation, like other entities, may appear only through an attorney; a natural person may appear without one.
    """
    for name, party in matter.parties.items():
        if party.pro_se and party.kind in COMPOUND | {"corporation"}:
            yield Problem(("parties", name, "pro_se"), f"`{party.name}` is a {party.kind}, and cannot appear pro se")
