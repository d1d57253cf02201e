"""TXT003."""

import re
from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.model.matter import Matter
from assembler.rules._texts import own_words, prose
from assembler.rules.rule import Problem, rule

MONEY = re.compile(
    r"\$[ \t]?\d(?:,[ \t](?=\d{3}(?!\d))|[\d,])*(?:\.\d+|\.[ \t]\d{2}(?=\s+(?:per|in|and|to|for|each|plus)\b|[,;)]))?"
)
SOUND = re.compile(r"\$(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d{2})?")
IN_WORDS = re.compile(r"\s+(?:thousand|million|billion|trillion)\b|\s*[-–]\s*[a-z]|(?:[KMBTkmb]|MM|bn|mn)\b|/")
RANGE = re.compile(r"(?:,?\s+(?:to|and|or|through)|\s*[-–—,])\s*(?:US)?\$?\d[\d.,]*(?=\W)")
"""A sum that stands before the one whose word says millions, as in "$1.5 to $2 million"."""
LONGEST = 4
"""Digits of a sum that need no comma."""


@rule(
    "TXT003",
    cite="house style",
    basis="convention",
    severity=Severity.WARNING,
    fix="write sums as $15,264.86: commas between groups of three digits, no space, two digits of cents",
    bad="""
        more_facts:
          - {id: more, heading: More, paragraphs: ["Sample Kites lost $15, 264.86 in May."]}
    """,
    good=(
        """
        more_facts:
          - {id: more, heading: More, paragraphs: ["It lost $15,264.86, $500, $1.5 million, and $0.0125 a copy."]}
        """,
        """
        more_facts:
          - id: more
            heading: More
            paragraphs:
              - "The price rose from $1.5 to $2 million; each copy cost $0.0125, and 3 cost $1,000."
        """,
    ),
)
def malformed_money(matter: Matter) -> Iterator[Problem]:
    """A sum of money is written so that it can be read as another.

    "$15, 264.86" is fifteen dollars to a reader in haste, and breaks at the end of a line.
    """
    for path, text in prose(matter):
        said = own_words(text)
        for found in MONEY.finditer(said):
            if not sound(found[0].rstrip(","), behind(said, found.end())):
                yield Problem(path, f"the sum `{found[0]}` is not written as sums are")


def behind(text: str, end: int) -> str:
    """Return what stands in *text* behind the sum that ends at *end*, and behind those with which it is in a row."""
    while further := RANGE.match(text, end):
        end = further.end()
    return text[end:]


def sound(sum_: str, behind: str) -> bool:
    """Whether *sum_* is written as sums are; fractions of a cent and of a million stand as they are."""
    whole, _, cents = sum_.removeprefix("$").partition(".")
    if SOUND.fullmatch(sum_):
        return len(whole) <= LONGEST or "," in whole or bool(IN_WORDS.match(behind))
    rate = whole == "0" or len(cents) > 2
    return not re.search(r"[ \t,]", sum_) and (rate or bool(IN_WORDS.match(behind)))
