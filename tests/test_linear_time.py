"""Text of a matter may be long and hostile: no pattern takes more than twice the time for twice the text."""

import re
from collections.abc import Callable, Iterator
from functools import partial

from tests.growth import LENGTH, growth, seconds
from tests.program_patterns import Used, patterns
from tests.worst_cases import Case, cases

SHORT = 1_000
"""Characters of the texts among which the worst are looked for."""

WORST = 3
"""How many of the worst texts are then read at full length."""


def reader(used: Used) -> Callable[[str], object]:
    """Return what reads a text as the program does with the pattern."""
    calls = [_call(used.pattern, method) for method in sorted(used.methods)]
    return lambda text: [call(text) for call in calls]


def _call(pattern: re.Pattern[str], method: str) -> Callable[[str], object]:
    match method:
        case "sub" | "subn":
            return lambda text: pattern.sub("", text)
        case "finditer":
            return lambda text: sum(1 for _ in pattern.finditer(text))
    call: Callable[[str], object] = getattr(pattern, method)
    return call


def worst(used: Used) -> list[tuple[float, Case]]:
    """Return the texts that the pattern is slowest with, each with the seconds for a short one."""
    read, times = reader(used), []
    for case in cases(used.pattern):
        times.append((seconds(partial(read, case.text(SHORT)), 0.25), case))
        if times[-1][0] == float("inf"):
            break
    return sorted(times, reverse=True)[:WORST]


def faults(used: Used) -> Iterator[str]:
    """Yield for which of its worst texts the time of a pattern grows more than the text."""
    read = reader(used)
    for time, case in worst(used):
        half, whole = (partial(read, case.text(length)) for length in (LENGTH // 2, LENGTH))
        if found := "does not end" if time == float("inf") else growth(half, whole):
            yield f"{used.where}, {case}: {found}"


def test_each_pattern_of_the_program_takes_twice_the_time_for_twice_the_text() -> None:
    assert len(patterns()) > 150
    assert [fault for used in patterns() for fault in faults(used)] == []


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
        assert next(faults(Used(re.compile(pattern), frozenset({"finditer"}), "")), ""), pattern


def test_the_walk_finds_patterns_wherever_they_are_written() -> None:
    where = {used.where.partition(":")[0] for used in patterns()}

    assert "assembler.language.references.REFERENCE" in where  # in a module
    assert "assembler.rules.privacy.passport_or_license_number.KINDS" in where  # inside a table
    assert "assembler.law.citizenship" in where  # in a call
    assert "assembler.law.federal_claims.GRANTS" in where  # as a text in a table
