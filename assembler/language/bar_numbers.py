"""Bar numbers as people type them: alone, or with a label, such as BBO 600001 and State Bar No. 12345."""

import re

LABELED = re.compile(r"(?P<label>#\s*+|[A-Za-z][^\d]{0,60}[\s#:])(?P<number>[A-Z]{0,3}-?\d\S*)")
"""A number after a label that ends in a space, a colon or a number sign; in P12345 the letter is part of the number."""

NUMBER_WORDS = frozenset({"no", "number", "id", "i", "d"})
"""Words of a label that say only that a number follows."""


def split_label(typed: str) -> tuple[str, str]:
    """Return the label of the bar number *typed*, or "", and the number alone: "BBO", "600001"."""
    match = LABELED.fullmatch(typed)
    return (match["label"].strip(), match["number"]) if match else ("", typed)


def adds_nothing(typed_label: str, label: str) -> bool:
    """Whether *label* has all words of *typed_label*, except those that say only that a number follows."""
    return _words(typed_label) - NUMBER_WORDS <= _words(label)


def _words(label: str) -> set[str]:
    return set(re.findall(r"[a-z]+", label.partition("{")[0].lower()))
