"""A cache of the passages of a text that a pattern matches."""

import re
from functools import lru_cache


@lru_cache(maxsize=2**14)
def passages(pattern: re.Pattern[str], text: str) -> tuple[re.Match[str], ...]:
    """Return each passage of *text* that *pattern* matches.

    The cache pays because filings of a batch share most texts, and so do a matter before and after an edit.
    """
    return tuple(pattern.finditer(text))
