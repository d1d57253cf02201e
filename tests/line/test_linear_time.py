"""Text of a matter may be long and hostile: no pattern takes more than its share of time for a longer one."""

import re
from collections import deque
from collections.abc import Callable
from functools import partial

import pytest

from tests.support.growth import LENGTHS, TooSlowError, growth, seconds, time_limit
from tests.support.program_patterns import Used, patterns
from tests.support.worst_cases import Case, cases

pytestmark = pytest.mark.tools  # takes half a minute

SHORT = 200
"""Characters of the texts among which the worst is looked for."""

ENDLESS = 0.05
"""Seconds of computing in which any short text is read, unless its reading hardly ends at all."""

BATCH = 50
"""How many short texts are read under one limit; only if they exceed it, each has a limit of its own."""

SLOWEST = 10
"""How many of the short texts are read again, as one time may be long by chance."""


def reader(used: Used) -> Callable[[str], object]:
    """Return what reads a text as the program does with the pattern."""
    calls = [getattr(used.pattern, method) for method in sorted(used.methods & {"match", "fullmatch"})]
    if used.methods & {"finditer", "findall", "sub", "subn", "split"}:
        calls.append(lambda text: deque(used.pattern.finditer(text), 0))
    elif "search" in used.methods:
        calls.append(used.pattern.search)
    return lambda text: [call(text) for call in calls]


def timed(read: Callable[[str], object], several: list[Case]) -> list[tuple[float, Case]]:
    """Return how long each short text takes; raise `TooSlowError` if together they take as long as an endless one."""
    with time_limit(ENDLESS):
        return [(seconds(partial(read, case.text(SHORT))), case) for case in several]


def worst(used: Used) -> Case:
    """Return the text that the pattern is slowest with when it is short."""
    read, times = reader(used), list[tuple[float, Case]]()
    every = cases(used.pattern)
    for several in (every[start : start + BATCH] for start in range(0, len(every), BATCH)):
        try:
            times += timed(read, several)
        except TooSlowError:
            for case in several:
                try:
                    times += timed(read, [case])
                except TooSlowError:
                    return case
    slow = [case for _, case in sorted(times, reverse=True)[:SLOWEST]]
    return max(slow, key=lambda case: seconds(partial(read, case.text(SHORT)), 3))


def fault(used: Used) -> str:
    """Return what shows that the time of a pattern grows more than the text that is worst for it; else nothing."""
    read, case = reader(used), worst(used)
    found = growth([partial(read, case.text(length)) for length in LENGTHS])
    return found and f"{used.where}, {case}: {found}"


def test_each_pattern_of_the_program_takes_twice_the_time_for_twice_the_text() -> None:
    assert len(patterns()) > 150
    assert list(filter(None, map(fault, patterns()))) == []


SLOW = [
    r"\[\[\s*¶?\s*([^\[\]]*?)\s*\]\]",
    r"\s+$",
    r"\bany\b[^.]*\brelief\b",
    r"(a+)+b",
    r"“[^”]*”",
    r"(?:\w+,?\s*)*;",
]


def test_the_test_finds_patterns_that_are_slow() -> None:
    for pattern in SLOW:
        assert fault(Used(re.compile(pattern), frozenset({"finditer"}), "")), pattern


def test_a_long_text_that_a_pattern_reads_once_passes() -> None:
    pattern = "|".join(f"{letter}x" for letter in "abcdefghijklmnopqrstuvwxyz")

    assert not fault(Used(re.compile(f"(?:{pattern}){{1,40}}y"), frozenset({"finditer"}), ""))


def test_the_walk_finds_patterns_wherever_they_are_written() -> None:
    files = {used.where.partition(":")[0] for used in patterns()}

    assert "assembler.language.references.PAGE" in files  # in a module
    assert "assembler.rules.privacy.numbers.DOCUMENTS" in files  # inside a table
    assert "assembler.law.citizenship" in files  # in a call
    assert "assembler.law.federal_claims.GRANTS" in files  # as a text in a table
