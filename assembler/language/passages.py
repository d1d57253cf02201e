"""Caches of patterns made from a matter's names, and of the passages in a text that match a pattern."""

import re
from functools import lru_cache

from assembler.language.regex import Regex


def passages(pattern: Regex, text: str) -> tuple[re.Match[str], ...]:
    """Return each passage of *text* that matches *pattern*."""
    return _passages(pattern, text) if pattern.may_match(text) else ()


@lru_cache(maxsize=2**17)
def _passages(pattern: Regex, text: str) -> tuple[re.Match[str], ...]:
    return tuple(pattern.compiled.finditer(text))


@lru_cache(maxsize=32)
def compiled(pattern: str) -> Regex:
    """Return *pattern* compiled; for patterns with hundreds of names, which the cache of `re` would soon discard."""
    return Regex(pattern)
