"""TXT003."""

import re
from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.model.matter import Matter
from assembler.rules._texts import prose, unquoted
from assembler.rules.rule import Problem, rule

MONEY = re.compile(
    r"\$[ \t]?\d(?:,[ \t](?=\d{3}(?!\d))|[\d,])*(?:\.\d+|\.[ \t]\d{2}(?=\s+(?:per|in|and|to|for|each|plus)\b|[,;)]))?"
)
SOUND = re.compile(r"\$(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d{2})?")
IN_WORDS = re.compile(r"\s+(?:thousand|million|billion|trillion)\b|\s*[-–]\s*[a-z]|(?:[KMBTkmb]|MM|bn|mn)\b|/")
RANGE = re.compile(r"(?:,?\s+(?:to|and|or|through)|\s*[-–—,])\s*(?:US)?\$?\d[\d.,]*(?=\W)")
"""An amount before another one that says millions, as in "$1.5 to $2 million"."""
NEXT = 40
"""Letters after an amount that are read."""
LONGEST = 4
"""Digits of an amount that needs no comma."""


@rule(
    "TXT003",
    cite="house style",
    basis="convention",
    severity=Severity.WARNING,
    fix="write amounts as $15,264.86: commas between groups of three digits, no space, two digits for cents",
)
def malformed_money(matter: Matter) -> Iterator[Problem]:
    """An amount of money is written so that it can be misread.

    A hasty reader takes "$15, 264.86" for fifteen dollars, and it may break at the end of a line.
    """
    for path, text in prose(matter):
        said = unquoted(text)
        for found in MONEY.finditer(said):
            if not sound(found[0].rstrip(","), after(said, found.end())):
                yield Problem(path, f"the amount `{found[0]}` is malformed")


def after(text: str, end: int) -> str:
    """Return the next words of *text* after the amount that ends at *end* and any amounts in the same row."""
    while further := RANGE.match(text, end):
        end = further.end()
    return text[end : end + NEXT]


def sound(amount: str, after: str) -> bool:
    """Whether *amount* is well formed; fractions of a cent and of a million are."""
    whole, _, cents = amount.removeprefix("$").partition(".")
    if SOUND.fullmatch(amount):
        return len(whole) <= LONGEST or "," in whole or bool(IN_WORDS.match(after))
    rate = whole == "0" or len(cents) > 2
    return not re.search(r"[ \t,]", amount) and (rate or bool(IN_WORDS.match(after)))
