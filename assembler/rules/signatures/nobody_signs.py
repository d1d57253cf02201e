"""SIG003."""

from collections.abc import Iterator

from assembler.model.matter import Matter
from assembler.model.walk import of_side
from assembler.rules._complaint import present
from assembler.rules.rule import Problem, rule


@rule(
    "SIG003",
    cite="Fed. R. Civ. P. 11(a); Wash. CR 11(a)",
    basis="verified",
    fix="add `counsel:`, or `pro_se: true` for a person without counsel",
    bad="""
        parties:
          kites: {counsel: none}
    """,
    good=(
        """
        parties:
          kites:
            name: Ann Example
            kind: individual
            counsel: none
            pro_se: true
            address: [2 Example Street, "Portland, Oregon 97200"]
            telephone: (503) 555-0100
            email: ann@example.com
        """,
        """
        parties:
          ann: {name: Ann Example, role: plaintiff, kind: individual, counsel: [placeholder]}
        """,
    ),
)
def nobody_signs(matter: Matter) -> Iterator[Problem]:
    """Nobody signs for a plaintiff.

    Every paper is signed by an attorney of record, or by a party who has none. An unsigned paper is struck.
    """
    for name, party in of_side(present(matter), "plaintiff").items():
        if not party.counsel and not party.pro_se:
            message = f"`{party.name}` has neither `counsel:` nor `pro_se: true`"
            yield Problem(("parties", name), message, cite=matter.court.signature.authority)
