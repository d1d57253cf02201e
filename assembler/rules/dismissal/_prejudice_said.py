"""What the words on a paper that dismisses say of its prejudice: another one, or one that comes later."""

import re

from assembler.law.dismissal.papers import DismissalPaper
from assembler.rules.dismissal._own_words import OwnText

LATER = re.compile(r"(?i)\b(?:if|unless|until|upon|after|when|once|becomes?|converts?|automatically|thereafter)\b")
WITH = re.compile(r"(?i)\bwith prejudice\b")

PREJUDICE = re.compile(r"\b(with(?:out)?)\s+prejudice\b", re.IGNORECASE)
DISMISSAL = re.compile(
    r"(?i)\b(?:dismissal|dismiss(?:es|ed)?|discontinu\w+|nonsuit)\b[^.;]{0,80}?\b(with(?:out)?)\s+prejudice\b"
)
BEFORE = re.compile(
    r"(?i)\b(?:was|were|had|earlier|previous\w*|prior|not|becomes?|become|will|shall|if|unless|counterclaims?|crossclaims?)\b"
)
"""Words about another dismissal."""


def springs(sentence: str) -> bool:
    """Whether *sentence* makes the dismissal one with prejudice later, or on a condition."""
    return bool(LATER.search(sentence) and WITH.search(sentence))


def another_prejudice(paper: DismissalPaper, text: OwnText) -> str:
    """Return the message that *text* says another prejudice than the one that *paper* has; "" if it does not."""
    filing = paper.filing
    ours = {entry.prejudice or filing.prejudice for entry in filing.dismisses} - {None}
    found = _of_this_dismissal(text) if len(ours) == 1 else None
    if found is None or found[1].lower() in ours:
        return ""
    return f"says `{found[1].lower()} prejudice`, but the paper dismisses {ours.pop()} prejudice"


def _of_this_dismissal(text: OwnText) -> re.Match[str] | None:
    """Return the prejudice that *text* speaks of, unless it speaks of another dismissal."""
    found = (PREJUDICE if text.operative else DISMISSAL).search(text.words)
    return None if found and BEFORE.search(text.words, max(0, found.start() - 60), found.end()) else found
