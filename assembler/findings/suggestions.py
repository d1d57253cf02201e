"""The nearest names to one that nothing carries."""

from collections.abc import Iterable
from difflib import get_close_matches

MOST = 12
"""Names that are listed where none is near."""


def did_you_mean(word: str, names: Iterable[str]) -> str:
    """Return a remedy for *word*: the nearest of *names*, capitals or not, or all of them where there are few."""
    names = list(dict.fromkeys(names))
    if not names:
        return "there are none to choose from here"
    if close := near(word, names):
        return "did you mean " + " or ".join(f"`{name}`" for name in close) + "?"
    listed = ", ".join(f"`{name}`" for name in names[:MOST])
    return f"known here: {listed}" + (", ..." if len(names) > MOST else "")


def near(word: str, names: Iterable[str]) -> list[str]:
    """Return up to three of *names* that are near to *word*, the nearest first, capitals or not."""
    by_letters: dict[str, list[str]] = {}
    for name in names:
        by_letters.setdefault(name.lower(), []).append(name)
    close = get_close_matches(word.lower()[:100], by_letters, n=3, cutoff=0.6)
    return [name for letters in close for name in by_letters[letters]][:3]
