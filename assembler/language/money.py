"""Sums of money in a text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assembler.findings.visible import one_line
from assembler.language.regex import Regex

SUM = Regex(
    r"\$[ \t]?(?P<whole>\d{1,3}(?:,\d{3}){1,5}|\d{1,15})(?:\.(?P<decimals>\d{1,4}))?(?![\d,]*\d)"
    r"(?:[\s-](?P<scale>thousand|million|billion)\b)?",
    re.IGNORECASE,
)
"""Matches a sum of money: whole dollars, decimals, and perhaps a word such as "million"."""

SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9}


@dataclass(frozen=True)
class Sum:
    """A sum of money in a text: its start and end, the text as written, and the value in cents."""

    start: int
    end: int
    written: str
    cents: int


def sums(text: str) -> Iterator[Sum]:
    """Yield the sums of money in *text*, in order: for example, $412,600, $64,118.40 and $1.5 million."""
    for match in SUM.finditer(text):
        scale = SCALES.get((match["scale"] or "").lower(), 1)
        decimals = match["decimals"] or ""
        cents = int(match["whole"].replace(",", "")) * scale * 100
        cents += int(decimals or 0) * scale * 100 // 10 ** len(decimals)
        yield Sum(match.start(), match.end(), one_line(match[0]), cents)


def dollars(cents: int, *, with_cents: bool = False) -> str:
    """Return *cents* as dollars, such as "$59,000" or "$64,118.40"; with *with_cents*, "$59,000.00"."""
    whole_dollars, remaining_cents = divmod(cents, 100)
    if with_cents or remaining_cents:
        return f"${whole_dollars:,}.{remaining_cents:02}"
    return f"${whole_dollars:,}"
