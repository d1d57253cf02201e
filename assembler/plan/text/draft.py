"""Drafts: the parts of a paper before numbering; section builders return them, `numbering.py` numbers them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from assembler.findings.path import KeyPath
from assembler.plan.text.labels import Labels
from assembler.plan.text.recital import Passage, Recital, passage_words, recitals_in


@dataclass(frozen=True)
class DraftHeading:
    """A heading of level 1 to 4. Without text it only begins a section; if it is not *counted*, it has no label."""

    level: int
    text: str
    id: str = ""
    counted: bool = True


@dataclass(frozen=True)
class DraftText:
    """A text from the matter; it is an allegation if *numbered*."""

    text: str
    path: KeyPath
    numbered: bool = True
    id: str = ""
    belief: bool = False
    exhibits: tuple[str, ...] = ()


@dataclass(frozen=True)
class DraftSentence:
    """A sentence that the program writes; *say* is called when the labels of the whole paper are known."""

    say: Callable[[Labels], str]
    numbered: bool = True
    realleges: Literal["", "facts", "all"] = ""
    """Whether it realleges the facts before the counts, or all earlier paragraphs; if there are none, it is dropped."""
    by_user: bool = False
    """Whether the words are the user's, with their Markdown and references."""
    recitals: tuple[Recital, ...] = ()
    """The facts of the case that it states."""


TWO_LINES = r"{label} \ {title}"
"""The form of a count's heading with label and title on separate lines."""


@dataclass(frozen=True)
class DraftCount:
    """The heading of a count, not yet numbered."""

    name: str
    against: str
    cite: str
    id: str
    alternative: str = ""
    """The line on the counts to which it is an alternative, in parentheses; or ""."""
    label: str | None = None
    """The user's own label, or "none" for no label; by default, the count's number in the court's style."""
    form: str = TWO_LINES
    """How label and title are set: on separate lines, or on one line as `{label}: {title}`."""


@dataclass(frozen=True)
class DraftItem:
    """An item of relief, with its label or ""."""

    label: str
    text: str


@dataclass(frozen=True)
class DraftPrayer:
    """The prayer for relief, or a group of its items; without items, only the lead above numbered paragraphs."""

    lead: str
    items: tuple[DraftItem, ...]
    by_user: bool = False
    """Whether the words of the lead are the user's, with their Markdown and references."""


@dataclass(frozen=True)
class DraftList:
    """A list that the program writes: rows of label and text."""

    rows: tuple[tuple[str, str], ...]
    recitals: tuple[Recital, ...] = ()
    """The facts of the case that it states."""


Draft = DraftList | DraftHeading | DraftText | DraftSentence | DraftCount | DraftPrayer


def sentence(passage: Passage, *, numbered: bool = True) -> DraftSentence:
    """Return a draft of a sentence, or of a paragraph of sentences, that refers to no label."""
    return DraftSentence(lambda _: passage_words(passage), numbered, recitals=recitals_in(passage))
