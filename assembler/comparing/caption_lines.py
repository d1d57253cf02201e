"""Compares the names in two captions, and breaks the earlier caption's names into lines like the later caption's."""

import re
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import accumulate, groupby, pairwise

from assembler.comparing.marked_text import marked_lines
from assembler.plan.blocks import runs_of_line
from assembler.plan.plan import Caption, CaptionLine

NAME_WORD = re.compile(r"[^\W\d_]{2,}")
"""A word of a party's name."""

COMMON_NAME_WORDS = frozenset(
    "and the of inc llc llp corp company corporation limited ltd no al et doe does in rel ex".split()
)
"""Words that the names of unrelated parties may have in common."""


def divided_like(old: Sequence[CaptionLine], new: Sequence[CaptionLine]) -> tuple[CaptionLine, ...]:
    """Return the lines *old*, with the names of a side broken into lines as in *new* if fewer words are then marked."""
    old_groups = _groups(old)
    new_names = deque(lines for lines in _groups(new) if _has_names(lines))
    if len(new_names) != sum(map(_has_names, old_groups)):
        return tuple(old)
    redivided_lines: list[CaptionLine] = []
    for lines in old_groups:
        redivided_lines += _with_fewer_marks(lines, new_names.popleft()) if _has_names(lines) else lines
    return tuple(redivided_lines)


def _groups(lines: Sequence[CaptionLine]) -> list[list[CaptionLine]]:
    """Return *lines* in groups: neighboring names with nothing beside them, and the lines between such groups."""
    return [[*group] for _, group in groupby(lines, key=_is_name)]


def _is_name(line: CaptionLine) -> bool:
    return line.kind == "party" and not line.beside


def _has_names(lines: Sequence[CaptionLine]) -> bool:
    return _is_name(lines[0])


def _with_fewer_marks(old: Sequence[CaptionLine], new: Sequence[CaptionLine]) -> Sequence[CaptionLine]:
    """Return *old*, or the same names broken as in *new*, whichever has less to mark."""
    lines = [line for line in _broken_like(old, new) if line.text]
    return lines if _marked_length(lines, new) < _marked_length(old, new) else old


def _broken_like(old: Sequence[CaptionLine], new: Sequence[CaptionLine]) -> Iterator[CaptionLine]:
    """Yield the words of *old* in as many lines as *new* has, with the common words in the same lines."""
    words = _words(old)
    opcodes = SequenceMatcher(None, words, _words(new), autojunk=False).get_opcodes()

    def old_index(new_index: int) -> int:
        """Return the index in *words* at which a line of *new* that ends at *new_index* would end."""
        for kind, _, old_end, _, new_end in opcodes:
            if new_index <= new_end:
                return old_end - (new_end - new_index) if kind == "equal" else old_end
        return len(words)

    new_ends = [*accumulate(len(line.text.split(" ")) for line in new)]
    breaks = [0, *map(old_index, new_ends[:-1]), len(words)]
    for line, (start, end) in zip(new, pairwise(breaks), strict=True):
        yield replace(line, text=" ".join(words[start:end]))


def _words(lines: Sequence[CaptionLine]) -> list[str]:
    return [word for line in lines for word in line.text.split(" ")]


def _marked_length(old: Sequence[CaptionLine], new: Sequence[CaptionLine]) -> int:
    """Return how many characters are marked if *old* and *new* are compared line by line."""
    lines = marked_lines([line.text for line in old], [line.text for line in new])
    return sum(len(run.text) for line in lines for run in runs_of_line(line) if run.change)


def have_other_parties(old: Caption, new: Caption) -> bool:
    """Whether both captions name parties, but no word of the names is in both."""
    old_words = _words_of_parties(old)
    new_words = _words_of_parties(new)
    return bool(old_words and new_words) and old_words.isdisjoint(new_words)


def _words_of_parties(caption: Caption) -> set[str]:
    names = (line.text for line in caption.left if line.kind == "party")
    return {word for name in names for word in NAME_WORD.findall(name.casefold())} - COMMON_NAME_WORDS
