"""Suggestions for an undefined name: the names most like it."""

from collections.abc import Iterable, Iterator
from difflib import get_close_matches

MOST = 12
"""How many names a remedy lists if none is similar."""

ALIKE = 0.8
"""The least similarity, from 0 to 1, at which a word such as `plaintif` counts as a misspelling of another."""


SWAPPED = 4
"""The shortest word, in letters, in which a transposition of two letters is suspected."""


def did_you_mean(word: str, names: Iterable[str]) -> str:
    """Return a remedy for *word*: the most similar of *names*, whatever their case, or a list of them."""
    names = list(dict.fromkeys(names))
    if not names:
        return "none is defined here"
    if close := similar_names(word, names):
        return "did you mean " + " or ".join(f"`{name}`" for name in close) + "?"
    listed = ", ".join(f"`{name}`" for name in names[:MOST])
    return f"use {'one of ' if len(names) > 1 else ''}{listed}" + (", ..." if len(names) > MOST else "")


def join_remedies(*remedies: str) -> str:
    """Return *remedies* joined into one text, without empty ones; "otherwise" follows a question."""
    given = [remedy for remedy in remedies if remedy]
    parts = [remedy + (" otherwise, " if remedy.endswith("?") else "; ") for remedy in given[:-1]]
    return "".join((*parts, *given[-1:]))


def similar_names(word: str, names: Iterable[str]) -> list[str]:
    """Return up to three of *names* that are similar to *word*, the most similar first, whatever their case."""
    by_lower_case = _by_lower_case(names)
    close = get_close_matches(word.lower()[:100], by_lower_case, n=3, cutoff=0.6)
    return [name for lower in close for name in by_lower_case[lower]][:3]


def certain_name(word: str, names: Iterable[str]) -> str:
    """Return the one of *names* that *word* misspells; "" if none or several are similar enough.

    A name with different digits is never meant: `count-2` is no misspelling of `count-1`.
    """
    by_lower_case = _by_lower_case(names)
    lower = word.lower()[:100]
    close = get_close_matches(lower, by_lower_case, n=MOST, cutoff=ALIKE)
    close += [swapped for swapped in _with_letters_swapped(lower) if swapped in by_lower_case]
    near = [name for like in dict.fromkeys(close) for name in by_lower_case[like] if _figures(name) == _figures(word)]
    return near[0] if len(near) == 1 else ""


def _by_lower_case(names: Iterable[str]) -> dict[str, list[str]]:
    by_lower_case: dict[str, list[str]] = {}
    for name in dict.fromkeys(names):
        by_lower_case.setdefault(name.lower(), []).append(name)
    return by_lower_case


def _with_letters_swapped(word: str) -> Iterator[str]:
    """Yield *word* with each pair of adjacent letters swapped, as in `roel`; nothing for a very short word."""
    for place in range(1, len(word)) if len(word) >= SWAPPED else ():
        yield word[: place - 1] + word[place] + word[place - 1] + word[place + 1 :]


def _figures(word: str) -> str:
    return "".join(filter(str.isdigit, word))


def first_few(names: Iterable[str]) -> str:
    """Return *names* in backquotes, the first few of many: "`a`, `b`, ..."."""
    quoted = [f"`{name}`" for name in names]
    return ", ".join(quoted[:MOST]) + (", ..." if len(quoted) > MOST else "")
