"""Infers the kind of action, on which venue may depend, from the names of counts and the defendants' residences."""

from collections.abc import Iterable, Mapping, Sequence

from assembler.language.regex import Regex
from assembler.law.residence import resides_here
from assembler.model.court.venue import Actions
from assembler.model.matter import Matter
from assembler.model.party import Party

ON_CONTRACT = Regex(
    r"(?i)\b(contract|agreement|lease|rent|loan|note|account|goods|warrant|guarant|debt|insur|indemni|covenant"
    r"|quantum meruit|unjust enrichment|money had and received)"
)
"""Words in a count's name that mark it as a contract claim."""

ON_TORT = Regex(
    r"(?i)\b(tort|interfer|fraud|misrepresent|deceit|neglig|conver(?:t|sion)|defam|libel|slander|assault|batter"
    r"|trespass|nuisance|wrongful|malpractice|injur|bad faith)"
)
"""Words in a count's name that mark it as a tort claim, even if the name also mentions a contract."""

ON_COLLISION = Regex(r"(?i)\b(motor|vehic|auto|car\b|truck|train|railroad|collision|traffic)")
"""Words in a count's name that mark it as a claim about the operation of a motor vehicle or a train."""

ON_CONSUMER_CREDIT = Regex(r"(?i)\bconsumer credit\b")
"""Words in a count's name that mark it as a claim arising from a consumer credit transaction."""


ON_POSSESSION = Regex(r"(?i)\bsummary proceeding\b|\bhold-?over\b|\bnon-?payment\b")
"""Words in a count's name that mark a summary proceeding to recover possession of real property."""


def is_action(actions: Actions, matter: Matter, parties: Iterable[Party]) -> bool:
    """Whether *matter* is an action of the kind *actions*; for `nonresidents`, the residences of *parties* decide."""
    if actions == "nonresidents":
        return not any(resides_here(party, matter.court) for party in parties)
    return are_counts_of(actions, [claim.title or claim.cause.name for claim in matter.claims])


SHOWN_BY_ONE: Mapping[Actions, Regex] = {
    "contract": ON_CONTRACT,
    "collision": ON_COLLISION,
    "consumer credit": ON_CONSUMER_CREDIT,
    "summary proceeding": ON_POSSESSION,
}
"""The kinds of action that are established if one count has a matching name."""

SHOWN_BY_NONE: Mapping[Actions, Sequence[Regex]] = {
    "other than consumer credit": (ON_CONSUMER_CREDIT,),
    "transitory": (ON_POSSESSION,),
    "transitory other than consumer credit": (ON_CONSUMER_CREDIT, ON_POSSESSION),
}
"""The kinds of action that are ruled out if one count has a matching name."""


def are_counts_of(actions: Actions, names: Iterable[str]) -> bool:
    """Whether the *names* of counts establish an action of the kind *actions*.

    A kind in `SHOWN_BY_NONE` is established unless a name rules it out.
    """
    names = list(names)
    if pattern := SHOWN_BY_ONE.get(actions):
        return any(pattern.search(name) for name in names)
    if actions in SHOWN_BY_NONE:
        return not any(pattern.search(name) for pattern in SHOWN_BY_NONE[actions] for name in names)
    are_torts = (ON_TORT.search(name) or not ON_CONTRACT.search(name) for name in names)
    return actions == "tort" and any(are_torts)
