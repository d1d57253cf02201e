"""Bar numbers as people type them, with or without a label, such as "BBO 600001" and "State Bar No. 12345"."""

import re

from assembler.language.regex import Regex

LABELED = Regex(r"(?P<label>#\s*+|[A-Za-z][^\d]{0,60}[\s#:])(?P<number>[A-Z]{0,3}-?\d\S*)")
"""Matches a number after a label that ends in a space, colon or number sign; in P12345 the P belongs to the number."""

NUMBER_WORDS = frozenset({"no", "number", "id", "i", "d"})
"""Words in a label that only mean "number"."""

DIGITS = Regex(r"\d[\w-]*")
"""Matches a bar number from its first digit."""


def split_label(typed: str) -> tuple[str, str]:
    """Split a bar number, as typed, into its label ("" if it has none) and the number: "BBO", "600001".

    A text with several numbers is not split.
    """
    match = LABELED.match(typed)
    if match is None or DIGITS.search(typed, match.end()):
        return "", typed
    return match["label"].strip(), typed[match.start("number") :]


def has_own_label(typed: str, label: str) -> bool:
    """Whether *typed* has a label that says more than the court's *label*, or has several numbers with labels.

    Such a text is printed as the user typed it.
    """
    if LABELED.match(typed) and len(DIGITS.findall(typed)) > 1:
        return True
    typed_label, _ = split_label(typed)
    return not adds_nothing(typed_label, label)


def adds_nothing(typed_label: str, label: str) -> bool:
    """Whether *label* includes every word of *typed_label*, other than words that only mean "number"."""
    return _words(typed_label) - NUMBER_WORDS <= _words(label)


def _words(label: str) -> set[str]:
    return set(re.findall(r"[a-z]+", label.partition("{")[0].lower()))
