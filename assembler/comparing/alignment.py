"""Aligns the units of two papers: by their ids, then by equal words, then by similarity, in nearly linear time."""

from bisect import bisect_left
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from assembler.comparing.short_lists import similarity
from assembler.comparing.units import Unit
from assembler.plan.blocks import Count, Heading, Paragraph

MIN_SIMILARITY_WITH_ID = 0.15
"""The minimum similarity of two units with the same id; below it, the id has been reused for another part."""

MIN_SIMILARITY = 0.5
"""The minimum similarity of two units without a common id."""

MIN_SIMILARITY_IN_PLACE = 0.35
"""The minimum similarity of two units between the same neighbors."""

MAX_UNITS_WITH_WORD = 30
"""A word that occurs in more units than this is not used to search for similar units."""

MAX_CANDIDATES = 5
"""The maximum number of units with the same rare words, or between the same neighbors, that are compared."""

MIN_WORDS_WITHOUT_ID = 12
"""The minimum number of words of a paragraph that is recognized although its id has changed."""

MIN_MOVED_WORDS = 4
"""The minimum number of words of a paragraph that is shown as moved."""


@dataclass(frozen=True)
class Step:
    """A step through both papers: a unit of the earlier paper, a unit of the later paper, or both.

    A unit that moved has a step in its old place and one in its new place; *elsewhere* is then the unit in the other
    place.
    """

    old: Unit | None
    new: Unit | None
    elsewhere: Unit | None = None

    @property
    def has_moved(self) -> bool:
        """Whether the other paper also has the unit, in another place."""
        return self.elsewhere is not None


@dataclass(frozen=True)
class Alignment:
    """The steps through two papers in order, and the index in the later paper of each unit that both have."""

    old: tuple[Unit, ...]
    new: tuple[Unit, ...]
    pairs: Mapping[int, int]
    steps: tuple[Step, ...]


def align(old: Sequence[Unit], new: Sequence[Unit]) -> Alignment:
    """Return the alignment of two papers."""
    pairs = _within_counts(old, new, _pairs(old, new))
    in_place = _longest_in_order(pairs)
    pairs = {
        old_index: new_index
        for old_index, new_index in pairs.items()
        if old_index in in_place or _is_moved(old[old_index], new[new_index])
    }
    return Alignment(tuple(old), tuple(new), pairs, tuple(_steps(old, new, pairs, in_place)))


def _is_moved(old: Unit, new: Unit) -> bool:
    """Whether a pair in two places is shown as moved: a paragraph that is not short and has the same numbers."""
    return _is_paragraph(old) and old.words.total() >= MIN_MOVED_WORDS and old.numbers == new.numbers


# -- pairs ------------------------------------------------------------------------------------------------------------


@dataclass
class _Pairing:
    """The pairs of units so far, by the index of either unit."""

    old: Sequence[Unit]
    new: Sequence[Unit]
    by_old: dict[int, int] = field(default_factory=dict)
    by_new: dict[int, int] = field(default_factory=dict)

    def add(self, old_index: int, new_index: int) -> None:
        """Pair two units, if neither has a pair yet."""
        if old_index not in self.by_old and new_index not in self.by_new:
            self.by_old[old_index] = new_index
            self.by_new[new_index] = old_index

    def add_equal(self, old_key: Callable[[Unit], Hashable], new_key: Callable[[Unit], Hashable]) -> None:
        """Pair the units with equal keys, in order; a unit whose key is None has no equal."""
        unpaired: dict[Hashable, deque[int]] = defaultdict(deque)
        for old_index, unit in enumerate(self.old):
            if old_index not in self.by_old and (key := old_key(unit)) is not None:
                unpaired[key].append(old_index)
        for new_index, unit in enumerate(self.new):
            key = new_key(unit)
            if new_index not in self.by_new and key is not None and unpaired.get(key):
                self.add(unpaired[key].popleft(), new_index)


