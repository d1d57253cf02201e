"""Finds the dates of an event that a text names, such as "the signing" for "On May 9, 2023, it signed the Note"."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from assembler.facts.fact import Sentence, StatedDate
from assembler.facts.reading import TextFacts
from assembler.language.regex import Regex
from assembler.rules._roots import root, same_root

UNNAMING_WORDS = frozenset(
    "the a an her his its their that this those these of to in on at for by was were had has been is be it he she they"
    " which and or when start end date day time begin began ended made same such any all both".split()
)
"""Words that do not name an event."""

COMMON_ROOTS = frozenset(
    "the and for with that this from not did was were had has have its his her their count section agreement contract"
    " defendant plaintiff january february march april may june july august september october november december".split()
)
"""Words that two sentences may share although they are on different events."""

ORDINALS = frozenset("first second third fourth fifth last final next later earlier other initial original".split())
MAX_NAMES = 2
"""How many of the words that name an event a sentence that dates it must have, at most."""

WORD = Regex(r"[A-Za-z]{3,20}")


def dates_of_event(event: str, texts: Sequence[TextFacts], sentence: Sentence) -> list[StatedDate]:
    """Return the exact dates outside *sentence* that may be those of *event*, judged by the words that name the event.

    They are the dates in sentences with those words, and the first date under each heading with those words; if there
    are none, the dates in other texts with those words.
    """
    words = [word for word in WORD.findall(event) if word.islower() or word == event.split(maxsplit=1)[0]]
    ordinals = {word for word in words if word in ORDINALS}
    names = [root(word) for word in map(str.lower, words) if word not in UNNAMING_WORDS | ORDINALS][:MAX_NAMES]
    if not names:
        return []
    candidates = [(text, day) for text in texts for day in text.dates if day.is_exact and day.sentence is not sentence]
    dates = [day for _, day in candidates if _has_name(day.sentence.words, names, ordinals)]
    dates += _dates_under_headings(names, ordinals, texts)
    if dates:
        return dates
    return [day for text, day in candidates if text.path != sentence.path and _has_name(text.text, names, ordinals)]


def _has_name(words: str, names: Sequence[str], ordinals: set[str]) -> bool:
    roots = roots_of(words)
    return ordinals <= roots and all(name in roots or any(same_root(name, root) for root in roots) for name in names)


def _dates_under_headings(names: Sequence[str], ordinals: set[str], texts: Sequence[TextFacts]) -> Iterator[StatedDate]:
    """Yield the first exact date under each heading that has the event's name."""
    sections = {text.path[:2] for text in texts if text.path[-1] == "heading" and _has_name(text.text, names, ordinals)}
    for section in sections:
        dates = [day for text in texts if text.path[:2] == section for day in text.dates if day.is_exact]
        yield from dates[:1]


@lru_cache(maxsize=4096)
def roots_of(words: str) -> frozenset[str]:
    """Return the roots of *words*, and the words themselves."""
    lower_words = [word.lower() for word in WORD.findall(words)]
    return frozenset((*map(root, lower_words), *lower_words))
