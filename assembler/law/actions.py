"""The kind of an action, for venue: what the names of its counts say, and where its defendants are said to be."""

import re
from collections.abc import Iterable

from assembler.law.residence import lives_here
from assembler.model.court.venue import Actions
from assembler.model.matter import Matter
from assembler.model.party import Party

ON_CONTRACT = re.compile(
    r"(?i)\b(contract|agreement|lease|rent|loan|note|account|goods|warrant|guarant|debt|insur|indemni|covenant"
    r"|quantum meruit|unjust enrichment|money had and received)"
)
"""Words in the name of a count that is on a contract."""

ON_TORT = re.compile(
    r"(?i)\b(tort|interfer|fraud|misrepresent|deceit|neglig|conver(?:t|sion)|defam|libel|slander|assault|batter"
    r"|trespass|nuisance|wrongful|malpractice|injur|bad faith)"
)
"""Words in the name of a count that is in tort, whatever it says of a contract."""

ON_COLLISION = re.compile(r"(?i)\b(motor|vehic|auto|car\b|truck|train|railroad|collision|traffic)")
"""Words in the name of a count on the operation of a motor vehicle or a train."""

ON_CONSUMER_CREDIT = re.compile(r"(?i)\bconsumer credit\b")
"""Words in the name of a count on a consumer credit transaction."""


def is_action(actions: Actions, matter: Matter, parties: Iterable[Party]) -> bool:
    """Whether *matter* shows that it is one of *actions*, in which *parties* count as residents."""
    if actions == "nonresidents":
        return not any(lives_here(party, matter.court) for party in parties)
    return is_called(actions, [claim.title or claim.cause.name for claim in matter.claims])


def is_called(actions: Actions, names: Iterable[str]) -> bool:
    """Whether counts called *names* show one of *actions*; that nobody is a resident they cannot show."""
    names = list(names)
    match actions:
        case "contract":
            return any(ON_CONTRACT.search(name) for name in names)
        case "tort":
            return not all(ON_CONTRACT.search(name) and not ON_TORT.search(name) for name in names)
        case "collision":
            return any(ON_COLLISION.search(name) for name in names)
        case "consumer credit":
            return any(ON_CONSUMER_CREDIT.search(name) for name in names)
        case "other than consumer credit":
            return not any(ON_CONSUMER_CREDIT.search(name) for name in names)
        case "nonresidents":
            return False
