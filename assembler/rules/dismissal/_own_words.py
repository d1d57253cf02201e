"""Every text of the user's own on a paper that dismisses, each with its place."""

from collections.abc import Iterator
from dataclasses import dataclass

from assembler.findings.path import KeyPath
from assembler.law.dismissal.papers import DismissalPaper
from assembler.model.printed import page_texts

RUNNING = frozenset({"paragraphs", "grounds"})
"""Keys of a filing whose texts may speak of other things than what the paper does."""

RECORDS = frozenset({"consents", "omits", "service"})
"""Keys of a filing that keep a record, and hold no words for the page to say."""


@dataclass(frozen=True)
class OwnText:
    """A text of the user's own: its place in the matter, and its words."""

    path: KeyPath
    words: str
    key: str
    """The key of the filing that holds it."""

    @property
    def operative(self) -> bool:
        """Whether it says what the paper does: a title, a legend, the opening or the lines of the signatures."""
        return self.key not in RUNNING


def own_words(paper: DismissalPaper) -> Iterator[OwnText]:
    """Yield each text of the user's own on *paper*, and the words of the matter that it inherits."""
    at = ("filings", paper.place)
    for path, words in page_texts(paper.filing):
        if path[0] not in RECORDS:
            yield OwnText((*at, *path), words, str(path[0]))
    for path, words in page_texts(paper.matter.words, ("words",)):
        if not getattr(paper.filing.words, str(path[1])):
            yield OwnText(path, words, "words")