def _pairs(old: Sequence[Unit], new: Sequence[Unit]) -> dict[int, int]:
    """Return the index in *new* of each unit of *old* that *new* also has."""
    pairing = _Pairing(old, new)
    _add_by_name(pairing)
    pairing.add_equal(_heading_text, _heading_text)
    sections = {**pairing.by_new, -1: -1}  # -1 is the section of the units above all headings
    pairing.add_equal(
        lambda unit: (unit.section, unit.kind, unit.text),
        lambda unit: (sections.get(unit.section), unit.kind, unit.text),
    )
    pairing.add_equal(lambda unit: (unit.kind, unit.text), lambda unit: (unit.kind, unit.text))
    for pair in sorted(_similar_pairs(pairing), key=_SimilarPair.rank):
        pairing.add(pair.old_index, pair.new_index)
    pairing.add_equal(lambda unit: (unit.kind, unit.form), lambda unit: (unit.kind, unit.form))
    return pairing.by_old


def _heading_text(unit: Unit) -> Hashable:
    """Return the kind and text of a heading; None for any other unit."""
    return (unit.kind, unit.form) if isinstance(unit.head, Heading | Count) else None


def _add_by_name(pairing: _Pairing) -> None:
    """Pair the units with the same id, unless the id has been reused for another part.

    An id counts as reused if the words of one of the units are now in a different unit, as after an import with
    numbered ids.
    """
    by_name = {unit.name: new_index for new_index, unit in enumerate(pairing.new) if unit.name}
    old_texts = {unit.text for unit in pairing.old if _is_long(unit)}
    new_texts = {unit.text for unit in pairing.new if _is_long(unit)}
    for old_index, old_unit in enumerate(pairing.old):
        new_index = by_name.get(old_unit.name)
        if new_index is None:
            continue
        new_unit = pairing.new[new_index]
        is_reused = old_unit.text in new_texts or new_unit.text in old_texts
        if _is_same_part(old_unit, new_unit) and (old_unit.text == new_unit.text or not is_reused):
            pairing.add(old_index, new_index)


def _is_long(unit: Unit) -> bool:
    return _is_paragraph(unit) and unit.words.total() >= MIN_WORDS_WITHOUT_ID


def _is_same_part(old: Unit, new: Unit) -> bool:
    return old.kind == new.kind and similarity(old.words, new.words) >= MIN_SIMILARITY_WITH_ID


class _SimilarPair(NamedTuple):
    """The indexes of two units that are alike, and their similarity."""

    old_index: int
    new_index: int
    similarity: float

    def rank(self) -> tuple[float, int, int, int]:
        """Return a key that sorts the most similar pairs first, and of these the pairs that moved least."""
        return -self.similarity, abs(self.old_index - self.new_index), self.old_index, self.new_index


def _similar_pairs(pairing: _Pairing) -> Iterator[_SimilarPair]:
    """Yield each pair of units that are alike; only likely pairs are compared."""
    unpaired = [old_index for old_index in range(len(pairing.old)) if old_index not in pairing.by_old]
    units_with_word: dict[str, list[int]] = defaultdict(list)
    for old_index in unpaired:
        for word in pairing.old[old_index].words:
            units_with_word[word].append(old_index)
    gaps = _gaps(pairing)
    for new_index, unit in enumerate(pairing.new):
        if new_index in pairing.by_new:
            continue
        neighbors = gaps.get(new_index, range(0))
        for old_index in dict.fromkeys((*_candidates(unit, units_with_word), *neighbors)):
            score = similarity(pairing.old[old_index].words, unit.words)
            min_score = MIN_SIMILARITY_IN_PLACE if old_index in neighbors else MIN_SIMILARITY
            if pairing.old[old_index].kind == unit.kind and score >= min_score:
                yield _SimilarPair(old_index, new_index, score)


def _candidates(unit: Unit, units_with_word: Mapping[str, Sequence[int]]) -> list[int]:
    """Return the indexes of the few units of the earlier paper that share the most rare words with *unit*."""
    shared_word_counts: Counter[int] = Counter()
    for word in unit.words:
        units = units_with_word.get(word, ())
        if len(units) <= MAX_UNITS_WITH_WORD:
            shared_word_counts.update(units)
    return [old_index for old_index, _ in shared_word_counts.most_common(MAX_CANDIDATES)]


