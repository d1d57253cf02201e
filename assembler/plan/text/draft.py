"""A paper before its numbers: what the builders of sections give, and the numbering and setting take."""

from collections.abc import Callable
from dataclasses import dataclass

from assembler.findings.path import KeyPath
from assembler.plan.text.labels import Labels


@dataclass(frozen=True)
class DraftHeading:
    """A heading of level 1 or 2."""

    level: int
    text: str
    id: str = ""


@dataclass(frozen=True)
class DraftText:
    """A text of the matter: an allegation when *numbered*."""

    text: str
    path: KeyPath
    numbered: bool = True
    id: str = ""
    belief: bool = False
    exhibits: tuple[str, ...] = ()


@dataclass(frozen=True)
class DraftSentence:
    """A sentence of the program; it may need the numbers of the rest, and then says itself once they are known."""

    say: Callable[[Labels], str]
    numbered: bool = True
    realleges: bool = False
    """Whether it realleges what stands before the counts; it is left out where nothing does."""
    own: bool = False
    """Whether the words are the user's, with their Markdown and references."""


@dataclass(frozen=True)
class DraftCount:
    """The heading of a count, before its number."""

    name: str
    against: str
    cite: str
    id: str
    alternative: str = ""
    """To which counts it is an alternative, in parentheses; or nothing."""


@dataclass(frozen=True)
class DraftPrayer:
    """The prayer for relief."""

    lead: str
    items: tuple[tuple[str, KeyPath], ...]
    own: bool = False
    """Whether the words of the lead are the user's, with their Markdown and references."""


@dataclass(frozen=True)
class DraftList:
    """Entries of the program's own, each with its label."""

    rows: tuple[tuple[str, str], ...]


Draft = DraftList | DraftHeading | DraftText | DraftSentence | DraftCount | DraftPrayer


def sentence(text: str, *, numbered: bool = True) -> DraftSentence:
    """Return a draft of a sentence that needs no numbers."""
    return DraftSentence(lambda _: text, numbered)
