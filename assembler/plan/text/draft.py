"""Drafts: the parts of a paper before numbering. Sections return drafts, and `numbering.py` numbers them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from assembler.findings.path import KeyPath
from assembler.plan.text.labels import Labels
from assembler.plan.text.recital import Passage, Recital, passage_words, recitals_in


@dataclass(frozen=True)
class DraftHeading:
    """A heading of level 1 to 4.

    Without text it only begins a section; a heading that is not *counted* has no label.
    """

    level: int
    text: str
    id: str = ""
    counted: bool = True


@dataclass(frozen=True)
class DraftText:
    """A text from the matter; the text is an allegation if *numbered*."""

    text: str
    path: KeyPath
    numbered: bool = True
    id: str = ""
    belief: bool = False
    exhibits: tuple[str, ...] = ()
    number: int = 0
    """The number that the matter gives the paragraph; 0 for the next one."""


Realleged = Literal["", "facts", "outside counts", "all"]
"""Which earlier paragraphs a sentence realleges: those before the first count, those outside counts, all, or none."""


@dataclass(frozen=True)
class DraftSentence:
    """A sentence of the program; *say* is called once the labels of the whole paper are known."""

    say: Callable[[Labels], str]
    numbered: bool = True
    realleges: Realleged = ""
    """Which paragraphs the sentence realleges; a sentence with no paragraphs to reallege is dropped."""
    by_user: bool = False
    """Whether the text is the user's own, with Markdown and references."""
    recitals: tuple[Recital, ...] = ()
    """The facts of the case that the sentence states."""
    own_words: str = ""
    """A text of the matter that continues the paragraph, with Markdown and references."""
    number: int = 0
    """The number that the matter gives the paragraph; 0 for the next one."""


TWO_LINES = r"{label} \ {title}"
"""The default form of a count's heading, with label and title on separate lines."""


@dataclass(frozen=True)
class DraftCount:
    """The heading of a count before it is numbered."""

    name: str
    against: str
    cite: str
    id: str
    alternative: str = ""
    """The line, in parentheses, that names the counts to which this count is an alternative; or ""."""
    label: str | None = None
    """The user's own label, or "none" to print no label; by default, the count's number in the court's style."""
    form: str = TWO_LINES
    """How the label and the title are printed: on separate lines, or on one line as `{label}: {title}`."""


@dataclass(frozen=True)
class DraftItem:
    """An item of relief, with its label, which may be ""."""

    label: str
    text: str


@dataclass(frozen=True)
class DraftPrayer:
    """The prayer for relief, or a group of its items; without items, the lead-in above numbered paragraphs."""

    lead: str
    items: tuple[DraftItem, ...]
    by_user: bool = False
    """Whether the lead-in is the user's own text, with Markdown and references."""


@dataclass(frozen=True)
class DraftList:
    """A list written by the program, as rows of label and text."""

    rows: tuple[tuple[str, str], ...]
    recitals: tuple[Recital, ...] = ()
    """The facts of the case that the list states."""


Draft = DraftList | DraftHeading | DraftText | DraftSentence | DraftCount | DraftPrayer


def sentence(passage: Passage, *, numbered: bool = True) -> DraftSentence:
    """Return the draft of a sentence, or of a paragraph of sentences, that contains no references."""
    return DraftSentence(lambda _: passage_words(passage), numbered, recitals=recitals_in(passage))
