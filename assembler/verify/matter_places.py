"""Finds where in the matter the words of a paper were written."""

import re
from collections.abc import Callable, Iterable, Sequence
from operator import itemgetter

from assembler.findings.finding import Place
from assembler.findings.path import KeyPath, walk_texts
from assembler.load.source import Source
from assembler.verify.tokens import Token, in_words, split_words

WINDOWS = (8, 5)
"""How many tokens in a row are searched for in the matter: many first, because few are in several texts."""

REFERENCE = re.compile(r"\[\[[^\[\]]*\]\]|[*_`\\]")
"""Notation that is not printed as it is typed."""

PlaceOf = Callable[[Sequence[Token], int], Place]
"""A function that returns the place of the token at an index of the tokens of a block."""


def matter_places(source: Source, default: Place) -> PlaceOf:
    """Return a function that finds words of a paper in *source*; words that it does not have are at *default*.

    Names and addresses, which a paper prints among words of its own, are found as a whole.
    """
    texts = [
        (path, f" {' '.join(_plain(split_words(REFERENCE.sub(' ', text))))} ") for path, text in walk_texts(source.data)
    ]

    def place_of(tokens: Sequence[Token], index: int) -> Place:
        for size in WINDOWS:
            starts = range(max(0, len(tokens) - size + 1))
            for start in sorted(starts, key=lambda start: abs(start + size // 2 - index)):
                words = " ".join(_plain(tokens[start : start + size]))
                path = next((path for path, text in texts if f" {words} " in text), None) if words else None
                if path is not None:
                    return _within(source, path, tokens[start : start + size])
        whole = f" {' '.join(_plain(tokens))} "
        inside = [(len(text), path) for path, text in texts if len(text.split()) > 1 and text in whole]
        if not whole.strip() or not inside:
            return default
        return source.place_at(max(inside, key=itemgetter(0))[1])

    return place_of


def _within(source: Source, path: KeyPath, tokens: Sequence[Token]) -> Place:
    """Return the place of *tokens* in the text at *path*, or of the text if they are written in another way."""
    return source.place_within(path, in_words(tokens).replace("’", "'"))


def _plain(tokens: Iterable[Token]) -> list[str]:
    """Return the letters and figures of *tokens*, without capitals and signs."""
    words = (re.sub(r"\W", "", token.key).casefold() for token in tokens if not token.number)
    return [word for word in words if word]
