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
)
def nobody_signs(matter: Matter) -> Iterator[Problem]:
    """Nobody signs for a plaintiff.

    Every paper is signed by an attorney of record, or by a party who has none. An unsigned paper is struck.
    """
    for name, party in of_side(present(matter), "plaintiff").items():
        if not party.counsel and not party.pro_se:
            message = f"`{party.name}` has neither `counsel:` nor `pro_se: true`"
            yield Problem(("parties", name), message, cite=matter.court.signature.authority)
