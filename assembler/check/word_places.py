"""Finds the line and the column of the words that a finding is about."""

import re
from collections.abc import Iterable
from typing import Any

from assembler.facts.places import earlier_occurrences
from assembler.findings.finding import Place
from assembler.findings.path import KeyPath
from assembler.language.regex import Regex
from assembler.load.source import Source
from assembler.rules.rule import Problem, Words

QUOTED = Regex(r"`([^`]++)`")
"""Words that a message quotes."""

MIN_CHARACTERS = 2
"""The minimum number of characters of quoted words that are looked up in a text."""


def problem_places(problem: Problem, source: Source) -> tuple[Place, tuple[Place, ...]]:
    """Return the place of the words of *problem* and the places of its other words.

    If the rule does not give the words, they are the first words in backquotes in the message that the text contains.
    If the value is not a text, or contains no such words, the place is that of the whole value.
    """
    quoted = QUOTED.findall(problem.message)
    all_words = (*problem.also_at, *[None] * len(problem.also))
    also = (_place(source, path, words, quoted) for path, words in zip(problem.also, all_words, strict=False))
    return _place(source, problem.path, problem.at, quoted), tuple(also)


def _place(source: Source, path: KeyPath, words: Words | None, quoted: Iterable[str]) -> Place:
    text = _text_at(source.data, path)
    if text is None:
        return source.place_at(path)
    for phrase in quoted:
        words = words or _words_within(text, phrase)
    if words is None:
        return source.place_at(path)
    return source.place_within(path, words.words, earlier_occurrences(text, words.start, words.words))


def _text_at(data: Any, path: KeyPath) -> str | None:
    """Return the text at *path* in *data*, or a text above it that stands for a map; None if there is none."""
    for key in path:
        match data:
            case dict() if key in data:
                data = data[key]
            case list() if isinstance(key, int) and key < len(data):
                data = data[key]
            case str():
                break
            case _:
                return None
    return data if isinstance(data, str) else None


def _words_within(text: str, phrase: str) -> Words | None:
    """Return *phrase* as whole words of *text*; None if they are not in it, or are all of it."""
    phrase = phrase.strip()
    if len(phrase) < MIN_CHARACTERS or len(phrase) >= len(text.strip()):
        return None
    words = r"\s+".join(map(re.escape, phrase.split()))
    start = r"(?<!\w)" if phrase[0].isalnum() else ""
    end = r"(?!\w)" if phrase[-1].isalnum() else ""
    match = re.search(f"{start}{words}{end}", text)
    return Words(phrase, match.start()) if match else None
