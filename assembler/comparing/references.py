"""Makes the keys that compare references: a new number is not a change if it cites the same parts as before."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from assembler.comparing.alignment import Alignment
from assembler.comparing.marked_text import Keys
from assembler.comparing.tokens import KeyOf
from assembler.comparing.units import Unit
from assembler.language.english import cardinal, ordinal
from assembler.outputs.word.references import JOINT
from assembler.plan.blocks import Block, Item, Link, Listing, Note, Prayer, Run

CITED_PARAGRAPHS = re.compile(rf"(\d{{1,9}})(?:(?:{JOINT})(\d{{1,9}}))?")
"""A paragraph number, or a range of them, in a reference."""

RANGE = re.compile(r"–|—|(?<=\d)-(?=\d)| through | to ")
"""The sign or word between the first and the last part in a reference to several parts."""

NUMBER_WORDS = [words(number).title() for number in range(99, 0, -1) for words in (cardinal, ordinal)]
"""The numbers below 100 in words, the longer ones first."""

NUMERAL = re.compile(rf"(?<!\w)(?:[IVXLC]+|{'|'.join(NUMBER_WORDS)}|[A-Z]|\d+)(?:\.(?:[A-Z]|\d+))*(?!\w)")
"""The number of a count or of a section, as references print it."""


@dataclass(frozen=True)
class PartNames:
    """The names of one paper's parts, by id and by paragraph number.

    A part that both papers have has the same name in both.
    """

    ids: Mapping[str, str]
    paragraphs: Mapping[str, str]
    ranges: dict[frozenset[str], int] = field(default_factory=dict)
    """A number for each set of paragraphs that a range cites; both papers use the same numbers."""

    def key(self, run: Run) -> str:
        """Return the key of a reference, or of words that cite paragraphs by number; "" for a footnote."""
        if isinstance(run, Note):
            return ""
        if not isinstance(run, Link) or run.target.startswith("p"):
            return CITED_PARAGRAPHS.sub(self._key_of_numbers, run.text)
        if RANGE.search(run.text) or run.target not in self.ids:
            return run.text
        return f"{NUMERAL.sub('#', run.text)}<{self.ids[run.target]}>"

    def _key_of_numbers(self, match: re.Match[str]) -> str:
        """Return the key of the paragraph, or of the range of paragraphs, in *match*."""
        first, last = match.groups()
        if last is None:
            return f"<{self._name(first)}>"
        numbers_between = (number for number in self.paragraphs if int(first) <= int(number) <= int(last))
        names = frozenset({self._name(first), self._name(last), *map(self._name, numbers_between)})
        return f"<range {self.ranges.setdefault(names, len(self.ranges))}>"

    def _name(self, number: str) -> str:
        return self.paragraphs.get(number, number)


def reference_keys(alignment: Alignment) -> Keys:
    """Return the keys by which the references of two aligned papers are compared."""
    old_names = {old_index: f"={old_index}" for old_index in alignment.pairs}
    new_names = {new_index: f"={old_index}" for old_index, new_index in alignment.pairs.items()}
    ranges: dict[frozenset[str], int] = {}
    return Keys(_keys(alignment.old, old_names, "-", ranges), _keys(alignment.new, new_names, "+", ranges))


def _keys(
    units: tuple[Unit, ...], names: Mapping[int, str], unpaired_sign: str, ranges: dict[frozenset[str], int]
) -> KeyOf:
    """Return the function that makes the keys of one paper; *unpaired_sign* marks parts that the other paper lacks."""
    ids: dict[str, str] = {}
    paragraphs: dict[str, str] = {}
    for index, unit in enumerate(units):
        name = names.get(index, f"{unpaired_sign}{index}")
        if id_ := getattr(unit.head, "id", ""):
            ids[id_] = name
        if unit.number is not None:
            other_name = paragraphs.get(str(unit.number), "")  # of another paragraph with the same number
            paragraphs[str(unit.number)] = f"{other_name}{name}"
        for block in unit.blocks:
            ids |= {item.id: item.id for item in _items(block) if item.id}
    return PartNames(ids, paragraphs, ranges).key


def _items(block: Block) -> tuple[Item, ...]:
    return block.items if isinstance(block, Listing | Prayer) else ()
