"""Families of type that the program names: those of papers, and those that lend a character that a paper's font lacks.

The engine sees the fonts of these families and no others, whatever else a machine has.
"""

from collections.abc import Mapping
from functools import lru_cache

from assembler.catalog.template_folder import PROGRAM

FAMILIES: Mapping[str, tuple[str, ...]] = {
    "times": ("Liberation Serif", "Times New Roman", "TeX Gyre Termes", "Tinos"),
    "century schoolbook": ("TeX Gyre Schola", "Century Schoolbook"),
    "courier": ("Courier Prime", "Liberation Mono", "Courier New"),
}
"""Families of the same metrics for each kind of type; the first that is installed is used."""

WORKSHEET = ("Liberation Sans", "Arial", "TeX Gyre Heros")
"""The same for the element matrix, which no court sees."""

FALLBACK = PROGRAM / "data" / "fallback_fonts.txt"
"""The families that lend a paper single characters, one a line; what begins with # is a comment."""


@lru_cache(maxsize=1)
def fallback() -> tuple[str, ...]:
    """Return the families that lend a paper the characters that its own font lacks, the first to be asked first."""
    lines = FALLBACK.read_text("utf-8").splitlines()
    return tuple(line for line in lines if line and not line.startswith("#"))


def named() -> tuple[str, ...]:
    """Return all families that the program names, each once."""
    papers = (family for families in FAMILIES.values() for family in families)
    return tuple(dict.fromkeys([*papers, *WORKSHEET, *fallback()]))