def _gaps(pairing: _Pairing) -> dict[int, range]:
    """Return, for each new unit without a pair, the indexes of a few old units without pairs between its neighbors."""
    gaps: dict[int, range] = {}
    paired = [(-1, -1), *sorted(pairing.by_new.items()), (len(pairing.new), len(pairing.old))]
    for (new_before, old_before), (new_after, old_after) in pairwise(paired):
        old_gap = range(old_before + 1, max(old_after, old_before + 1))
        for new_index in range(new_before + 1, new_after):
            start = min(old_gap.start + new_index - new_before - 1, max(old_gap.stop - MAX_CANDIDATES, old_gap.start))
            neighbors = range(start, min(start + MAX_CANDIDATES, old_gap.stop))
            has_pair = any(old_index in pairing.by_old for old_index in neighbors)
            gaps[new_index] = range(0) if has_pair else neighbors
    return gaps


# -- counts -----------------------------------------------------------------------------------------------------------


def _within_counts(old: Sequence[Unit], new: Sequence[Unit], pairs: Mapping[int, int]) -> dict[int, int]:
    """Return *pairs* without those of paragraphs in two different counts, unless both paragraphs have the same id.

    Two counts are the same if they are paired, or if most paragraphs of each are paired with paragraphs of the other.
    """
    paragraph_pairs = {
        old_index: new_index
        for old_index, new_index in pairs.items()
        if _in_count(old, old_index) and _in_count(new, new_index)
    }
    pairs_in_counts = Counter(
        (old[old_index].section, new[new_index].section) for old_index, new_index in paragraph_pairs.items()
    )
    old_sizes = Counter(unit.section for unit in old if _is_paragraph(unit))
    new_sizes = Counter(unit.section for unit in new if _is_paragraph(unit))
    same_counts = {
        (old_count, new_count)
        for (old_count, new_count), pair_count in pairs_in_counts.items()
        if pairs.get(old_count) == new_count or 2 * pair_count > max(old_sizes[old_count], new_sizes[new_count])
    }
    return {
        old_index: new_index
        for old_index, new_index in pairs.items()
        if old_index not in paragraph_pairs
        or (old[old_index].section, new[new_index].section) in same_counts
        or (old[old_index].name and old[old_index].name == new[new_index].name)
    }


def _in_count(paper: Sequence[Unit], position: int) -> bool:
    """Whether the unit at *position* is a paragraph, and the count or heading above it is a count."""
    unit = paper[position]
    return _is_paragraph(unit) and unit.section >= 0 and isinstance(paper[unit.section].head, Count)


def _is_paragraph(unit: Unit) -> bool:
    return isinstance(unit.head, Paragraph)


# -- order ------------------------------------------------------------------------------------------------------------


def _longest_in_order(pairs: Mapping[int, int]) -> frozenset[int]:
    """Return the indexes in the earlier paper of the longest series of units that both have in the same order."""
    last_old_indexes: list[int] = []  # the last unit of the best series of each length, from 1 on
    last_new_indexes: list[int] = []  # the index of that unit in the later paper
    predecessors: dict[int, int] = {}
    for old_index in sorted(pairs):
        length = bisect_left(last_new_indexes, pairs[old_index])
        predecessors[old_index] = last_old_indexes[length - 1] if length else -1
        last_new_indexes[length : length + 1] = [pairs[old_index]]
        last_old_indexes[length : length + 1] = [old_index]
    in_order: set[int] = set()
    old_index = last_old_indexes[-1] if last_old_indexes else -1
    while old_index >= 0:
        in_order.add(old_index)
        old_index = predecessors[old_index]
    return frozenset(in_order)


def _steps(
    old: Sequence[Unit], new: Sequence[Unit], pairs: Mapping[int, int], in_place: frozenset[int]
) -> Iterator[Step]:
    """Yield the steps through both papers; between two units in their places, those only in *old* come first."""
    origins = {new_index: old[old_index] for old_index, new_index in pairs.items() if old_index not in in_place}
    destinations = {old_index: new[new_index] for old_index, new_index in pairs.items() if old_index not in in_place}
    anchors = [(old_index, pairs[old_index]) for old_index in sorted(in_place)]
    for (old_index, new_index), (next_old_index, next_new_index) in pairwise(
        [(-1, -1), *anchors, (len(old), len(new))]
    ):
        if old_index >= 0:
            yield Step(old[old_index], new[new_index])
        yield from (
            Step(old[index], new=None, elsewhere=destinations.get(index))
            for index in range(old_index + 1, next_old_index)
        )
        yield from (
            Step(old=None, new=new[index], elsewhere=origins.get(index))
            for index in range(new_index + 1, next_new_index)
        )
