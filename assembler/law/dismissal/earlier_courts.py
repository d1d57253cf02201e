"""Whether the court of an earlier dismissal is a foreign court or a court in the United States."""

import re

from assembler.language.places import ABBREVIATIONS, STATE
from assembler.model.dismissal import Dismissals
from assembler.model.event import EarlierDismissal


def is_foreign(dismissal: EarlierDismissal, law: Dismissals) -> bool:
    """Whether *dismissal* was in a foreign court, as the matter states or else as the court's name shows."""
    if dismissal.foreign is not None:
        return dismissal.foreign
    return any(re.fullmatch(pattern, _normalized(dismissal.court), re.IGNORECASE) for pattern in law.foreign_courts)


def is_domestic(court: str, law: Dismissals) -> bool:
    """Whether *court* is the name of a federal or state court."""
    abbreviations = "|".join(re.escape(name).replace(r"\.", r"\.? ?") for name in ABBREVIATIONS)
    patterns = (
        pattern.replace("{state}", STATE).replace("{abbreviation}", abbreviations) for pattern in law.domestic_courts
    )
    return any(re.search(pattern, _normalized(court)) for pattern in patterns)


def _normalized(court: str) -> str:
    """Return *court* with straight apostrophes and single spaces, without a leading "the"."""
    return re.sub(r"(?i)^the ", "", " ".join(court.replace("’", "'").split()))
