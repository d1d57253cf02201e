"""The sentence of a text in which a passage stands."""

import re

END = re.compile(r"[.?!][”\"’)]*\s+(?=[“\"(]?[A-Z])|\n\s*\n|;\s")
"""Where a sentence ends, or a part of it that could be one."""

ABBREVIATED = re.compile(
    r"(?:\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Inc|Co|Corp|Ltd|No|Nos|St|Jr|Sr|Fed|Civ|Cir|Dist|Ex|Exs|vs?|para|paras|Dkt|Ave|Ste"
    r"|a\.m|p\.m|[A-Z]\.[A-Z]))\Z"
)
"""An abbreviation, whose full stop ends no sentence."""

REACH = 600
"""Letters before and behind a passage that are looked at."""


def sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the sentence of *text* that holds the passage from *start* to *end* begins and ends."""
    first, last = max(0, start - REACH), min(len(text), end + REACH)
    begins = [one.end() for one in END.finditer(text, first, start) if not _abbreviated(text, one.start())]
    ends = (one.start() + 1 for one in END.finditer(text, end, last) if not _abbreviated(text, one.start()))
    return (begins[-1] if begins else first), next(ends, last)


def _abbreviated(text: str, stop: int) -> bool:
    return text.startswith(".", stop) and bool(ABBREVIATED.search(text[max(0, stop - 12) : stop]))
