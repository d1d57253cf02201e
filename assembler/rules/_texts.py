"""Every text of a matter that a paper may print, with the place where it stands."""

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
