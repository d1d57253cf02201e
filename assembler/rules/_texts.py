"""Every text of a matter that a paper may print, with the place where it stands."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from assembler.findings.path import KeyPath, walk
from assembler.model.matter import Matter

FROM_THE_CATALOGUE: dict[str, Any] = {
    "court": True,
    "claims": {"__all__": {"cause"}},
    "filings": {"__all__": {"paper"}},
}
"""What stands in a matter as a name, and is filled in from the catalogue."""

NUMBERS = frozenset({"number", "bar_number", "telephone", "fax"})
"""Keys whose value is a number of another kind: a case, an attorney, a telephone."""


class _Same:
    """A matter as the key of a cache: a matter is a frozen value, and is equal to itself alone."""

    def __init__(self, matter: Matter) -> None:
        self.matter = matter

    def __hash__(self) -> int:
        return id(self.matter)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.matter is self.matter


def written(matter: Matter) -> tuple[tuple[KeyPath, str], ...]:
    """Return all that *matter* has as text, numbers of every kind among it, with the paths."""
    return _written(_Same(matter))


@lru_cache(maxsize=2)
def _written(same: _Same) -> tuple[tuple[KeyPath, str], ...]:
    """Walk a matter once for all the rules: there are many, and the walk takes longer than most of them."""
    return tuple(walk(same.matter.model_dump(exclude=FROM_THE_CATALOGUE)))


def texts(matter: Matter) -> Iterator[tuple[KeyPath, str]]:
    """Yield each text of *matter*, names and headings among them, with its path."""
    return ((path, text) for path, text in written(matter) if path[-1] not in NUMBERS)


def after(text: str, start: int) -> str:
    """Say behind which words of *text* the passage at *start* stands; words with a digit are not repeated."""
    words = [word for word in text[:start].split() if not any(letter.isdigit() for letter in word)]
    return f"after `{' '.join(words[-4:])}`" if words else "at the start of the text"


COUNTED = re.compile(r"\s+(?:people\b|(?!was\b|is\b|has\b)[a-z]{3,}s\b)")
"""What stands behind a number that counts things: "the account numbers of 147000 customers"."""

PROSE = frozenset({"facts", "more_facts", "claims", "relief", "filings"})
"""The parts of a matter whose texts are sentences."""

SPOKEN = frozenset({"text", "heading", "paragraphs"})
"""The keys of a sentence or of a heading."""

TITLED = frozenset({"claims", "filings", "exhibits"})
"""The parts of a matter that have titles."""

DESCRIBES = frozenset({"described", "capacity", "on_behalf_of", "through"})
"""The keys of words that stand behind a party's name."""

QUOTED = re.compile(r"“[^”]*(?:”|\Z)|\"[^\"]*\"|(?m:^[ \t]*>.*$)")
"""Somebody else's words: between quotation marks, from one that is never closed to the end, or in a block quotation."""

NOTE = re.compile(r"\^\[(?:[^\[\]]++|\[\[[^\[\]]*+\]\]|\[[^\[\]]*+\])*+\]")
"""A footnote, with references inside it."""

REFERENCE = re.compile(r"\[\[[^\[\]]*\]\]")

ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\b[\w.+-]{1,64}@[\w-]+\.\w\S*")
"""An address of a page or a mailbox."""


def prose(matter: Matter) -> Iterator[tuple[KeyPath, str]]:
    """Yield each text of *matter* that is a sentence or a heading, with its path; names and addresses are left out."""
    yield from _prose(_Same(matter))


@lru_cache(maxsize=2)
def _prose(same: _Same) -> tuple[tuple[KeyPath, str], ...]:
    return tuple(_sentences(same.matter))


def _sentences(matter: Matter) -> Iterator[tuple[KeyPath, str]]:
    for path, text in texts(matter):
        keys = [part for part in path if isinstance(part, str)]
        spoken = keys[-1] in SPOKEN and ("elements" not in keys or keys[-1] == "text")
        own = "words" in keys[:-1] or (path[0] == "parties" and keys[-1] == "paragraph")
        if (path[0] in PROSE and (spoken or keys == ["relief"])) or own:
            yield path, text


def titles(matter: Matter) -> Iterator[tuple[KeyPath, str]]:
    """Yield each title of a count, a paper or an exhibit, and what stands behind the name of a party, with its path."""
    for path, text in texts(matter):
        if (path[0] in TITLED and path[-1] == "title") or (path[0] == "parties" and path[-1] in DESCRIBES):
            yield path, text


@lru_cache(maxsize=4096)
def own_words(text: str) -> str:
    """Return *text* with others' words, references and addresses blanked; each letter keeps its place."""
    for pattern in (QUOTED, REFERENCE, ADDRESS):
        text = pattern.sub(lambda found: re.sub(r"\S", "\N{FULL BLOCK}", found[0]), text)
    return text
