"""Regular expressions that are compiled when a text is first searched for them, and only if it may contain them.

Most patterns of the program concern words that few matters have, and to compile all of them would take longer than to
read a short complaint.
"""

import re
from collections.abc import Callable, Iterator
from functools import cached_property, lru_cache
from typing import Any


class Regex:
    """A regular expression with the methods of `re.Pattern`; it is compiled when one of them is first used."""

    def __init__(self, pattern: str, flags: int = 0, *, needs: str = "") -> None:
        """Keep *pattern* and *flags* for later.

        *needs* lists words or signs in lowercase, separated by vertical bars. A text that contains none of them, in
        lowercase or capitals, cannot match, and is not searched. A single space stands for any white space.
        """
        self.pattern = pattern
        self.needs = tuple(needs.split("|")) if needs else ()
        self._flags = flags

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The compiled expression."""
        return re.compile(self.pattern, self._flags)

    def may_match(self, text: str) -> bool:
        """Whether *text* contains a word that the expression needs; true if it needs none."""
        if not self.needs:
            return True
        simplified_text = _simplified(text)
        return any(word in simplified_text for word in self.needs)

    @cached_property
    def search(self) -> Callable[..., re.Match[str] | None]:
        """See `re.Pattern.search`."""
        return self._search_if_needed if self.needs else self.compiled.search

    @cached_property
    def match(self) -> Callable[..., re.Match[str] | None]:
        """See `re.Pattern.match`."""
        return self._match_if_needed if self.needs else self.compiled.match

    @cached_property
    def fullmatch(self) -> Callable[..., re.Match[str] | None]:
        """See `re.Pattern.fullmatch`."""
        return self.compiled.fullmatch

    @cached_property
    def finditer(self) -> Callable[..., Iterator[re.Match[str]]]:
        """See `re.Pattern.finditer`."""
        return self._finditer_if_needed if self.needs else self.compiled.finditer

    @cached_property
    def findall(self) -> Callable[..., list[Any]]:
        """See `re.Pattern.findall`."""
        return self.compiled.findall

    @cached_property
    def split(self) -> Callable[..., list[str]]:
        """See `re.Pattern.split`."""
        return self.compiled.split

    @cached_property
    def sub(self) -> Callable[..., str]:
        """See `re.Pattern.sub`."""
        return self._sub_if_needed if self.needs else self.compiled.sub

    @cached_property
    def subn(self) -> Callable[..., tuple[str, int]]:
        """See `re.Pattern.subn`."""
        return self.compiled.subn

    def _search_if_needed(self, text: str, *bounds: int) -> re.Match[str] | None:
        return self.compiled.search(text, *bounds) if self.may_match(text) else None

    def _match_if_needed(self, text: str, *bounds: int) -> re.Match[str] | None:
        return self.compiled.match(text, *bounds) if self.may_match(text) else None

    def _finditer_if_needed(self, text: str, *bounds: int) -> Iterator[re.Match[str]]:
        return self.compiled.finditer(text, *bounds) if self.may_match(text) else iter(())

    def _sub_if_needed(self, replacement: str | Callable[[re.Match[str]], str], text: str) -> str:
        return self.compiled.sub(replacement, text) if self.may_match(text) else text


@lru_cache(maxsize=4096)
def _simplified(text: str) -> str:
    lowercase_text = text.lower()
    return f"{lowercase_text}\0{' '.join(lowercase_text.split())}"
