"""Sentences that name a day after the date of the paper: allowed for a hearing, not for an act."""

import re

from assembler.language.dates import days_in, in_figures
from assembler.papers.ending.dismissal_papers import DismissalPaper

SET_AHEAD = re.compile(
    r"(?i)\b(?:conference|hearing|trial|argument|mediation|deposition|deadline|calendar|docket call)s?\b"
)
"""Words for events that are scheduled for a later day."""


def names_later_day(paper: DismissalPaper, sentence: str) -> bool:
    """Whether *sentence* names a day after the date of *paper*, unless something is scheduled for it."""
    day = paper.filing.date or paper.scope.request.date
    if day is None or SET_AHEAD.search(sentence):
        return False
    return any(named > day for named in days_in(in_figures(sentence)))
