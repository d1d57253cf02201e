"""What a text must have for a pattern to match anything in it, read from the pattern.

`in` reads a text some fifty times as fast as the engine of patterns, and most texts have nothing of what most patterns
look for. What is found here is necessary and never sufficient: where a text has it, the engine has the last word.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib import import_module
from typing import Any

Literals = frozenset[str]
"""Texts, one of which must be there."""

Needed = tuple[bool, tuple[str, ...]]
"""Whether capitals do not count, and the literals of which a text must have one; none where no few are known."""

MOST = 80
"""The most literals that are looked for: for more the engine is as fast."""
MOST_LETTERS = 6
"""The most letters of a set, such as `[;:]`, that are taken one by one."""

ODD_CAPITALS = str.maketrans({"İ": "i", "\N{LATIN SMALL LETTER DOTLESS I}": "i", "\N{LATIN SMALL LETTER LONG S}": "s"})
"""Letters that the engine takes for another where capitals do not count, and that `str.lower` does not."""

ops: Any = import_module("re._constants")
_parser: Any = import_module("re._parser")


def needed(pattern: re.Pattern[str]) -> Needed:
    """Return what a text must have for *pattern* to match in it."""
    parsed = _parser.parse(pattern.pattern, pattern.flags)
    folds = bool(pattern.flags & re.IGNORECASE) or _folds(parsed)
    literals = _best(parsed, folds=folds) or frozenset[str]()
    if folds:
        literals = frozenset(literal.lower() for literal in literals)
    return folds, tuple(sorted(_shortest(literals), key=lambda literal: (-len(literal), literal)))


def has_one(needs: Needed, text: str) -> bool:
    """Whether *text* has one of the literals, or none are known."""
    folds, literals = needs
    if not literals:
        return True
    searched = lowered(text) if folds else text
    for literal in literals:  # noqa: SIM110 - a generator takes as long as the search
        if literal in searched:
            return True
    return False


@lru_cache(maxsize=4096)
def lowered(text: str) -> str:
    """Return *text* in small letters, as the engine compares them where capitals do not count."""
    return (text if text.isascii() else text.translate(ODD_CAPITALS)).lower()


def _folds(parsed: Any) -> bool:
    """Whether capitals do not count in a part of a pattern."""
    match parsed:
        case (ops.SUBPATTERN, (_, int(added), int(), _)) if added & re.IGNORECASE:
            return True
        case str() | int() | None:
            return False
    return any(map(_folds, parsed))


def _best(parsed: Sequence[Any], *, folds: bool) -> Literals | None:
    """Return the rarest literals of which each match of the sequence *parsed* has one; None if it needs none."""
    known = [found for found in _all(parsed, folds=folds) if found and len(found) <= MOST and all(found)]
    return max(known, key=lambda found: (min(map(len, found)), -len(found)), default=None)


def _all(parsed: Sequence[Any], *, folds: bool) -> Iterator[Literals | None]:
    """Yield sets of literals: each match of the sequence *parsed* has a literal of each set."""
    run = frozenset({""})
    for part in parsed:
        whole = _whole(part, folds=folds)
        longer = frozenset(before + after for before in run for after in whole) if whole else None
        if longer and len(longer) <= MOST:
            run = longer
            continue
        yield run
        yield _inside(part, folds=folds)
        run = whole or frozenset({""})
    yield run


def _whole(part: Any, *, folds: bool) -> Literals | None:
    """Return all that *part* of a pattern can match, if these are few texts."""
    match part:
        case (ops.LITERAL, code):
            return None if folds and _is_odd(chr(code)) else frozenset({chr(code)})
        case (ops.AT | ops.ASSERT_NOT | ops.ASSERT, _):
            return None if part[0] is ops.ASSERT else frozenset({""})
        case (ops.IN, letters) if len(letters) <= MOST_LETTERS:
            each = [_whole(letter, folds=folds) if letter[0] is ops.LITERAL else None for letter in letters]
            return frozenset[str]().union(*each) if all(each) else None  # type: ignore[arg-type]
        case (ops.SUBPATTERN, (_, _, _, inside)) | (ops.ATOMIC_GROUP, inside):
            return _product(inside, folds=folds)
        case (ops.BRANCH, (_, branches)):
            wholes = [_product(branch, folds=folds) for branch in branches]
            return frozenset[str]().union(*wholes) if all(wholes) else None  # type: ignore[arg-type]
        case (ops.MAX_REPEAT | ops.MIN_REPEAT, (0 | 1 as least, 1, inside)):
            whole = _product(inside, folds=folds)
            return (whole if least else whole | {""}) if whole else None
    return None


def _product(parsed: Sequence[Any], *, folds: bool) -> Literals | None:
    """Return all that the sequence *parsed* can match, if these are few texts."""
    made = frozenset({""})
    for part in parsed:
        whole = _whole(part, folds=folds)
        if not whole or len(made) * len(whole) > MOST:
            return None
        made = frozenset(before + after for before in made for after in whole)
    return made


def _inside(part: Any, *, folds: bool) -> Literals | None:
    """Return the rarest literals of *part*, which matches more than a few texts."""
    match part:
        case (ops.SUBPATTERN, (_, _, _, inside)) | (ops.ATOMIC_GROUP, inside) | (ops.ASSERT, (_, inside)):
            return _best(inside, folds=folds)
        case (ops.MAX_REPEAT | ops.MIN_REPEAT | ops.POSSESSIVE_REPEAT, (least, _, inside)) if least:
            return _best(inside, folds=folds)
        case (ops.BRANCH, (_, branches)):
            each = [_best(branch, folds=folds) for branch in branches]
            return _shortest(frozenset[str]().union(*each)) if all(each) else None  # type: ignore[arg-type]
    return None


def _is_odd(letter: str) -> bool:
    """Whether *letter* has capitals that `str.lower` may not know."""
    return not letter.isascii() and letter.lower() != letter.upper()


def _shortest(literals: Literals) -> Literals:
    """Return *literals* without those that have another of them."""
    return frozenset(one for one in literals if not any(other in one for other in literals if other != one))
