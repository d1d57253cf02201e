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

ON_CONSUMER_CREDIT = re.compile(r"(?i)\bconsumer credit\b")
"""Words in the name of a count on a consumer credit transaction."""


def is_action(actions: Actions, matter: Matter, defendants: Iterable[Party]) -> bool:
    """Whether *matter* shows that it is one of *actions* against *defendants*."""
    names = [claim.title or claim.cause.name for claim in matter.claims]
    match actions:
        case "contract":
            return any(ON_CONTRACT.search(name) for name in names)
        case "tort":
            return not all(ON_CONTRACT.search(name) for name in names)
        case "consumer credit":
            return any(ON_CONSUMER_CREDIT.search(name) for name in names)
        case "other than consumer credit":
            return not any(ON_CONSUMER_CREDIT.search(name) for name in names)
        case "nonresidents":
            return not any(lives_here(party, matter.court) for party in defendants)
