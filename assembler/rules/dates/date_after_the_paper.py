"""DAT001."""

import re
from collections.abc import Iterator
from datetime import date

from assembler.findings.finding import Severity
from assembler.findings.path import KeyPath
from assembler.language.dates import plain_day
from assembler.model.matter import Matter
from assembler.rules._dates import days
from assembler.rules._printed_texts import texts_by_paper
from assembler.rules._sentences import sentence
from assembler.rules._texts import unquoted
from assembler.rules.rule import Problem, rule

TO_COME = re.compile(
    r"(?i)\b(?:will|shall|would|may|might|can|could|must|should|until|through|thru|expir\w*|terminat\w*|matur\w*|due"
    r"|schedul\w*|set\s+for|deadline|no\s+later|not\s+later|on\s+or\s+before|hearing|trial|term|plan\w*|intend\w*"
    r"|ends?|ending|promis\w*|agree\w*|require[sd]?|next|estimat\w*|expect\w*|anticipat\w*|propos\w*|forecast\w*|project\w*"
    r"|effective|warrant\w*|guarant\w*|upcoming|future|remain\w*|before|by|valid|patent|extend\w*|runs?|up\s+to|as\s+of"
    r"|to\s+be|plead\w*|option\w*|renew\w*|lease\w*|calendar\w*|postpone\w*|adjourn\w*|payable|begin\w*|begins|starts?)\b"
)
"""Words of a sentence that may be about the future."""

SURELY_TO_COME = re.compile(
    r"(?i)\b(?:will|shall|expires?|deadline|due|scheduled|set\s+for|hearing|trial|matures?|begins|starts|ends|is\s+to)\b"
)
"""Words that do so in a sentence that begins with the date: "On May 5, 2026, the license ends"."""

INTEREST = re.compile(r"(?i)\binterest\b")
"""What a prayer asks for from a day that is past."""

OPENS = 8
"""Letters before the date in a sentence that begins with it: "In early"."""

SAID_OF_THE_PAST = re.compile(r"(?i)\b(?:on|in|since|dated|of|about|around|during|from|late|early|mid)[\s-]+\Z")
"""Words before the date of a past event."""


@rule(
    "DAT001",
    cite="the date of the paper",
    basis="convention",
    severity=Severity.WARNING,
    fix="correct the date in the text, or the date of the filing",
)
def date_after_the_paper(matter: Matter) -> Iterator[Problem]:
    """A text dates a past event after its paper.

    Usually the year is wrong. Sentences that may be about the future are not reported, and a prayer looks forward,
    except for interest from a day.
    """
    for filing, texts in texts_by_paper(matter):
        for text in texts if filing.date else ():
            yield from _after(text.path, unquoted(text.words), filing.date)  # type: ignore[arg-type]


def _after(path: KeyPath, own: str, written_on: date) -> Iterator[Problem]:
    for found in days(own):
        if found.first > written_on and SAID_OF_THE_PAST.search(own, max(0, found.start - 12), found.start):
            begin, end = sentence(own, found.start, found.end)
            if {"relief", "prayer"} & set(path) and not INTEREST.search(own, begin, end):
                continue
            opens = found.start - begin < OPENS
            if not (SURELY_TO_COME if opens else TO_COME).search(own, begin, end):
                message = f"`{found.words}` is after the date of the paper, {plain_day(written_on)}"
                yield Problem(path, message)
