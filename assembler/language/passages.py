"""A cache of the passages in a text that match a pattern."""

import re
from functools import lru_cache


@lru_cache(maxsize=2**14)
def passages(pattern: re.Pattern[str], text: str) -> tuple[re.Match[str], ...]:
    """Return each passage of *text* that matches *pattern*."""
    return tuple(pattern.finditer(text))
