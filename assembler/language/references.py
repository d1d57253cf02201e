"""How a text refers to another part of its matter: the signs between double brackets, and what they name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

REFERENCE = re.compile(r"\[\[\s*(?P<sign>¶)?\s*(?P<names>[^\[\]]*?)\s*\]\]")
"""A reference in a text: [[id]], [[one, two]], [[first..last]], [[party:aws]], [[complaint:id]]; [[¶ id]] to cite."""

KINDS = ("paragraph", "section", "count", "exhibit", "party", "term")
"""What may stand before a colon in a reference; anything else there is a paper of the matter."""


@dataclass(frozen=True)
class Entry:
    """One entry of a reference: its name, the last name of a range, and what stands before its colon."""

    name: str
    last: str = ""
    """The other end of a range, or nothing."""
    ranged: bool = False
    of: str = ""
    """A kind, or the name of a paper; nothing where the name alone says what is meant."""
    prefixed: bool = False
    """Whether a colon stands before the name, even behind nothing."""

    @property
    def paper(self) -> str:
        """The paper that is named before the colon, or nothing."""
        return "" if self.of in KINDS else self.of

    @property
    def written(self) -> str:
        """The entry as a text has it."""
        before = f"{self.of}:" if self.prefixed else ""
        return f"{before}{self.name}{'..' if self.ranged else ''}{self.last}"


def entries(match: re.Match[str]) -> tuple[Entry, ...]:
    """Return the entries of the reference that *match* found; a kind or paper holds until the next one."""
    return tuple(_entries(match["names"]))


def _entries(names: str) -> Iterator[Entry]:
    of, prefixed = "", False
    for part in names.split(","):
        before, colon, behind = part.rpartition(":")
        if colon:
            of, prefixed = before.strip(), True
        first, dots, last = behind.partition("..")
        yield Entry(first.strip(), last.strip(), bool(dots), of, prefixed)
