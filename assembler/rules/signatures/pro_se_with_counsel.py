"""SIG006."""

from collections.abc import Iterator

from assembler.model.matter import Matter
from assembler.rules.rule import Problem, rule


@rule("SIG006", cite="28 U.S.C. § 1654", basis="memory", fix="delete `pro_se:` or `counsel:`")
def pro_se_with_counsel(matter: Matter) -> Iterator[Problem]:
    """A party is pro se and has counsel.

    Parties appear personally or by counsel, and a paper is signed by one or the other.
    """
    for name, party in matter.parties.items():
        if party.pro_se and party.counsel:
            message = f"`{party.name}` has `counsel:` and `pro_se: true`"
            yield Problem(("parties", name, "pro_se"), message, also=(("parties", name, "counsel"),))
