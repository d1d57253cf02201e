"""The notation in double brackets by which a text refers to another part of its matter."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from assembler.language.regex import Regex

KIND_WORD = r"(?:(?:Paragraph|Section|Count|Exhibit)s?)\s++(?!at\s)(?=\S)"
"""A word before the names in a reference, as in `[[Paragraph id]]`; the printed reference keeps the word's capital."""

REFERENCE = Regex(rf"\[\[\s*+(?:(?P<sign>¶)|(?P<word>{KIND_WORD}))?(?P<names>[^\[\]]*+)\]\]")
"""A reference, such as `[[id]]`, `[[one, two]]`, `[[first..last]]`, `[[party:aws]]`, `[[lease at 4]]` or `[[¶ id]]`."""

KINDS = ("paragraph", "section", "count", "exhibit", "party", "term")
"""The kinds allowed before a colon in a reference; any other word there is a paper's name in the matter."""

CITED_PAGES = Regex(r"(?<=\S)\s+at\s+(?P<first>[1-9][0-9]{0,4})(?:\s?[-–]\s?(?P<last>[1-9][0-9]{0,4}))?\Z")
"""The cited page or page range, after the name of an exhibit."""

UNCITABLE_PAGE = Regex(r"(?<=\S)\s+at\s+(?P<page>\S[^,]*)\Z")
"""A page that cannot be cited: at 0, at iv."""

PAGE = Regex(r"[0-9]{1,5}(?:\s?[-–]\s?[0-9]{1,5})?")
"""A page or page range without the name of an exhibit."""


@dataclass(frozen=True)
class Entry:
    """One item of a reference: its name, the end of a range, and the kind or paper before the colon."""

    name: str
    last: str = ""
    """The name at the end of the range; empty if the entry is not a range."""
    is_range: bool = False
    of: str = ""
    """The kind or the paper before the colon; empty if the entry is only a name."""
    prefixed: bool = False
    """Whether a colon precedes the name, even if there is no word before the colon."""
    pages: tuple[int, int] | None = None
    """The first and last cited pages of an exhibit."""

    @property
    def paper(self) -> str:
        """The paper that is named before the colon; empty if no paper is named."""
        return "" if self.of in KINDS else self.of

    @property
    def at(self) -> str:
        """The cited pages as printed: "4", "4–6"; empty if no pages are cited."""
        if not self.pages:
            return ""
        first, last = self.pages
        return f"{first}" if first == last else f"{first}–{last}"

    @property
    def written(self) -> str:
        """The entry in the notation of a reference, without optional spaces."""
        text = f"{self.of}:{self.name}" if self.prefixed else self.name
        if self.is_range:
            text += f"..{self.last}"
        if self.pages:
            text += f" at {self.at}"
        return text


def entries(match: re.Match[str]) -> tuple[Entry, ...]:
    """Return the entries of the reference in *match*; a kind or paper also applies to later entries that have none."""
    return _entries(match["names"], kind_of_word(match["word"] or ""))


def kind_of_word(word: str) -> str:
    """Return the kind of part that *word*, before the names, means; "" for a section, which may be a sub-heading."""
    kind = word.strip().lower().removesuffix("s")
    return "" if kind == "section" else kind


@lru_cache(maxsize=4096)
def _entries(names: str, kind: str) -> tuple[Entry, ...]:
    return tuple(_entries_in(names, kind))


def _entries_in(names: str, kind: str) -> Iterator[Entry]:
    of = kind
    prefixed = False
    for part in names.split(","):
        prefix, colon, target = part.rpartition(":")
        if colon:
            of = prefix.strip()
            prefixed = True
        first, dots, last = target.partition("..")
        name = first.strip()
        match = None if dots else CITED_PAGES.search(name)
        if match:
            pages = (int(match["first"]), int(match["last"] or match["first"]))
            yield Entry(name[: match.start()], of=of, prefixed=prefixed, pages=pages)
        else:
            yield Entry(name, last=last.strip(), is_range=bool(dots), of=of, prefixed=prefixed)
