"""The font families that the program uses: the fonts of papers, and fallbacks for characters that those fonts lack.

The page engine can use only these families, whatever fonts are installed.
"""

from collections.abc import Mapping
from functools import lru_cache
from itertools import chain
from pathlib import Path

FAMILIES: Mapping[str, tuple[str, ...]] = {
    "times": ("Liberation Serif", "Times New Roman", "TeX Gyre Termes", "Tinos"),
    "century schoolbook": ("TeX Gyre Schola", "Century Schoolbook"),
    "courier": ("Courier Prime", "Liberation Mono", "Courier New"),
}
"""Families with the same metrics, for each kind of type; the first family that is installed is used."""

WORKSHEET_FAMILIES = ("Liberation Sans", "Arial", "TeX Gyre Heros")
"""The font families of the element matrix, a worksheet that is never filed."""

FALLBACK_FILE = Path(__file__).parents[1] / "data" / "fallback_fonts.txt"
"""The list of fallback families, one per line; lines that begin with # are comments."""


@lru_cache(maxsize=1)
def fallback_families() -> tuple[str, ...]:
    """Return the fallback families for characters that a paper's font lacks, in the order in which they are tried."""
    lines = FALLBACK_FILE.read_text("utf-8").splitlines()
    return tuple(line for line in lines if line and not line.startswith("#"))


def all_families() -> tuple[str, ...]:
    """Return all families that the program uses, without duplicates."""
    paper_families = chain.from_iterable(FAMILIES.values())
    return tuple(dict.fromkeys([*paper_families, *WORKSHEET_FAMILIES, *fallback_families()]))
