"""Reads the tables of wrong and missing words: `data/word_slips.tsv` and `data/missing_words.tsv`."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from operator import itemgetter
from pathlib import Path

from assembler.facts.texts import words_of
from assembler.language.regex import Regex, passages

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


SlipsByWord = Mapping[str, Sequence[tuple[int, Slip]]]
"""The rows of a table by their words, each with its index in the table."""


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


def by_word(slips: Sequence[Slip]) -> SlipsByWord:
    """Return the rows of *slips*, each with its index, by their words."""
    rows: dict[str, list[tuple[int, Slip]]] = {}
    for index, entry in enumerate(slips):
        rows.setdefault(entry.word, []).append((index, entry))
    return rows


def slips_in(text: str, rows: SlipsByWord) -> Iterator[tuple[Slip, re.Match[str]]]:
    """Yield each slip of *rows* in *text* with its passage, in the order of the rows. Passages do not overlap."""
    candidates = [row for word in rows.keys() & words_of(text) for row in rows[word]]
    reported_positions: set[int] = set()
    for _, entry in sorted(candidates, key=itemgetter(0)):
        for match in passages(entry.pattern, text):
            positions = range(*match.span())
            if reported_positions.isdisjoint(positions):
                reported_positions.update(positions)
                yield entry, match
