"""Infers the kind of action, on which venue may depend, from the names of counts and the defendants' residences."""

from collections.abc import Iterable, Mapping, Sequence

from assembler.language.regex import Regex
from assembler.law.residence import resides_here
from assembler.model.court.venue import Actions
from assembler.model.matter import Matter
from assembler.model.party import Party

CONTRACT_WORDS = Regex(
    r"(?i)\b(contract|agreement|lease|rent|loan|note|account|goods|warrant|guarant|debt|insur|indemni|covenant"
    r"|quantum meruit|unjust enrichment|money had and received)"
)
"""Words in a count's name that mark it as a contract claim."""

TORT_WORDS = Regex(
    r"(?i)\b(tort|interfer|fraud|misrepresent|deceit|neglig|conver(?:t|sion)|defam|libel|slander|assault|batter"
    r"|trespass|nuisance|wrongful|malpractice|injur|bad faith)"
)
"""Words in a count's name that mark it as a tort claim, even if the name also mentions a contract."""

COLLISION_WORDS = Regex(r"(?i)\b(motor|vehic|auto|car\b|truck|train|railroad|collision|traffic)")
"""Words in a count's name that mark it as a claim about the operation of a motor vehicle or a train."""

CONSUMER_CREDIT_WORDS = Regex(r"(?i)\bconsumer credit\b")
"""Words in a count's name that mark it as a claim arising from a consumer credit transaction."""


POSSESSION_WORDS = Regex(r"(?i)\bsummary proceeding\b|\bhold-?over\b|\bnon-?payment\b")
"""Words in a count's name that mark a summary proceeding to recover possession of real property."""


def is_action(actions: Actions, matter: Matter, parties: Iterable[Party]) -> bool:
    """Whether *matter* is an action of the kind *actions*; for `nonresidents`, the residences of *parties* decide."""
    if actions == "nonresidents":
        return not any(resides_here(party, matter.court) for party in parties)
    return are_counts_of(actions, [claim.title or claim.cause.name for claim in matter.claims])


WORDS_THAT_ESTABLISH: Mapping[Actions, Regex] = {
    "contract": CONTRACT_WORDS,
    "collision": COLLISION_WORDS,
    "consumer credit": CONSUMER_CREDIT_WORDS,
    "summary proceeding": POSSESSION_WORDS,
}
"""For some kinds of action, words that establish the kind if the name of one count has them."""

WORDS_THAT_RULE_OUT: Mapping[Actions, Sequence[Regex]] = {
    "other than consumer credit": (CONSUMER_CREDIT_WORDS,),
    "transitory": (POSSESSION_WORDS,),
    "transitory other than consumer credit": (CONSUMER_CREDIT_WORDS, POSSESSION_WORDS),
}
"""For other kinds of action, words that rule the kind out if the name of one count has them."""


def are_counts_of(actions: Actions, names: Iterable[str]) -> bool:
    """Whether the *names* of counts establish an action of the kind *actions*.

    A kind in `WORDS_THAT_RULE_OUT` is established unless a name rules it out.
    """
    names = list(names)
    if pattern := WORDS_THAT_ESTABLISH.get(actions):
        return any(pattern.search(name) for name in names)
    if actions in WORDS_THAT_RULE_OUT:
        return not any(pattern.search(name) for pattern in WORDS_THAT_RULE_OUT[actions] for name in names)
    are_torts = (TORT_WORDS.search(name) or not CONTRACT_WORDS.search(name) for name in names)
    return actions == "tort" and any(are_torts)
