"""Whether the court of an earlier dismissal is a court of another country, or one of the United States."""

import re

from assembler.language.places import ABBREVIATIONS, STATE
from assembler.model.dismissal import Dismissals
from assembler.model.event import EarlierDismissal


def is_foreign(earlier: EarlierDismissal, law: Dismissals) -> bool:
    """Whether *earlier* was in a court of another country: the matter says so, or the whole name of the court does."""
    if earlier.foreign is not None:
        return earlier.foreign
    return any(re.fullmatch(pattern, _plain(earlier.court), re.IGNORECASE) for pattern in law.foreign_courts)


def is_domestic(court: str, law: Dismissals) -> bool:
    """Whether the name of *court* is that of a federal court or of a court of a state."""
    cited = "|".join(re.escape(name).replace(r"\.", r"\.? ?") for name in ABBREVIATIONS)
    patterns = (pattern.replace("{state}", STATE).replace("{abbreviation}", cited) for pattern in law.domestic_courts)
    return any(re.search(pattern, _plain(court)) for pattern in patterns)


def _plain(court: str) -> str:
    """Return *court* with plain apostrophes and single spaces, without the article before it."""
    return re.sub(r"(?i)^the ", "", " ".join(court.replace("’", "'").split()))
