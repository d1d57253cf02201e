"""Blanks in sentences: a blank takes a named value, and cannot reach attributes, items or conversions of it."""

import pytest

from assembler.language.blanks import fill
from assembler.language.english import Side

SIDE = Side("plaintiff", ("Alpha",), ("Alpha Kites, Inc.",))
VALUES = {"plaintiff": SIDE, "county": "King", "amount": 75000}


def test_a_blank_is_filled_and_a_party_takes_its_form() -> None:
    sentence = fill("In {county}, {plaintiff:role} {plaintiff:alleges|allege} {amount} {{so}}.", VALUES)
    assert sentence == "In King, Plaintiff alleges 75000 {so}."


UNSAFE_BLANKS = [
    "{plaintiff.names}",
    "{plaintiff.names[0]}",
    "{plaintiff.__class__}",
    "{plaintiff.__class__.__init__.__globals__}",
    "{county[0]}",
    "{county!r}",
    "{county:>9999999999}",
    "{county:{plaintiff}}",
    "{amount:999999999d}",
    "{plaintiff:>9999999999}",
    "{plaintiff!r:>9999999999}",
    "{plaintiff:a|b|c}",
    "{0}",
    "{}",
    "{",
    "}",
]
"""Blanks that ask for an attribute, an item, a conversion or a huge width, or that are malformed."""


def test_an_unsafe_blank_is_refused() -> None:
    for sentence in UNSAFE_BLANKS:
        with pytest.raises(ValueError, match=r".+"):  # some explanation
            fill(sentence, VALUES)


def test_an_unknown_name_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        fill("{defendant}", VALUES)
