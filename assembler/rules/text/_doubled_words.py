"""Decides whether a word that is typed twice in a row may be meant."""

import re

from assembler.language.parts_of_speech import readings
from assembler.language.regex import Regex

DOUBLED_WORDS = frozenset({"had", "that", "who", "in", "very", "her"})
"""Words that may be doubled: "the fact that that firm", "what he had had", "what came in in May"."""

THAT_AFTER_NOUN = Regex(
    r"\b(?:is|was|are|were|an?|any|each)\s(?:[a-z-]{2,15}\s){0,2}?(?!fact|claim|view|notice|belief|note|way|time|day|reason|point)"
    r"[a-z-]{3,15}\s\Z"
)
"""A noun that is not a statement, after which "that" begins a relative clause: "a coined word"."""


def _begins_relative_clause(match: re.Match[str], text: str) -> bool:
    """Whether the words of *match* are "that that" before a verb, after a noun: "a word that that describes"."""
    after = re.match(r"\s([a-z]{3,15}s)\b", text[match.end() : match.end() + 20])
    is_verb = after is not None and "Z" in readings().get(after[1], "")
    return (
        match[0].lower().split()[0] == "that" and is_verb and bool(THAT_AFTER_NOUN.search(text[: match.start()][-60:]))
    )


def may_be_doubled(match: re.Match[str], text: str) -> bool:
    """Whether *match*, a word of *text* and the same word again, may be meant."""
    word = match[0].split()[0].lower()
    return word in DOUBLED_WORDS and not _begins_relative_clause(match, text)
