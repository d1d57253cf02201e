"""Passages of texts that a pattern matches, each looked for once."""

import re
from functools import lru_cache


@lru_cache(maxsize=2**14)
def passages(pattern: re.Pattern[str], text: str) -> tuple[re.Match[str], ...]:
    """Return each passage of *text* that *pattern* matches.

    Filings of a batch have most texts in common, and so has a matter with itself before an edit.
    """
    return tuple(pattern.finditer(text))
