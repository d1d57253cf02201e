"""Passages of texts that a pattern matches: looked for once, and only in texts that have what the pattern needs."""

import re
from functools import lru_cache

from assembler import kept_code
from assembler.literals import has_one


class _Sought:
    """A pattern of a module, by identity: to compare two patterns takes longer than to search most texts."""

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self.pattern = pattern
        self.needs = kept_code.needed(pattern)


_SOUGHT: dict[tuple[str, int], _Sought] = {}


def passages(pattern: re.Pattern[str], text: str) -> tuple[re.Match[str], ...]:
    """Return each passage of *text* that *pattern*, which is one of a module, matches.

    Filings of a batch have most texts in common, and so has a matter with itself before an edit.
    """
    sought = _sought(pattern)
    return _found(sought, text) if has_one(sought.needs, text) else ()


def may_match(pattern: re.Pattern[str], text: str) -> bool:
    """Whether *text* has what *pattern*, which is one of a module, needs."""
    return has_one(_sought(pattern).needs, text)


def _sought(pattern: re.Pattern[str]) -> _Sought:
    key = pattern.pattern, pattern.flags
    sought = _SOUGHT.get(key)
    if sought is None:
        sought = _SOUGHT[key] = _Sought(pattern)
    return sought


@lru_cache(maxsize=2**14)
def _found(sought: _Sought, text: str) -> tuple[re.Match[str], ...]:
    return tuple(sought.pattern.finditer(text))
