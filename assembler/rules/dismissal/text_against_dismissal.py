"""DIS025."""

import re
from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.language.english import series
from assembler.law.dismissal.papers import DismissalPaper
from assembler.rules.dismissal._own_words import OwnText, own_words
from assembler.rules.dismissal._reasons import doubt
from assembler.rules.rule import Problem, rule

PREJUDICE = re.compile(r"\b(with(?:out)?)\s+prejudice\b", re.IGNORECASE)
DISMISSAL = re.compile(
    r"(?i)\b(?:dismissal|dismiss(?:es|ed)?|discontinu\w+|nonsuit)\b[^.;]{0,80}?\b(with(?:out)?)\s+prejudice\b"
)
BEFORE = re.compile(
    r"(?i)\b(?:was|were|had|earlier|previous\w*|prior|not|becomes?|become|will|shall|if|unless|counterclaims?|crossclaims?)\b"
)
"""Words about another dismissal."""

OF_WHOM = re.compile(r"(?i)\b(?:dismissal|discontinuance|nonsuit|dismissing)\b(?P<whom>.*)")


@rule(
    "DIS025",
    cite="house style: the title and the text say what the paper does",
    basis="convention",
    waivable="some",
    severity=Severity.WARNING,
    fix="correct the words, or `prejudice:` and `dismisses:`",
    bad=(
        """
        filings:
          - paper: notice_of_voluntary_dismissal
            date: 2025-06-02
            dismisses: all
            prejudice: without
            title: Plaintiff's Notice of Dismissal With Prejudice
        """,
        """
        parties:
          cords: {name: Imaginary Cords Corp., role: defendant, kind: corporation}
        filings:
          - paper: notice_of_voluntary_dismissal
            date: 2025-06-02
            dismisses: [strings]
            prejudice: without
            title: Plaintiff's Notice of Voluntary Dismissal of Imaginary Cords Corp.
        """,
        """
        filings:
          - paper: notice_of_voluntary_dismissal
            date: 2025-06-02
            dismisses: all
            prejudice: without
            paragraphs: [The dismissal is with prejudice.]
        """,
    ),
    good=(
        """
        parties:
          cords: {name: Imaginary Cords Corp., role: defendant, kind: corporation}
        filings:
          - paper: notice_of_voluntary_dismissal
            date: 2025-06-02
            dismisses: [strings]
            prejudice: without
            title: "Plaintiff's Notice of Dismissal of Imaginary Strings, Inc. Without Prejudice"
            paragraphs: [This dismissal is without prejudice.]
        """,
        """
        filings:
          - paper: notice_of_voluntary_dismissal
            date: 2025-06-02
            dismisses: all
            prejudice: with
            title: Plaintiff's Notice of Voluntary Dismissal
        """,
    ),
)
def text_against_dismissal(paper: DismissalPaper) -> Iterator[Problem]:
    """A text of the paper contradicts the `prejudice:` of a dismissal, or the title names other defendants.

    The operative sentence is written from `prejudice:` and `dismisses:`, but a clerk reads the title.
    """
    for text in own_words(paper):
        if says := another_prejudice(paper, text):
            yield doubt(paper, Problem(text.path, says, cite=paper.instrument.rule, promise=True))
    yield from _whom(paper)


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


def _whom(paper: DismissalPaper) -> Iterator[Problem]:
    """Yield a problem if the title names defendants other than those whom the paper dismisses."""
    found = OF_WHOM.search(paper.filing.title or "")
    parties = {name: one for name, one in paper.matter.parties.items() if one.on_side == "defendant"}
    words = (found["whom"] if found else "").casefold()
    named = {name for name, one in parties.items() if _is_in(words, one.name) or _is_in(words, one.called or one.name)}
    gone = set(paper.scope.dismissed)
    if named and gone and named != gone:
        told = series([f"`{parties[name].name}`" for name in parties if name in named])
        ours = series([f"`{party.name}`" for name, party in parties.items() if name in gone])
        message = f"the title names {told}, but the paper dismisses {ours}"
        yield Problem(("filings", paper.place, "title"), message)


def _is_in(words: str, name: str) -> bool:
    own = name.casefold()
    return own in words and bool(re.search(rf"(?<!\w){re.escape(own)}(?!\w)", words))
