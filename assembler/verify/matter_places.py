"""Finds the places in the matter at which a paper's words are written."""

import re
from collections.abc import Callable, Iterable, Sequence

from assembler.findings.finding import Place
from assembler.findings.path import KeyPath, walk_texts
from assembler.load.source import Source
from assembler.verify.tokens import Token, in_words, split_words

WINDOW_SIZES = (8, 5)
"""The numbers of successive tokens that are searched for in the matter.

Long sequences come first, because short ones may occur in several texts.
"""

REFERENCE = re.compile(r"\[\[[^\[\]]*\]\]|[*_`\\]")
"""Matches notation that is not printed as it is typed."""

PlaceOf = Callable[[Sequence[Token], int], Place]
"""A function that takes a block's tokens and an index, and returns the place of the token at that index."""


def matter_places(source: Source, default: Place) -> PlaceOf:
    """Return a function that finds words of a paper in *source*.

    For words that *source* does not have, the function returns *default*. Names and addresses, which a paper prints
    within its own sentences, are found if the tokens contain them completely.
    """
    texts: list[tuple[KeyPath, str]] = []
    for path, text in walk_texts(source.data):
        words = _letters_and_digits(split_words(REFERENCE.sub(" ", text)))
        texts.append((path, f" {' '.join(words)} "))

    def place_of(tokens: Sequence[Token], index: int) -> Place:
        for size in WINDOW_SIZES:
            starts = range(max(0, len(tokens) - size + 1))
            for start in sorted(starts, key=lambda start: abs(start + size // 2 - index)):
                window = tokens[start : start + size]
                words = " ".join(_letters_and_digits(window))
                paths = [path for path, text in texts if f" {words} " in text] if words else []
                if paths:
                    return _place_in_text(source, paths[0], (window, tokens[index : index + 1]))
        block_words = _letters_and_digits(tokens)
        block_text = f" {' '.join(block_words)} "
        changed_word = f" {' '.join(_letters_and_digits(tokens[index : index + 1]))} "
        texts_in_block = {
            path: text
            for path, text in texts
            if len(text.split()) > 1
            and text in block_text
            and (changed_word in text or len(text.split()) * 2 > len(block_words))
        }
        if not block_words or not texts_in_block:
            return default
        return source.place_at(max(texts_in_block, key=lambda path: len(texts_in_block[path])))

    return place_of


def _place_in_text(source: Source, path: KeyPath, passages: Iterable[Sequence[Token]]) -> Place:
    """Return the place of the first of *passages* that is in the text at *path*, or the place of that text."""
    place_of_text = source.place_at(path)
    for tokens in passages:
        if tokens:
            place = source.place_within(path, in_words(tokens).replace("’", "'"))
            if place != place_of_text and place.file == place_of_text.file:
                return place
    return place_of_text


def _letters_and_digits(tokens: Iterable[Token]) -> list[str]:
    """Return the letters and digits of *tokens*, in lower case and without punctuation."""
    words = (re.sub(r"\W", "", token.key).casefold() for token in tokens if not token.number)
    return [word for word in words if word]
