"""Caches of patterns made from a matter's names, and of the passages in a text that match a pattern."""

import re
from functools import lru_cache

from assembler.language.regex import Regex


@lru_cache(maxsize=2**17)
def passages(pattern: Regex, text: str) -> tuple[re.Match[str], ...]:
    """Return each passage of *text* that matches *pattern*."""
    return tuple(pattern.finditer(text))


@lru_cache(maxsize=32)
def compiled(pattern: str) -> Regex:
    """Return *pattern* compiled; for patterns with hundreds of names, which the cache of `re` would soon discard."""
    return Regex(pattern)
