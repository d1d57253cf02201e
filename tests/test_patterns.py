"""Patterns of records: one that a text could keep busy is refused before it is tried."""

import re
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from assembler.language.patterns import LONGEST_TEXT, MOST_WAYS, fits, ways
from assembler.model.base import Pattern
from assembler.model.court import Court
from tests.matters import catalog

SLOW = [
    "(a+)+$",
    "(a*)*$",
    "(a|a)*b",
    "(a|aa)+$",
    "((a?){20}){3}b",
    "a*a*a*a*a*a*b",
    r"(\w+\s?)*$",
    "(?:(?:a{1,9}){1,9}){1,9}b",
    "(" * 150 + "a+" + ")+" * 150,
    "(" * 5_000,
    "(" * 5_000 + ")" * 5_000,
    "a" * 500,
]
"""Patterns with which a text of a few dozen letters can be busy for longer than anybody waits, or that are none."""


def test_a_slow_pattern_is_refused() -> None:
    taken = []
    for pattern in SLOW:
        with pytest.raises(ValidationError) as refused:
            taken.append(TypeAdapter(Pattern).validate_python(pattern))
        assert refused.value.errors()[0]["type"] in {"slow_pattern", "no_pattern"}
    assert taken == []


def test_each_pattern_of_the_program_is_quick() -> None:
    courts: list[Court] = [catalog().record("court", name) for name in catalog().names("court")]
    patterns = {court.id: court.number_pattern.value for court in courts if court.number_pattern}
    assert {name: count for name, one in patterns.items() if (count := ways(one)) > MOST_WAYS} == {}
    assert len(patterns) > 90


@pytest.mark.parametrize(
    ("pattern", "count"),
    [("abc", 1), ("a?", 2), ("a|b|c", 3), ("a{2,5}", 4), ("(a?b?){2}", 16), ("a+", LONGEST_TEXT), (r"\*\?[+*)|]", 1)],
)
def test_choices_are_counted(pattern: str, count: int) -> None:
    assert ways(pattern) == count


ATOMS = st.sampled_from(["a", "b", r"\d", "[ab]", "."])
PATTERNS = st.recursive(
    ATOMS,
    lambda one: (
        st.builds("({}){}".format, one, st.sampled_from(["*", "+", "?", "{0,3}", "{2}", "*?"]))
        | st.builds("{}{}".format, one, one)
        | st.builds("(?:{}|{})".format, one, one)
    ),
    max_leaves=8,
)


@given(PATTERNS)
def test_what_is_taken_for_quick_is_quick_where_it_does_not_fit(pattern: str) -> None:
    re.compile(pattern)
    if ways(pattern) <= MOST_WAYS:
        start = perf_counter()
        fits(pattern, "a" * (LONGEST_TEXT - 1) + "!")
        assert perf_counter() - start < 5


def test_a_long_text_fits_nothing() -> None:
    assert fits("a*", "a" * LONGEST_TEXT)
    assert not fits("a*", "a" * (LONGEST_TEXT + 1))
