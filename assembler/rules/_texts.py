"""Every text of a matter that a paper may print, with the place where it stands."""

import re
from collections.abc import Iterator
from typing import Any

from assembler.model.matter import Matter
from assembler.yaml_text import Path, walk

FROM_THE_CATALOGUE: dict[str, Any] = {
    "court": True,
    "claims": {"__all__": {"cause"}},
    "filings": {"__all__": {"paper"}},
}
"""What stands in a matter as a name, and is filled in from the catalogue."""

NUMBERS = frozenset({"number", "bar_number", "telephone", "fax"})
"""Keys whose value is a number of another kind: a case, an attorney, a telephone."""


def texts(matter: Matter) -> Iterator[tuple[Path, str]]:
    """Yield each text of *matter*, names and headings among them, with its path."""
    written = matter.model_dump(exclude=FROM_THE_CATALOGUE)
    return ((path, text) for path, text in walk(written) if path[-1] not in NUMBERS)


def after(text: str, start: int) -> str:
    """Say behind which words of *text* the passage at *start* stands; words with a digit are not repeated."""
    words = [word for word in text[:start].split() if not any(letter.isdigit() for letter in word)]
    return f"after `{' '.join(words[-4:])}`" if words else "at the start of the text"


PROSE = frozenset({"facts", "more_facts", "claims", "relief", "filings"})
"""The parts of a matter whose texts are sentences."""

SPOKEN = frozenset({"text", "heading", "paragraphs"})
"""The keys of a sentence or of a heading."""

QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|(?m:^[ \t]*>.*$)")
"""Somebody else's words: between quotation marks, or in a block quotation."""

REFERENCE = re.compile(r"\[\[.*?\]\]")


def prose(matter: Matter) -> Iterator[tuple[Path, str]]:
    """Yield each text of *matter* that is a sentence or a heading, with its path; names and addresses are left out."""
    for path, text in texts(matter):
        keys = [part for part in path if isinstance(part, str)]
        if path[0] in PROSE and ((keys[-1] in SPOKEN and "elements" not in keys) or keys == ["relief"]):
            yield path, text


def own_words(text: str) -> str:
    """Return *text* with the words of others and the names of references blanked; each letter keeps its place."""
    for pattern in (QUOTED, REFERENCE):
        text = pattern.sub(lambda found: re.sub(r"\S", "\N{FULL BLOCK}", found[0]), text)
    return text
