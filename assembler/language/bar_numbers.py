"""Bar numbers as people type them: alone, or with a label, such as BBO 600001 and State Bar No. 12345."""

import re

LABELED = re.compile(r"(?P<label>#\s*+|[A-Za-z][^\d]{0,60}[\s#:])(?P<number>[A-Z]{0,3}-?\d\S*)")
"""A number after a label that ends in a space, colon or number sign. In P12345 the letter is part of the number."""

NUMBER_WORDS = frozenset({"no", "number", "id", "i", "d"})
"""Words in a label that mean only "number"."""


DIGITS = re.compile(r"\d[\w-]*")
"""A number, whatever its label."""


def split_label(typed: str) -> tuple[str, str]:
    """Split a bar number as typed into its label, "" if none, and the number itself: "BBO", "600001".

    Several numbers, each with the label of its bar, are not split.
    """
    match = LABELED.match(typed)
    if match is None or DIGITS.search(typed, match.end()):
        return "", typed
    return match["label"].strip(), typed[match.start("number") :]


def has_own_label(typed: str, label: str) -> bool:
    """Whether a bar number is *typed* with a label that says more than the court's *label*, or is several with labels.

    Such a text is printed as it is typed.
    """
    several = LABELED.match(typed) and len(DIGITS.findall(typed)) > 1
    return bool(several) or not adds_nothing(split_label(typed)[0], label)


def adds_nothing(typed_label: str, label: str) -> bool:
    """Whether *label* includes every word of *typed_label*, apart from words that mean only "number"."""
    return _words(typed_label) - NUMBER_WORDS <= _words(label)


def _words(label: str) -> set[str]:
    return set(re.findall(r"[a-z]+", label.partition("{")[0].lower()))
