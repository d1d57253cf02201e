"""Regular expressions in records: none is slow, and an invalid one is refused with the reason."""

from time import process_time

import pytest
from pydantic import TypeAdapter, ValidationError

from assembler.language.patterns import fits
from assembler.model.base import Pattern
from tests.support.matters import court_records

SLOW_PATTERNS = [
    "(a+)+",
    "(a*)*",
    "(a|a)*b",
    "(a|aa)+",
    "((a?){20}){3}b",
    "a*a*a*a*a*a*b",
    r"(\w+\s?)*",
    "(?:(?:a{1,9}){1,9}){1,9}b",
    "(" * 100 + "a+" + ")+" * 100,
]
"""Patterns on which Python's `re` takes too long with a few dozen letters."""


def test_no_pattern_is_slow() -> None:
    for pattern in SLOW_PATTERNS:
        TypeAdapter(Pattern).validate_python(pattern)
        start = process_time()
        assert not fits(pattern, "a" * 100_000 + "!")
        assert process_time() - start < 2, pattern


REFUSED_PATTERNS = [
    ("(", "unclosed group"),
    ("a{1000}{1000}{1000}", "compiled regex exceeds size limit of 10485760 bytes"),
    ("(?=a)b", "look-around, including look-ahead and look-behind, is not supported"),
    (r"(a)\1", "backreferences are not supported"),
    ("(" * 5_000 + ")" * 5_000, "exceed the maximum number of nested parentheses/brackets (250)"),
]


@pytest.mark.parametrize(("pattern", "reason"), REFUSED_PATTERNS, ids=[reason for _, reason in REFUSED_PATTERNS])
def test_a_pattern_that_cannot_be_used_is_refused_with_the_reason(pattern: str, reason: str) -> None:
    with pytest.raises(ValidationError) as refused:
        TypeAdapter(Pattern).validate_python(pattern)
    assert [detail["msg"] for detail in refused.value.errors()] == [f"is not a regular expression: {reason}"]


def test_each_pattern_of_the_program_fits_the_numbers_that_its_court_gives() -> None:
    patterns = {court.id: court.number_pattern.value for court in court_records() if court.number_pattern}

    assert len(patterns) > 90
    assert [name for name, pattern in patterns.items() if fits(pattern, "x" * 100_000)] == []
    assert fits(patterns["wawd"], "2:21-cv-00031-BJR")
    assert not fits(patterns["wawd"], "2:21-cv-00031-BJR\n")
