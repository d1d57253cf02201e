"""Regular expressions that are compiled when a text is first searched for them, and only if it may contain them.

Most patterns of the program concern words that few matters have, and to compile all of them would take longer than to
read a short complaint. What a text contains is kept: several rules search for the same words, and after an edit all
paragraphs but one are the same as before.
"""

import re
from collections.abc import Callable, Iterator
from functools import cached_property, lru_cache
from typing import Any

KEPT_TEXTS = 2**13  # a complaint of 2,000 paragraphs has some 5,000 texts


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

    def search(self, text: str, *bounds: int) -> re.Match[str] | None:
        """See `re.Pattern.search`."""
        return self.compiled.search(text, *bounds) if bounds else _first_match(self, text)

    def search_before(self, text: str, end: int, characters: int) -> re.Match[str] | None:
        """Search the last *characters* of *text* before *end*."""
        return self.compiled.search(text, max(0, end - characters), end)

    def match(self, text: str, *bounds: int) -> re.Match[str] | None:
        """See `re.Pattern.match`."""
        return self.compiled.match(text, *bounds) if self.may_match(text) else None

    def fullmatch(self, text: str, *bounds: int) -> re.Match[str] | None:
        """See `re.Pattern.fullmatch`."""
        return self.compiled.fullmatch(text, *bounds)

    def finditer(self, text: str, *bounds: int) -> Iterator[re.Match[str]]:
        """See `re.Pattern.finditer`."""
        return self.compiled.finditer(text, *bounds) if bounds else iter(_matches(self, text))

    def findall(self, text: str) -> list[Any]:
        """See `re.Pattern.findall`."""
        return self.compiled.findall(text)

    def split(self, text: str, maxsplit: int = 0) -> list[str]:
        """See `re.Pattern.split`."""
        return self.compiled.split(text, maxsplit)

    def sub(self, replacement: str | Callable[[re.Match[str]], str], text: str, count: int = 0) -> str:
        """See `re.Pattern.sub`."""
        return self.compiled.sub(replacement, text, count) if self.may_match(text) else text

    def subn(self, replacement: str | Callable[[re.Match[str]], str], text: str) -> tuple[str, int]:
        """See `re.Pattern.subn`."""
        return self.compiled.subn(replacement, text)


def passages(pattern: Regex, text: str) -> tuple[re.Match[str], ...]:
    """Return each passage of *text* that matches *pattern*."""
    return _matches(pattern, text)


@lru_cache(maxsize=32)
def compiled(pattern: str) -> Regex:
    """Return *pattern* as a `Regex` that is kept; for patterns with hundreds of names, which `re` soon discards."""
    return Regex(pattern)


def _first_match(pattern: Regex, text: str) -> re.Match[str] | None:
    known = _first_matches_in(text)
    if pattern not in known:
        known[pattern] = pattern.compiled.search(text) if pattern.may_match(text) else None
    return known[pattern]


def _matches(pattern: Regex, text: str) -> tuple[re.Match[str], ...]:
    known = _all_matches_in(text)
    if pattern not in known:
        known[pattern] = tuple(pattern.compiled.finditer(text)) if pattern.may_match(text) else ()
    return known[pattern]


@lru_cache(maxsize=KEPT_TEXTS)
def _first_matches_in(_text: str) -> dict[Regex, re.Match[str] | None]:
    return {}


@lru_cache(maxsize=KEPT_TEXTS)
def _all_matches_in(_text: str) -> dict[Regex, tuple[re.Match[str], ...]]:
    return {}


@lru_cache(maxsize=4096)
def _simplified(text: str) -> str:
    lowercase_text = text.lower()
    return f"{lowercase_text}\0{' '.join(lowercase_text.split())}"
