"""A day after that of the paper, in a sentence of the user's own: of a hearing it may be, of an act it cannot."""

import re

from assembler.language.dates import days_in, in_figures
from assembler.law.dismissal.papers import DismissalPaper

SET_AHEAD = re.compile(
    r"(?i)\b(?:conference|hearing|trial|argument|mediation|deposition|deadline|calendar|docket call)s?\b"
)
"""What a court or the parties set for a later day."""


def names_later_day(paper: DismissalPaper, sentence: str) -> bool:
    """Whether *sentence* names a day after that of *paper*, other than one that was set for a hearing or the like."""
    day = paper.filing.date or paper.scope.request.date
    if day is None or SET_AHEAD.search(sentence):
        return False
    return any(named > day for named in days_in(in_figures(sentence)))
