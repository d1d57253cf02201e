"""The nearest names to one that nothing carries."""

from collections.abc import Iterable
from difflib import get_close_matches


def did_you_mean(word: str, names: Iterable[str]) -> str:
    """Return a remedy for *word*: the nearest of *names*, or all of them where there are few."""
    names = list(names)
    if near := get_close_matches(word.lower(), names, n=3, cutoff=0.6):
        return "did you mean " + " or ".join(f"`{name}`" for name in near) + "?"
    if not names:
        return "there are none to choose from here"
    listed = ", ".join(f"`{name}`" for name in names[:12])
    return f"known here: {listed}" + (", ..." if len(names) > 12 else "")
