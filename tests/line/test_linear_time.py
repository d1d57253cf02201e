"""The time of each pattern grows no faster than the length of the text, even if the text is hostile."""

import re
from collections import deque
from collections.abc import Callable
from functools import partial

import pytest

from tests.support.growth import LENGTHS, TooSlowError, growth, seconds, time_limit
from tests.support.program_patterns import UsedPattern, patterns
from tests.support.worst_cases import Case, cases

pytestmark = pytest.mark.slow

SHORT_LENGTH = 200
"""The length of the short texts among which the slowest is chosen, in characters."""

TIME_LIMIT = 0.05
"""The time limit for a short text in seconds; only a pattern of exponential time exceeds it."""

BATCH = 50
"""The number of short texts that are read under one time limit; if they exceed it, each has its own limit."""

SLOWEST_COUNT = 10
"""The number of the slowest short texts, which are read again, because a single time may be long by chance."""


def reader(used: UsedPattern) -> Callable[[str], object]:
    """Return a function that reads a text with the pattern as the program does."""
    calls = [getattr(used.pattern, method) for method in sorted(used.methods & {"match", "fullmatch"})]
    if used.methods & {"finditer", "findall", "sub", "subn", "split"}:
        calls.append(lambda text: deque(used.pattern.finditer(text), 0))
    elif "search" in used.methods:
        calls.append(used.pattern.search)
    return lambda text: [call(text) for call in calls]


def times_of(read: Callable[[str], object], batch: list[Case]) -> list[tuple[float, Case]]:
    """Return the time for each short text. Raises `TooSlowError` if together they exceed `TIME_LIMIT`."""
    with time_limit(TIME_LIMIT):
        return [(seconds(partial(read, case.text(SHORT_LENGTH))), case) for case in batch]


def slowest_case(used: UsedPattern) -> Case:
    """Return the short text for which the pattern is slowest."""
    read = reader(used)
    times: list[tuple[float, Case]] = []
    all_cases = cases(used.pattern)
    for start in range(0, len(all_cases), BATCH):
        batch = all_cases[start : start + BATCH]
        try:
            times += times_of(read, batch)
        except TooSlowError:
            for case in batch:
                try:
                    times += times_of(read, [case])
                except TooSlowError:
                    return case
    slowest_cases = [case for _, case in sorted(times, reverse=True)[:SLOWEST_COUNT]]
    return max(slowest_cases, key=lambda case: seconds(partial(read, case.text(SHORT_LENGTH)), 3))


def fault(used: UsedPattern) -> str:
    """Return the evidence that the time of a pattern grows faster than the length of its slowest text; "" if none."""
    read = reader(used)
    case = slowest_case(used)
    evidence = growth([partial(read, case.text(length)) for length in LENGTHS])
    return evidence and f"{used.place}, {case}: {evidence}"


def test_the_time_of_each_pattern_is_linear_in_the_length_of_the_text() -> None:
    assert len(patterns()) > 150
    faults = [fault(used) for used in patterns()]
    assert [evidence for evidence in faults if evidence] == []


SLOW_PATTERNS = [
    r"\[\[\s*¶?\s*([^\[\]]*?)\s*\]\]",
    r"\s+$",
    r"\bany\b[^.]*\brelief\b",
    r"(a+)+b",
    r"“[^”]*”",
    r"(?:\w+,?\s*)*;",
]


def test_the_test_finds_slow_patterns() -> None:
    for pattern in SLOW_PATTERNS:
        assert fault(UsedPattern(re.compile(pattern), frozenset({"finditer"}), place="")), pattern


def test_a_long_text_that_a_pattern_reads_once_passes() -> None:
    pattern = "|".join(f"{letter}x" for letter in "abcdefghijklmnopqrstuvwxyz")

    assert not fault(UsedPattern(re.compile(f"(?:{pattern}){{1,40}}y"), frozenset({"finditer"}), place=""))


def test_patterns_are_found_wherever_they_are_written() -> None:
    places = {used.place.partition(":")[0] for used in patterns()}

    assert "assembler.language.references.PAGE" in places  # in a module
    assert "assembler.rules.privacy.numbers.DOCUMENTS" in places  # inside a table
    assert "assembler.law.citizenship" in places  # in a call
    assert "assembler.law.federal_claims.GRANTS" in places  # as a text in a table
