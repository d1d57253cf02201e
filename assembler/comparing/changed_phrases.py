"""Finds the phrases with changed words in a marked text; each is quoted up to the borders of its clause."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from assembler.plan.blocks import Change, Note, RichText

BORDER = re.compile(
    r"(?<!\bNo)(?<!\bInc)(?<!\bCo)(?<!\bCorp)(?<!\bLtd)(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bDr)(?<!\bv)(?<!\b[A-Z])"
    r"[.?!;:][”’\")\]]{0,3}\s"
    r"|,[”’\"]?\s(?=(?:and|because|but|if|or|so|unless|until|when|where|which|while|who|whose)\s)"
    r"|\s[—–]\s"
)
"""The end of a sentence, or of a clause within it, with the white space after it."""

MIN_WORDS = 6
"""A phrase with fewer words is extended to the next border."""

Span = tuple[int, int]
"""The start and end of a phrase in a marked text, in which deleted and inserted words both count."""


@dataclass(frozen=True)
class Phrase:
    """A phrase with changed words in one version of a text, and the words of that version that precede it."""

    words_before: str
    words: str


def changed_phrases(rich: RichText, change: Change) -> Iterator[Phrase]:
    """Yield the phrases of *rich* with changed words, as printed in the version that has the words marked *change*.

    A phrase that this version does not have is left out. Footnotes are not read.
    """
    runs = [run for run in rich if not isinstance(run, Note)]
    starts = [*accumulate((len(run.text) for run in runs), initial=0)]
    text = "".join(run.text for run in runs)
    changed_spans = [
        (run_start + len(run.text) - len(run.text.lstrip()), run_start + len(run.text.rstrip()))
        for run, run_start in zip(runs, starts, strict=False)
        if run.change and run.text.strip()
    ]
    borders = [0, *(match.end() for match in BORDER.finditer(text)), len(text)]

    def version(start: int, end: int) -> str:
        return "".join(
            run.text[max(0, start - run_start) : max(0, end - run_start)]
            for run, run_start in zip(runs, starts, strict=False)
            if run.change in ("", change)
        )

    for start, end in _merged_spans(_extended_span(first, last, borders, text) for first, last in changed_spans):
        if words := version(start, end).strip():
            yield Phrase(version(0, start), words)


def _extended_span(first: int, last: int, borders: Sequence[int], text: str) -> Span:
    """Return the span of the changed words from *first* to *last*, extended to borders and to enough words."""
    start = bisect_right(borders, first) - 1
    end = bisect_left(borders, last)
    while len(text[borders[start] : borders[end]].split()) < MIN_WORDS and end - start < len(borders) - 1:
        if start:
            start -= 1
        else:
            end += 1
    return borders[start], borders[end]


def _merged_spans(spans: Iterable[Span]) -> list[Span]:
    """Return *spans*, which are in order, with overlapping spans joined."""
    merged: list[Span] = []
    for start, end in spans:
        previous_start, previous_end = merged[-1] if merged else (0, 0)
        if start < previous_end:
            merged[-1] = min(start, previous_start), max(end, previous_end)
        else:
            merged.append((start, end))
    return merged
