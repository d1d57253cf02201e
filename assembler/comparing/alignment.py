"""Aligns the units of two papers: by their ids, then by equal words, then by similarity, in nearly linear time."""

from bisect import bisect_left
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from assembler.comparing.short_lists import similarity
from assembler.comparing.units import Unit
from assembler.plan.blocks import Count, Heading, Paragraph

SAME_ID = 0.15
"""The minimum similarity of two units with the same id; below it, the id has been reused for another part."""

MIN_SIMILARITY = 0.5
"""The minimum similarity of two units without a common id."""

MIN_SIMILARITY_IN_PLACE = 0.35
"""The minimum similarity of two units between the same neighbors."""

MAX_UNITS_WITH_WORD = 30
"""A word that occurs in more units than this is not used to search for similar units."""

MAX_CANDIDATES = 5
"""The maximum number of units with the same rare words, or between the same neighbors, that are compared."""

LEAST_WITHOUT_ID = 12
"""The minimum number of words of a paragraph that is recognized although its id has changed."""

LEAST_MOVED = 4
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
    def moved(self) -> bool:
        """Whether the unit is in the other paper too, in another place."""
        return self.elsewhere is not None


@dataclass(frozen=True)
class Alignment:
    """The steps through two papers in order, and the position in the later paper of each unit that both have."""

    old: tuple[Unit, ...]
    new: tuple[Unit, ...]
    pairs: Mapping[int, int]
    steps: tuple[Step, ...]


def align(old: Sequence[Unit], new: Sequence[Unit]) -> Alignment:
    """Return the alignment of two papers."""
    pairs = _within_counts(old, new, _pairs(old, new))
    in_place = _longest_in_order(pairs)
    pairs = {
        first: second for first, second in pairs.items() if first in in_place or _is_moved(old[first], new[second])
    }
    return Alignment(tuple(old), tuple(new), pairs, tuple(_steps(old, new, pairs, in_place)))


def _is_moved(old: Unit, new: Unit) -> bool:
    """Whether a pair in two places is shown as moved: a paragraph that is not short and has the same numbers."""
    return _is_paragraph(old) and old.words.total() >= LEAST_MOVED and old.numbers == new.numbers


# -- pairs ------------------------------------------------------------------------------------------------------------


@dataclass
class _Pairing:
    """The pairs of units that were found so far, by the position of either unit."""

    old: Sequence[Unit]
    new: Sequence[Unit]
    by_old: dict[int, int] = field(default_factory=dict)
    by_new: dict[int, int] = field(default_factory=dict)

    def add(self, first: int, second: int) -> None:
        """Pair two units, if neither has a pair yet."""
        if first not in self.by_old and second not in self.by_new:
            self.by_old[first], self.by_new[second] = second, first

    def add_equal(self, old_key: Callable[[Unit], Hashable], new_key: Callable[[Unit], Hashable]) -> None:
        """Pair the units with equal keys, in order; a unit whose key is None has no equal."""
        waiting: dict[Hashable, deque[int]] = defaultdict(deque)
        for first, unit in enumerate(self.old):
            if first not in self.by_old and (key := old_key(unit)) is not None:
                waiting[key].append(first)
        for second, unit in enumerate(self.new):
            key = new_key(unit)
            if second not in self.by_new and key is not None and waiting.get(key):
                self.add(waiting[key].popleft(), second)


def _pairs(old: Sequence[Unit], new: Sequence[Unit]) -> dict[int, int]:
    """Return the position in *new* of each unit of *old* that *new* has too."""
    pairing = _Pairing(old, new)
    _add_by_name(pairing)
    pairing.add_equal(_heading_text, _heading_text)
    sections = {**pairing.by_new, -1: -1}
    pairing.add_equal(
        lambda unit: (unit.section, unit.kind, unit.text),
        lambda unit: (sections.get(unit.section), unit.kind, unit.text),
    )
    pairing.add_equal(lambda unit: (unit.kind, unit.text), lambda unit: (unit.kind, unit.text))
    matches = sorted(_similar_pairs(pairing), key=lambda match: (-match[0], abs(match[1] - match[2]), match[1:]))
    for _, first, second in matches:
        pairing.add(first, second)
    pairing.add_equal(lambda unit: (unit.kind, unit.form), lambda unit: (unit.kind, unit.form))
    return pairing.by_old


def _heading_text(unit: Unit) -> Hashable:
    return (unit.kind, unit.form) if isinstance(unit.head, Heading | Count) else None


def _add_by_name(pairing: _Pairing) -> None:
    """Pair the units with the same id, unless the id has been reused for another part.

    An id counts as reused if the words of one of the units are now in a different unit, as when an import numbers ids.
    """
    by_name = {unit.name: second for second, unit in enumerate(pairing.new) if unit.name}
    old_texts, new_texts = ({unit.text for unit in paper if _is_long(unit)} for paper in (pairing.old, pairing.new))
    for first, unit in enumerate(pairing.old):
        second = by_name.get(unit.name)
        if second is None or not _is_same_part(unit, new_unit := pairing.new[second]):
            continue
        if unit.text == new_unit.text or not (unit.text in new_texts or new_unit.text in old_texts):
            pairing.add(first, second)


def _is_long(unit: Unit) -> bool:
    return _is_paragraph(unit) and unit.words.total() >= LEAST_WITHOUT_ID


