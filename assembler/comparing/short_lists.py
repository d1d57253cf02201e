"""Aligns two short lists in order: lines, items, the paragraphs of a quotation, the blocks of one unit."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import TypeVar

MIN_SIMILARITY = 0.4
"""The minimum similarity of two parts that are shown as one part with changes."""

Part = TypeVar("Part")


def matched_parts(
    old: Sequence[Part], new: Sequence[Part], text_of: Callable[[Part], str]
) -> Iterator[tuple[Part | None, Part | None]]:
    """Yield the parts of two lists in order: pairs, and parts that only one list has."""
    matcher = SequenceMatcher(None, [text_of(part) for part in old], [text_of(part) for part in new], autojunk=False)
    for kind, old_start, old_end, new_start, new_end in matcher.get_opcodes():
        if kind == "equal":
            yield from zip(old[old_start:old_end], new[new_start:new_end], strict=True)
        else:
            yield from _by_similarity(old[old_start:old_end], new[new_start:new_end], text_of)


def _by_similarity(
    old: Sequence[Part], new: Sequence[Part], text_of: Callable[[Part], str]
) -> Iterator[tuple[Part | None, Part | None]]:
    """Yield the parts of two unequal lists, each paired with the next similar part of the other list."""
    remaining = [(part, _words(text_of(part))) for part in old]
    added: list[Part] = []
    for part in new:
        words = _words(text_of(part))
        matches = (
            index for index, (_, old_words) in enumerate(remaining) if similarity(words, old_words) >= MIN_SIMILARITY
        )
        match_index = next(matches, None)
        if match_index is None:
            added.append(part)
            continue
        yield from ((deleted_part, None) for deleted_part, _ in remaining[:match_index])
        yield from ((None, added_part) for added_part in added)
        old_part, _ = remaining[match_index]
        yield old_part, part
        remaining = remaining[match_index + 1 :]
        added = []
    yield from ((deleted_part, None) for deleted_part, _ in remaining)
    yield from ((None, added_part) for added_part in added)


def _words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text.casefold()))


def similarity(first: Counter[str], second: Counter[str]) -> float:
    """Return the share of words that two texts have in common, from 0 to 1."""
    total = first.total() + second.total()
    return 2 * (first & second).total() / total if total else 1.0
