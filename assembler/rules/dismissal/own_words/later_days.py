"""Finds sentences that name a date later than the paper's date, which is allowed only for scheduled events."""

from assembler.language.dates import days_in, in_figures
from assembler.language.regex import Regex
from assembler.papers.ending.dismissal_papers import DismissalPaper

SET_IN_ADVANCE = Regex(
    r"(?i)\b(?:conference|hearing|trial|argument|mediation|deposition|deadline|calendar|docket call)s?\b"
)
"""Words for events that are scheduled in advance."""


def names_later_day(paper: DismissalPaper, sentence: str) -> bool:
    """Whether *sentence* names a date after the date of *paper* and mentions no scheduled event."""
    papers_day = paper.filing.date or paper.scope.requested.date
    if papers_day is None or SET_IN_ADVANCE.search(sentence):
        return False
    return any(day > papers_day for day in days_in(in_figures(sentence)))