def _is_same_part(old: Unit, new: Unit) -> bool:
    return old.kind == new.kind and similarity(old.words, new.words) >= SAME_ID


def _similar_pairs(pairing: _Pairing) -> Iterator[tuple[float, int, int]]:
    """Yield pairs of units that are alike, each with its similarity; only likely pairs are compared."""
    unpaired = [first for first in range(len(pairing.old)) if first not in pairing.by_old]
    units_with_word: dict[str, list[int]] = defaultdict(list)
    for first in unpaired:
        for word in pairing.old[first].words:
            units_with_word[word].append(first)
    gaps = _gaps(pairing)
    for second, unit in enumerate(pairing.new):
        if second in pairing.by_new:
            continue
        neighbors = gaps.get(second, range(0))
        for first in dict.fromkeys((*_candidates(unit, units_with_word), *neighbors)):
            score = similarity(pairing.old[first].words, unit.words)
            if pairing.old[first].kind == unit.kind and score >= (
                MIN_SIMILARITY_IN_PLACE if first in neighbors else MIN_SIMILARITY
            ):
                yield score, first, second


def _candidates(unit: Unit, units_with_word: Mapping[str, Sequence[int]]) -> list[int]:
    """Return the few units of the earlier paper that share the most rare words with *unit*."""
    shared: Counter[int] = Counter()
    for word in unit.words:
        units = units_with_word.get(word, ())
        if len(units) <= MAX_UNITS_WITH_WORD:
            shared.update(units)
    return [first for first, _ in shared.most_common(MAX_CANDIDATES)]


def _gaps(pairing: _Pairing) -> dict[int, range]:
    """Return, for each new unit without a pair, a few old units without pairs between the same neighbors."""
    gaps: dict[int, range] = {}
    paired = [(-1, -1), *sorted(pairing.by_new.items()), (len(pairing.new), len(pairing.old))]
    for (new_before, old_before), (new_after, old_after) in pairwise(paired):
        between = range(old_before + 1, max(old_after, old_before + 1))
        for second in range(new_before + 1, new_after):
            start = min(between.start + second - new_before - 1, max(between.stop - MAX_CANDIDATES, between.start))
            unpaired = range(start, min(start + MAX_CANDIDATES, between.stop))
            gaps[second] = unpaired if not any(first in pairing.by_old for first in unpaired) else range(0)
    return gaps


# -- counts -----------------------------------------------------------------------------------------------------------


def _within_counts(old: Sequence[Unit], new: Sequence[Unit], pairs: Mapping[int, int]) -> dict[int, int]:
    """Return *pairs* without those that pair paragraphs of two different counts, unless both have the same id.

    Two counts are the same if they are paired, or if most paragraphs of each are paired with paragraphs of the other.
    """
    within = {first: second for first, second in pairs.items() if _in_count(old, first) and _in_count(new, second)}
    shared = Counter((old[first].section, new[second].section) for first, second in within.items())
    old_sizes, new_sizes = (Counter(unit.section for unit in paper if _is_paragraph(unit)) for paper in (old, new))
    same_count = {
        (earlier, later)
        for (earlier, later), number in shared.items()
        if pairs.get(earlier) == later or 2 * number > max(old_sizes[earlier], new_sizes[later])
    }
    return {
        first: second
        for first, second in pairs.items()
        if first not in within
        or (old[first].section, new[second].section) in same_count
        or (old[first].name and old[first].name == new[second].name)
    }


def _in_count(paper: Sequence[Unit], position: int) -> bool:
    """Whether the unit at *position* is a paragraph, and the count or heading above it is a count."""
    unit = paper[position]
    return _is_paragraph(unit) and unit.section >= 0 and isinstance(paper[unit.section].head, Count)


def _is_paragraph(unit: Unit) -> bool:
    return isinstance(unit.head, Paragraph)


# -- order ------------------------------------------------------------------------------------------------------------


def _longest_in_order(pairs: Mapping[int, int]) -> frozenset[int]:
    """Return the positions in the earlier paper of the longest series of units that both have in the same order."""
    last_of: list[int] = []
    ends: list[int] = []
    before: dict[int, int] = {}
    for first in sorted(pairs):
        length = bisect_left(ends, pairs[first])
        before[first] = last_of[length - 1] if length else -1
        ends[length : length + 1] = [pairs[first]]
        last_of[length : length + 1] = [first]
    in_order = set[int]()
    first = last_of[-1] if last_of else -1
    while first >= 0:
        in_order.add(first)
        first = before[first]
    return frozenset(in_order)


def _steps(
    old: Sequence[Unit], new: Sequence[Unit], pairs: Mapping[int, int], in_place: frozenset[int]
) -> Iterator[Step]:
    """Yield the steps through both papers; between two units in their places, units only in *old* come first."""
    came_from = {second: old[first] for first, second in pairs.items() if first not in in_place}
    went_to = {first: new[second] for first, second in pairs.items() if first not in in_place}
    anchors = [(first, pairs[first]) for first in sorted(in_place)]
    for (first, second), (next_first, next_second) in pairwise([(-1, -1), *anchors, (len(old), len(new))]):
        if first >= 0:
            yield Step(old[first], new[second])
        yield from (Step(old[at], None, went_to.get(at)) for at in range(first + 1, next_first))
        yield from (Step(None, new[at], came_from.get(at)) for at in range(second + 1, next_second))
