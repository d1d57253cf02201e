"""The words of a pasted caption or docket sheet that the lines of the matter do not have."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from assembler.importing.draft import Doubt
from assembler.importing.word_balance import WORD, matter_words, words_of

MAX_LINES = 40
"""The maximum number of lines whose unused words are listed."""


def unused_words(
    text: str, data: Mapping[str, Any], expressed: Iterable[str], doubts: Sequence[Doubt]
) -> Iterator[str]:
    """Yield a line for each line of *text* with words that are not used, and these words.

    Used are the words in the *data* of the matter, those that it *expressed*, and those that *doubts* quote.
    """
    remaining = Counter(matter_words(data))
    for words in expressed:
        remaining.update(words_of(words))
    unused: list[tuple[int, list[str]]] = []
    for number, line in enumerate(text.splitlines(), 1):
        parts = [part for part in _unused_parts(line, remaining) if not any(part in doubt.about for doubt in doubts)]
        if parts:
            unused.append((number, parts))
    for number, parts in unused[:MAX_LINES]:
        yield f"line {number}: {', '.join(f'`{part}`' for part in parts)}"
    if rest := unused[MAX_LINES:]:
        yield f"and words of {len(rest)} more lines, from line {rest[0][0]} on"


def _unused_parts(line: str, remaining: Counter[str]) -> Iterator[str]:
    """Yield the parts of *line* whose words do not *remain* in the matter, and take the other words from those."""
    start: int | None = None
    end = 0
    for match in WORD.finditer(line):
        word = match[0].casefold()
        if remaining[word]:
            remaining[word] -= 1
            if start is not None:
                yield line[start:end]
            start = None
        else:
            start = match.start() if start is None else start
            end = match.end()
    if start is not None:
        yield line[start:end]
