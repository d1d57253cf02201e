"""The letters with which a match of a pattern can begin, told to the engine of patterns when a pattern is compiled.

The engine skips all other places of a text, which takes a tenth of a try at each. Python's compiler tells it only where
the pattern itself begins with a letter or a set; what is read here also sees behind boundaries, looks to either side,
groups, alternatives and what may be left out, and counts both cases of a letter.
"""

import re
from collections.abc import Iterable, Sequence
from importlib import import_module
from typing import Any

Letters = list[tuple[Any, Any]]
"""A set as the compiler of patterns has it: letters, ranges and categories."""

ops: Any = import_module("re._constants")

MANY = 20
"""Small letters of a set with which nearly all words begin, so that it skips too little."""

ODD = {"i": "İ\N{LATIN SMALL LETTER DOTLESS I}", "k": "\N{KELVIN SIGN}", "s": "\N{LATIN SMALL LETTER LONG S}"}
"""Letters that are an ASCII letter where capitals do not count, besides its two cases."""

LAST_ASCII = 127


def first_letters(pattern: Any, flags: int) -> Letters | None:
    """Return with what a match of the parsed *pattern* begins; None where that may be nearly anything."""
    letters, may_be_empty = _of_all(pattern, flags)
    small = {code for op, value in letters or () for code in _codes(op, value) if chr(code).islower()}
    return None if may_be_empty or not letters or len(small) >= MANY else letters


def _codes(op: Any, value: Any) -> Iterable[int]:
    return range(value[0], value[1] + 1) if op is ops.RANGE else [value] if op is ops.LITERAL else []


def _of_all(parsed: Iterable[Any], flags: int) -> tuple[Letters | None, bool]:
    """Return with what the sequence *parsed* begins, and whether it may match an empty text."""
    letters: Letters = []
    for part in parsed:
        more, may_be_empty = _of(part, flags)
        if more is None:
            return None, False
        letters += more
        if not may_be_empty:
            return letters, False
    return letters, True


def _of(part: Any, flags: int) -> tuple[Letters | None, bool]:
    match part:
        case (ops.LITERAL | ops.IN as op, value):
            return _any_case([part] if op is ops.LITERAL else value, flags), False
        case (ops.AT | ops.ASSERT | ops.ASSERT_NOT, _):
            return [], True
        case (ops.SUBPATTERN, (_, added, removed, inside)):
            return _of_all(inside, (flags | added) & ~removed)
        case (ops.ATOMIC_GROUP, inside):
            return _of_all(inside, flags)
        case (ops.MAX_REPEAT | ops.MIN_REPEAT | ops.POSSESSIVE_REPEAT, (least, _, inside)):
            letters, may_be_empty = _of_all(inside, flags)
            return letters, may_be_empty or not least
        case (ops.BRANCH, (_, branches)):
            each = [_of_all(branch, flags) for branch in branches]
            if any(letters is None for letters, _ in each):
                return None, False
            return [letter for letters, _ in each for letter in letters or ()], any(empty for _, empty in each)
    return None, False


def _any_case(letters: Sequence[Any], flags: int) -> Letters | None:
    """Return *letters*, with both cases of each where capitals do not count; None if they are no short list."""
    made: Letters = []
    for op, value in letters:
        if op is ops.CATEGORY and value in {ops.CATEGORY_DIGIT, ops.CATEGORY_SPACE}:
            made.append((op, value))
        elif op not in {ops.LITERAL, ops.RANGE}:
            return None
        elif not flags & re.IGNORECASE:
            made.append((op, value))
        else:
            for letter in map(chr, _codes(op, value)):
                if ord(letter) > LAST_ASCII and letter.lower() != letter.upper():
                    return None
                cases = {letter.lower(), letter.upper(), *ODD.get(letter.lower(), "")}
                made += [(ops.LITERAL, ord(case)) for case in sorted(cases)]
    return made
