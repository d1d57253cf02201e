"""Splits a text into the words that are compared: a sum, a date, a citation or a reference is one word."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from assembler.language.citations import CASE, CODE, RULE, STATUTE
from assembler.language.dates import WRITTEN_DATE
from assembler.language.money import SUM
from assembler.outputs.word.references import PARAGRAPH_NUMBERS
from assembler.plan.blocks import Link, Note, RichText, Run, Words

SPACE = r"[^\S\u00a0]"
"""White space at which words are divided; a no-break space is part of a word."""

WORD = re.compile(
    rf"[“\"‘(]+|—|(?:(?!{SPACE})[^—“])+?(?=[.,;:?!”\"’)]{{0,20}}(?:{SPACE}|—|“|$))|[.,;:?!”\"’)]+|\S|\u00a0"
)
"""A word, or the punctuation before or after it."""

SPACES = re.compile(rf"{SPACE}+")

SINGLE_WORDS = (PARAGRAPH_NUMBERS, WRITTEN_DATE, SUM, CASE, STATUTE, CODE, RULE)
"""Patterns for passages that are one word, however many spaces they have."""

DIGIT = re.compile(r"\d")
"""A digit, which every such passage has."""

INTEGER = re.compile(r"\d+")

NOTE_KEY = "\0note"
"""The key of every footnote; the text of a footnote is compared separately."""


@dataclass(frozen=True)
class Token:
    """A word: the run that prints it, the key that is compared, and the white space after the word, or None."""

    run: Run | None
    key: str
    space: Words | None = None

    @property
    def runs(self) -> RichText:
        """The runs that print the word and the space after it."""
        return tuple(run for run in (self.run, self.space) if run is not None)


KeyOf = Callable[[Run], str]
"""A function that returns the key of a reference, or of words that cite paragraphs by number."""


def neutral_key(run: Run) -> str:
    """Return the text of *run* with "#" for each number, because the numbers may differ only by renumbering."""
    return INTEGER.sub("#", plain_text(run))


def tokens(rich: RichText, key_of: KeyOf = neutral_key) -> list[Token]:
    """Return the words of *rich*; *key_of* makes the keys of references."""
    words: list[Token] = []
    for run in rich:
        space, remainder = _split_space(run)
        if space and words and not words[-1].space:
            words[-1] = replace(words[-1], space=space)
            words.extend(_tokens_of(remainder, key_of))
        else:
            words.extend(_tokens_of(run, key_of))
    return words


def _split_space(run: Run) -> tuple[Words | None, Run]:
    """Return the white space at the beginning of *run*, or None, and the rest of the run."""
    match = SPACES.match(run.text) if isinstance(run, Words) and run.text != "\n" else None
    if not match or not isinstance(run, Words):
        return None, run
    return replace(run, text=match[0], mark="", keep=False), replace(run, text=run.text[match.end() :])


def _tokens_of(run: Run, key_of: KeyOf) -> Iterator[Token]:
    if isinstance(run, Note):
        yield Token(run, NOTE_KEY)
    elif isinstance(run, Link) or run.mark or run.keep or run.text == "\n":
        yield Token(run, key_of(run) if isinstance(run, Link) else _key(run.text))
    else:
        yield from _words_of(run, key_of)


def _words_of(run: Words, key_of: KeyOf) -> Iterator[Token]:
    """Yield the words of a run; white space at its beginning becomes a token without a word."""
    end = 0
    for start, stop in _spans(run.text):
        is_first = end == 0
        if is_first and start > 0:
            yield Token(run=None, key="", space=replace(run, text=run.text[:start]))
        following_match = SPACES.match(run.text, stop)
        end = following_match.end() if following_match else stop
        word = replace(run, text=run.text[start:stop])
        key = key_of(word) if PARAGRAPH_NUMBERS.fullmatch(word.text) else _key(word.text)
        yield Token(word, key, space=replace(run, text=following_match[0]) if following_match else None)
    if run.text and not end:
        yield Token(run=None, key="", space=run)


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield the start and end of each word of *text*."""
    end = 0
    for start, stop in (*_whole_passages(text), (len(text), len(text))):
        yield from (match.span() for match in WORD.finditer(text, end, start))
        if start < stop:
            yield start, stop
        end = stop


def _whole_passages(text: str) -> Sequence[tuple[int, int]]:
    """Return the passages of *text* that are one word, in order, without overlaps."""
    if not DIGIT.search(text):
        return ()
    matches = chain.from_iterable(pattern.finditer(text) for pattern in SINGLE_WORDS)
    separate: list[tuple[int, int]] = []
    last_stop = 0
    for match in sorted(matches, key=lambda match: (match.start(), -match.end())):
        start, stop = match.span()
        if start < stop and start >= last_stop:
            separate.append((start, stop))
            last_stop = stop
    return separate


def _key(text: str) -> str:
    """Return *text* with ordinary spaces, so that a no-break space is not a change."""
    return text.replace("\u00a0", " ")


def plain_text(run: Run) -> str:
    """Return the text of *run*; "" for a footnote."""
    return "" if isinstance(run, Note) else run.text


def text_of(rich: RichText) -> str:
    """Return the text of *rich* without its footnotes."""
    return "".join(map(plain_text, rich))


def text_without_references(rich: RichText) -> str:
    """Return the text of *rich* without its footnotes, with "#" for each number of a reference."""
    return "".join(map(_text_without_references, rich))


def _text_without_references(run: Run) -> str:
    if isinstance(run, Link):
        return neutral_key(run)
    return PARAGRAPH_NUMBERS.sub(lambda match: INTEGER.sub("#", match[0]), plain_text(run))
