"""Suggests, for an undefined name, the names that are most similar to it."""

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher, get_close_matches

MAX_NAMES_LISTED = 12
"""The maximum number of names that a remedy lists if no name is similar."""

MIN_SIMILARITY = 0.8
"""The minimum similarity, from 0 to 1, at which a word such as `plaintif` counts as a misspelling of another."""

MIN_SUGGESTED_SIMILARITY = 0.6
"""The minimum similarity, from 0 to 1, at which a name is suggested for a word, without certainty."""

NEGATIVE_WORD = re.compile(r"(?<![a-z])(?:not|no|never)[\s_-]+|(?<=with)out(?![a-z])")
"""A word that negates the phrase after it, or the end of `without`."""

NEGATIVE_PREFIX = re.compile(r"(?<![a-z])(?:un|dis|non-?|in|im|ir|il|de|mis)(?=[a-z])")

NEGATIVE_SUFFIX = re.compile(r"(?<=[a-z])less(?![a-z])")

MIN_LENGTH_FOR_SWAP = 4
"""The minimum length of a word, in letters, for a transposition of two of its letters to be suspected."""


def did_you_mean(word: str, names: Iterable[str]) -> str:
    """Return a remedy for *word*: the most similar of *names*, ignoring case, or a list of *names*."""
    names = list(dict.fromkeys(names))
    if not names:
        return "define this name, or delete it"
    if similar := similar_names(word, names):
        return "did you mean " + " or ".join(f"`{name}`" for name in similar) + "?"
    return f"use {'one of ' if len(names) > 1 else ''}{first_few(names)}"


def join_remedies(*remedies: str) -> str:
    """Return the non-empty *remedies* joined into one text; "otherwise" comes after a question."""
    texts = [remedy for remedy in remedies if remedy]
    parts = [remedy + (" otherwise, " if remedy.endswith("?") else "; ") for remedy in texts[:-1]]
    return "".join((*parts, *texts[-1:]))


def similar_names(word: str, names: Iterable[str]) -> list[str]:
    """Return up to three of *names* that are similar to *word*, the most similar first, ignoring case.

    If *word* is a whole word of some of *names*, as `Delta` is of `delta_insurance`, return only those.
    """
    by_lower_case = _by_lower_case(_names_without_opposites(word, names))
    if whole_words := [lower_name for lower_name in by_lower_case if word.lower() in re.split(r"[\W_]+", lower_name)]:
        return [name for lower_name in whole_words for name in by_lower_case[lower_name]][:3]
    similar = get_close_matches(word.lower()[:100], by_lower_case, n=3, cutoff=MIN_SUGGESTED_SIMILARITY)
    return [name for lower_name in similar for name in by_lower_case[lower_name]][:3]


def certain_name(word: str, names: Iterable[str]) -> str:
    """Return the name in *names* that *word* misspells; "" if no name, or more than one, is similar enough.

    A name with other digits is never returned (`count-2` is not a misspelling of `count-1`), and neither is a name with
    the opposite meaning (`unopposed` is not a misspelling of `opposed`).
    """
    by_lower_case = _by_lower_case(_names_without_opposites(word, names))
    lower_word = word.lower()[:100]
    similar = get_close_matches(lower_word, by_lower_case, n=MAX_NAMES_LISTED, cutoff=MIN_SIMILARITY)
    similar += [swapped for swapped in _with_letters_swapped(lower_word) if swapped in by_lower_case]
    candidates = [
        name
        for lower_name in dict.fromkeys(similar)
        for name in by_lower_case[lower_name]
        if _digits(name) == _digits(word)
    ]
    return candidates[0] if len(candidates) == 1 else ""


def _names_without_opposites(word: str, names: Iterable[str]) -> list[str]:
    """Return *names* without the opposites of *word*; none if *word* itself is one of *names* with a negation added."""
    names = list(names)
    if {*_without_negations(word.lower())} & {name.lower() for name in names}:
        return []
    return [name for name in names if not is_opposite(word, name)]


def is_opposite(word: str, name: str) -> bool:
    """Whether *word* and *name* differ by a negation, such as `unopposed` and `opposed`, even if one is misspelled."""
    word = word.lower()[:100]
    name = name.lower()
    similarities = [_similarity(shorter_word, name) for shorter_word in _without_negations(word)]
    similarities += [_similarity(word, shorter_name) for shorter_name in _without_negations(name)]
    similarity = _similarity(word, name)
    return any(other > similarity and other >= MIN_SIMILARITY for other in similarities)


def _without_negations(word: str) -> Iterator[str]:
    """Yield, for each negation in *word*, the word without that negation."""
    for negation in (NEGATIVE_WORD, NEGATIVE_PREFIX, NEGATIVE_SUFFIX):
        for match in negation.finditer(word):
            yield word[: match.start()] + word[match.end() :]


def _similarity(word: str, name: str) -> float:
    return SequenceMatcher(None, name, word).ratio()


def _by_lower_case(names: Iterable[str]) -> dict[str, list[str]]:
    by_lower_case: dict[str, list[str]] = {}
    for name in dict.fromkeys(names):
        by_lower_case.setdefault(name.lower(), []).append(name)
    return by_lower_case


def _with_letters_swapped(word: str) -> Iterator[str]:
    """Yield *word* with each pair of adjacent letters swapped, as in `roel` for `role`; nothing for a short word."""
    if len(word) < MIN_LENGTH_FOR_SWAP:
        return
    for index in range(1, len(word)):
        yield word[: index - 1] + word[index] + word[index - 1] + word[index + 1 :]


def _digits(word: str) -> str:
    return "".join(filter(str.isdigit, word))


def first_few(names: Iterable[str]) -> str:
    """Return *names* in backquotes; of many names, only the first few: "`a`, `b`, ..."."""
    quoted = [f"`{name}`" for name in names]
    return ", ".join(quoted[:MAX_NAMES_LISTED]) + (", ..." if len(quoted) > MAX_NAMES_LISTED else "")
