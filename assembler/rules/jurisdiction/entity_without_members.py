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
)
def entity_without_members(matter: Matter) -> Iterator[Problem]:
    """Diversity is pleaded, but an entity's members are not named.

    An unincorporated entity has the citizenship of each of its members, a trust that of its trustees, traced through
    every layer; a business trust or real estate investment trust has that of its members (Americold). Where it was
    formed and where it does business are irrelevant.
    """
    if "diversity" not in grounds(matter):
        return
    for name, party in pleaded(matter).items():
        for trail, key in citizenship(party).missing:
            if key in {"members", "trustees"}:
                way = f" ({' -> '.join(trail)})" if len(trail) > 1 else ""
                fact = f"`{trail[-1]}` has no `{key}:`{way}, from which it takes its citizenship"
                yield Problem(("parties", name), f"{fact}{_irrelevant(party) if len(trail) == 1 else ''}")


def _irrelevant(party: Party) -> str:
    """Return which keys of *party* do not count for its citizenship."""
    keys = [f"`{key}:`" for key in ("formed_in", "principal_place", "citizenship") if getattr(party, key)]
    return f"; {series(keys)} {'does' if len(keys) == 1 else 'do'} not count" if keys else ""
