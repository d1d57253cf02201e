"""Recognizes the heading of a jury demand, and a sentence that demands a jury."""

import re

JURY_HEADING = re.compile(
    r"(?i)(?:[IVXL]{1,6}\.?\s+|[A-Z]\.\s+|\d{1,2}\.?\s+)?"
    r"(?:(?:demand|request)\s+for\s+(?:a\s+)?(?:trial\s+by\s+)?jury(?:\s+trial)?|"
    r"jury\s+(?:trial\s+)?demand(?:ed)?|trial\s+by\s+jury(?:\s+demanded)?)"
)
"""The heading of a jury demand."""

JURY_SENTENCE = re.compile(
    r"(?i)(?:[IVXL]{1,6}\.?\s+|[A-Z]\.\s+|\d{1,3}\.\s+)?(?:(?:pursuant to|under)\s[^;:]{1,150}?\s)?"
    r"(?:(?:the\s)?(?:plaintiff|petitioner|complainant|claimant)s?(?:[\s,][^.;:]{0,80})?|s?he|they)\s"
    r"(?:(?:hereby|respectfully|also|further|therefore)\s){0,2}(?:demands?|requests?)\s(?:an?\s)?"
    r"(?:trial\sby\s(?:an?\s)?jury|jury(?:\strial)?)\b.{0,200}"
)
"""A sentence that demands a jury, without a heading of its own."""

MAX_DEMAND_WORDS = 50
"""The maximum number of words in a paragraph that only demands a jury."""


def is_jury_heading(text: str) -> bool:
    """Whether *text* is the heading of a jury demand."""
    return JURY_HEADING.fullmatch(text.rstrip(".:")) is not None


def is_jury_sentence(text: str) -> bool:
    """Whether *text* is a sentence that only demands a jury."""
    return len(text.split()) <= MAX_DEMAND_WORDS and bool(JURY_SENTENCE.fullmatch(text))
