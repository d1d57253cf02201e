"""The notation by which a text refers to another part of its matter, in double brackets."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

REFERENCE = re.compile(r"\[\[\s*+(?P<sign>¶)?(?P<names>[^\[\]]*+)\]\]")
"""A reference in a text: [[id]], [[one, two]], [[first..last]], [[party:aws]], [[complaint:id]]; [[¶ id]] to cite."""

KINDS = ("paragraph", "section", "count", "exhibit", "party", "term")
"""Kinds that are allowed before a colon in a reference; any other word there names a paper of the matter."""


@dataclass(frozen=True)
class Entry:
    """One entry of a reference: its name, the last name of a range, and the kind or paper before its colon."""

    name: str
    last: str = ""
    """The other end of a range; empty if it is not a range."""
    ranged: bool = False
    of: str = ""
    """A kind, or the name of a paper; empty if the reference has only a name."""
    prefixed: bool = False
    """Whether there is a colon before the name, even with nothing before it."""

    @property
    def paper(self) -> str:
        """The paper that is named before the colon, or empty."""
        return "" if self.of in KINDS else self.of

    @property
    def written(self) -> str:
        """The entry as written in a text."""
        before = f"{self.of}:" if self.prefixed else ""
        return f"{before}{self.name}{'..' if self.ranged else ''}{self.last}"


def entries(match: re.Match[str]) -> tuple[Entry, ...]:
    """Return the entries of the reference in *match*; a kind or paper applies until the next one."""
    return tuple(_entries(match["names"]))


def _entries(names: str) -> Iterator[Entry]:
    of, prefixed = "", False
    for part in names.split(","):
        before, colon, after = part.rpartition(":")
        if colon:
            of, prefixed = before.strip(), True
        first, dots, last = after.partition("..")
        yield Entry(first.strip(), last.strip(), bool(dots), of, prefixed)
