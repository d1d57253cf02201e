"""SIG021."""

from collections.abc import Iterator

from assembler.model.matter import Matter
from assembler.rules.rule import Problem, rule


@rule(
    "SIG021",
    cite="CPLR 3020(d), and the laws of other states: a pleading is verified by the party whose pleading it is",
    basis="verified",
    fix="name under `verified_by:` a plaintiff or an officer of one, or correct `of:` of the person",
)
def verified_by_the_other_side(matter: Matter) -> Iterator[Problem]:
    """The complaint is verified on behalf of a defendant.

    The person who verifies it is said to be an officer of a defendant, and the page would say so under oath.
    """
    for number, filing in enumerate(matter.filings):
        for name in filing.verified_by:
            of = matter.people[name].of
            party = matter.parties[of] if of else None
            if party and party.on_side == "defendant":
                message = f"`{name}` verifies `{filing.name}` on behalf of `{party.name}`, a defendant"
                yield Problem(("filings", number, "verified_by"), message)
