"""Bar numbers as people type them: alone, or with a label, such as BBO 600001 and State Bar No. 12345."""

import re

LABELED = re.compile(r"(?P<label>#\s*+|[A-Za-z][^\d]{0,60}[\s#:])(?P<number>[A-Z]{0,3}-?\d\S*)")
"""A number after a label that ends in a space, colon or number sign. In P12345 the letter is part of the number."""

NUMBER_WORDS = frozenset({"no", "number", "id", "i", "d"})
"""Words in a label that mean only "number"."""


def split_label(typed: str) -> tuple[str, str]:
    """Split a bar number as typed into its label, "" if none, and the number itself: "BBO", "600001"."""
    match = LABELED.fullmatch(typed)
    return (match["label"].strip(), match["number"]) if match else ("", typed)


def adds_nothing(typed_label: str, label: str) -> bool:
    """Whether *label* includes every word of *typed_label*, apart from words that mean only "number"."""
    return _words(typed_label) - NUMBER_WORDS <= _words(label)


def _words(label: str) -> set[str]:
    return set(re.findall(r"[a-z]+", label.partition("{")[0].lower()))
