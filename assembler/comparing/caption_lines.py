"""Compares the names in two captions, and breaks the earlier caption's names into lines like the later caption's."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import accumulate, groupby, pairwise

from assembler.comparing.marked_text import marked_lines
from assembler.plan.blocks import runs_of_line
from assembler.plan.plan import Caption, CaptionLine


def redivided(old: Sequence[CaptionLine], new: Sequence[CaptionLine]) -> tuple[CaptionLine, ...]:
    """Return the lines *old*; the names of a side break as in *new* if fewer words are then marked."""
    old_groups, new_groups = _groups(old), [lines for lines in _groups(new) if _has_names(lines)]
    if len(new_groups) != sum(map(_has_names, old_groups)):
        return tuple(old)
    later = iter(new_groups)
    return tuple(
        line for lines in old_groups for line in (_fewer_lines(lines, next(later)) if _has_names(lines) else lines)
    )


def _groups(lines: Sequence[CaptionLine]) -> list[list[CaptionLine]]:
    """Return *lines* in groups: neighboring names with nothing beside them, and the lines between such groups."""
    return [[*group] for _, group in groupby(lines, key=_is_name)]


def _is_name(line: CaptionLine) -> bool:
    return line.kind == "party" and not line.beside


def _has_names(lines: Sequence[CaptionLine]) -> bool:
    return _is_name(lines[0])


def _fewer_lines(old: Sequence[CaptionLine], new: Sequence[CaptionLine]) -> Sequence[CaptionLine]:
    """Return *old*, or the same names broken as in *new*, whichever has less to mark."""
    lines = [line for line in _broken_like(old, new) if line.text]
    return lines if _marked_length(lines, new) < _marked_length(old, new) else old


def _broken_like(old: Sequence[CaptionLine], new: Sequence[CaptionLine]) -> Iterator[CaptionLine]:
    """Yield the words of *old* in as many lines as *new* has, with the words that both have in the same lines."""
    words, later = _words(old), [line.text.split(" ") for line in new]
    codes = SequenceMatcher(None, words, [word for line in later for word in line], autojunk=False).get_opcodes()
    ends = [*accumulate(map(len, later))]
    breaks = [
        next(last - (end - to) if kind == "equal" else last for kind, _, last, _, end in codes if to <= end)
        for to in ends[:-1]
    ]
    for line, (start, stop) in zip(new, pairwise((0, *breaks, len(words))), strict=True):
        yield replace(line, text=" ".join(words[start:stop]))


def _words(lines: Sequence[CaptionLine]) -> list[str]:
    return [word for line in lines for word in line.text.split(" ")]


def _marked_length(old: Sequence[CaptionLine], new: Sequence[CaptionLine]) -> int:
    """Return how many characters are marked if *old* and *new* are compared line by line."""
    lines = marked_lines([line.text for line in old], [line.text for line in new])
    return sum(len(run.text) for line in lines for run in runs_of_line(line) if run.change)


NAME = re.compile(r"[^\W\d_]{2,}")

IN_ANY_NAME = frozenset(
    "and the of inc llc llp corp company corporation limited ltd no al et doe does in rel ex".split()
)
"""Words that the names of unrelated parties may have in common."""


def have_other_parties(old: Caption, new: Caption) -> bool:
    """Whether both captions name parties, but no word of the names is in both."""
    first, second = (_words_of_parties(caption) for caption in (old, new))
    return bool(first and second) and first.isdisjoint(second)


def _words_of_parties(caption: Caption) -> set[str]:
    names = (line.text for line in caption.left if line.kind == "party")
    return {word for name in names for word in NAME.findall(name.casefold())} - IN_ANY_NAME
