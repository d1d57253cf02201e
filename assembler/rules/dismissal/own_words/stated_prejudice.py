"""Finds texts that state the wrong prejudice, or that would add prejudice later or on a condition."""

import re

from assembler.language.regex import Regex
from assembler.papers.ending.dismissal_papers import DismissalPaper
from assembler.rules.dismissal.own_words.texts import OwnText

LATER_EFFECT = Regex(r"(?i)\b(?:if|unless|until|upon|after|when|once|becomes?|converts?|automatically|thereafter)\b")
"""Words that make an effect conditional, or delay it."""

WITH_PREJUDICE = Regex(r"(?i)\bwith prejudice\b")

PREJUDICE = Regex(r"\b(with(?:out)?)\s+prejudice\b", re.IGNORECASE)
"""A prejudice, in a text that can only mean the prejudice of this dismissal."""

DISMISSAL_WITH_PREJUDICE = Regex(
    r"(?i)\b(?:dismissal|dismiss(?:es|ed)?|discontinu\w+|nonsuit)\b[^.;]{0,80}?\b(with(?:out)?)\s+prejudice\b"
)
HARMLESS_BEFORE = Regex(
    r"(?i)\b(?:was|were|had|earlier|previous\w*|prior|not|becomes?|become|will|shall|if|unless|counterclaims?"
    r"|crossclaims?)\b"
)
"""Words that show that a phrase is negated, or is about another or a later dismissal."""


def adds_prejudice_later(sentence: str) -> bool:
    """Whether *sentence* turns the dismissal into a dismissal with prejudice, later or on a condition."""
    return bool(LATER_EFFECT.search(sentence) and WITH_PREJUDICE.search(sentence))


def prejudice_contradiction(paper: DismissalPaper, text: OwnText) -> str:
    """Return a message if *text* states a prejudice other than the prejudice of *paper*; otherwise ""."""
    filing = paper.filing
    prejudices = {entry.prejudice or filing.prejudice for entry in filing.dismisses} - {None}
    match = _prejudice_match(text) if len(prejudices) == 1 else None
    if match is None or match[1].lower() in prejudices:
        return ""
    return f"the text says `{match[1].lower()} prejudice`, but the paper dismisses {prejudices.pop()} prejudice"


def _prejudice_match(text: OwnText) -> re.Match[str] | None:
    """Return the match for the prejudice stated in *text*; None if no words state it for this dismissal."""
    match = (PREJUDICE if text.operative else DISMISSAL_WITH_PREJUDICE).search(text.words)
    if match and HARMLESS_BEFORE.search(text.words, max(0, match.start() - 60), match.end()):
        return None
    return match
