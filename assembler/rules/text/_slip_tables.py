"""Reads the tables of wrong and missing words: `data/word_slips.tsv` and `data/missing_words.tsv`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from assembler.facts.texts import words_of
from assembler.language.passages import passages
from assembler.language.regex import Regex

DATA = Path(__file__).parents[2] / "data"

ABBREVIATIONS = {
    "{DO}": r"(?:to|did not|does not|not|would|could|will|must|shall|may|failed to|refused to)",
    "{PARTY}": r"(?:plaintiffs?|defendants?)\b",
    "{END}": r"(?=[.,;:)]|\Z)",
}
"""Parts of the patterns: the words before a verb, a party, and the end of a clause."""


@dataclass(frozen=True)
class Slip:
    """A row of a table: a word of the passage, the words that are meant, and a pattern for the passage."""

    word: str
    meant: str
    pattern: Regex


def slip(word: str, meant: str, pattern: str, needs: str = "") -> Slip:
    """Return a slip; *pattern* may have abbreviations, and a space in it stands for any white space."""
    for abbreviation, full in ABBREVIATIONS.items():
        pattern = pattern.replace(abbreviation, full)
    return Slip(word, meant, Regex(rf"\b(?:{pattern})".replace(" ", r"\s{1,12}"), re.IGNORECASE, needs=needs))


@cache
def table(name: str) -> tuple[Slip, ...]:
    """Return the slips of the table in the file *name*."""
    rows = (DATA / name).read_text(encoding="utf-8").partition("\n\n")[2].splitlines()
    return tuple(slip(*row.split("\t")) for row in rows)


def slips_in(text: str, slips: tuple[Slip, ...], words: frozenset[str]) -> Iterator[tuple[Slip, re.Match[str]]]:
    """Yield each of *slips* in *text* with its passage; *words* has the words of all slips. Passages do not overlap."""
    present = words.intersection(words_of(text))
    reported: set[int] = set()
    for entry in slips if present else ():
        for match in passages(entry.pattern, text) if entry.word in present else ():
            if reported.isdisjoint(range(*match.span())):
                reported.update(range(*match.span()))
                yield entry, match
