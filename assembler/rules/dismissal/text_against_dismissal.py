"""DIS025."""

import re
from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.language.english import series
from assembler.law.dismissal.papers import DismissalPaper
from assembler.rules.dismissal._own_words import own_words
from assembler.rules.dismissal._prejudice_said import another_prejudice
from assembler.rules.rule import Problem, rule

OF_WHOM = re.compile(r"(?i)\b(?:dismissal|discontinuance|nonsuit|dismissing)\b(?P<whom>.*)")


@rule(
    "DIS025",
    cite="house style: the title and the text say what the paper does",
    basis="convention",
    waivable="some",
    severity=Severity.WARNING,
    fix="correct the words, or `prejudice:` and `dismisses:`",
)
def text_against_dismissal(paper: DismissalPaper) -> Iterator[Problem]:
    """A text of the paper contradicts the `prejudice:` of a dismissal, or the title names other defendants.

    The operative sentence is written from `prejudice:` and `dismisses:`, but a clerk reads the title.
    """
    for text in own_words(paper):
        if says := another_prejudice(paper, text):
            message = f"{says} ({paper.instrument.rule})"
            yield Problem(text.path, message, Severity.ERROR, cite="this program", promise=True, passes_draft=True)
    yield from _whom(paper)


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
