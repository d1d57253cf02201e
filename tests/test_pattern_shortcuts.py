"""What is read from a pattern to search faster changes nothing of what it finds."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import import_module
from typing import Any

import pytest

from assembler import kept_code, literals
from tests.program_patterns import patterns
from tests.worst_cases import cases

ODD = str.maketrans(
    "sSiIkK", 2 * "\N{LATIN SMALL LETTER LONG S}" + "\N{LATIN SMALL LETTER DOTLESS I}İ" + 2 * "\N{KELVIN SIGN}"
)
"""Letters that are `s`, `i` and `k` where capitals do not count."""

WRITTEN = (
    r"\b(?:(?P<day>Monday|Friday),?\s+)?(?P<month>May|June)\s+\d",
    r"(?<![\w.])(?:[Tt]he|(?:an?|some)\s)\s*+House",
    r"(?i)\b(?:sink|kin|[xq]i?)\b|(?<=s)\d{2}",
    r"(?i:island)s?|Skye",
    r"(?=[A-Z])\w+ly(?<!only)|(?>ab|a)c",
    r"(?P<one>[a-c]{2})(?P=one)|[^\s]\.\.",
    r"(?:x?y?)*z|[-–—]\s|(a)?(?(1)b|c)d",
)
TEXTS = (
    "Monday, June 1 and May 2, xMay 3, Friday  May 4.",
    "The House, an House, some  House; .the House theHouse",
    "SINK \N{KELVIN SIGN}in kİn \N{LATIN SMALL LETTER LONG S}ink xi Q s12 S34",
    "isLand \N{LATIN SMALL LETTER LONG S}kye ISLANDS Skye \N{LATIN SMALL LETTER DOTLESS I}sland",
    "Early onlY Only ac abc aabc cd abd",
    "abab bcbc .... x–  —\n xyxyz z yx",
    "",
)


@cache
def ours() -> tuple[re.Pattern[str], ...]:
    return tuple({(used.pattern.pattern, used.pattern.flags): used.pattern for used in patterns()}.values())


def texts(pattern: re.Pattern[str]) -> Iterator[str]:
    """Yield texts in which *pattern* matches, or nearly does."""
    for text in (case.text(20) for case in cases(pattern)):
        yield from (f"x {text}, y", text.swapcase(), text.translate(ODD))


def told(pattern: re.Pattern[str]) -> re.Pattern[str]:
    """Return *pattern* as it is kept, told with which letters it begins."""
    compiler, engine = import_module("re._compiler"), import_module("_sre")
    flags, code, *groups = kept_code._instructions(compiler, pattern.pattern, pattern.flags)
    made: Any = engine.compile(pattern.pattern, flags, memoryview(code).cast("I").tolist(), *groups)
    assert isinstance(made, re.Pattern)
    return made


def spans(pattern: re.Pattern[str], text: str) -> list[tuple[tuple[int, int], ...]]:
    return [found.regs for found in pattern.finditer(text)]


def different(pattern: re.Pattern[str], tried: Iterable[str]) -> list[str]:
    """Return the texts in which the pattern, told how it begins, finds something else, or that lack what it needs."""
    faster, needs = told(pattern), literals.needed(pattern)
    found = {text: spans(pattern, text) for text in tried}
    return [
        text
        for text, all_spans in found.items()
        if spans(faster, text) != all_spans or (all_spans and not literals.has_one(needs, text))
    ]


def test_a_pattern_that_is_told_how_it_begins_finds_the_same_and_only_where_its_literals_are() -> None:
    written = [re.compile(pattern) for pattern in WRITTEN]
    assert [found for pattern in written if not (found := [*map(pattern.search, TEXTS)]) or not any(found)] == []
    assert {pattern.pattern: bad for pattern in written if (bad := different(pattern, TEXTS))} == {}
    assert [pattern.pattern for pattern in written[:4] if told(pattern) == pattern] == []


def test_what_a_text_must_have() -> None:
    def needs(pattern: str) -> tuple[bool, tuple[str, ...]]:
        return literals.needed(re.compile(pattern))

    assert needs(r"(?<![\w-])\d+ (?:dogs?|cats?)\b") == (False, (" cat", " dog"))
    assert needs(r"\s+(?:in|out)\s+of(?:ten)?|[;:]\w") == (False, ("out", "in", ":", ";"))
    assert needs(r"(?i)\bAs\s+Such") == (True, ("such",))
    assert needs(r"(?:not)?\w+") == (False, ())


@pytest.mark.tools  # takes ten seconds
def test_so_does_each_pattern_of_the_program() -> None:
    assert len(ours()) > 150
    assert {pattern.pattern: bad for pattern in ours() if (bad := different(pattern, texts(pattern)))} == {}
    assert sum(told(pattern) != pattern for pattern in ours()) > 100
