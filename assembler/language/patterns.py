"""How long a regular expression can take: a pattern in a record that somebody sent must not hold up the program."""

import re
from collections.abc import Iterator

LONGEST_TEXT = 60
"""Letters of a text that a pattern is tried on; the numbers of cases have half of them."""

MOST_WAYS = 10_000_000
"""Ways to fit a text that a pattern may have: at this many, a text that does not fit is refused within seconds."""

PIECE = re.compile(
    r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]"  # one letter: an escape, a class
    r"|\((?:\?(?:[:=!>]|<[=!]|P?<\w+>|[a-zA-Z-]*:))?"  # the beginning of a group
    r"|(?:[*+?]|\{\d*,?\d*\})[?+]?"  # how often
    r"|.",
    re.DOTALL,
)


def fits(pattern: str, text: str) -> bool:
    """Whether the whole of *text* fits *pattern*. One of more than LONGEST_TEXT letters does not, and is not tried."""
    return len(text) <= LONGEST_TEXT and re.fullmatch(pattern, text) is not None


def ways(pattern: str) -> int:
    """Return an upper bound of the ways in which *pattern* can fit a text of LONGEST_TEXT letters.

    What is more than MOST_WAYS is MOST_WAYS + 1.

    A backtracking reader tries no more than these. Each repetition and each alternative is a choice: their numbers
    multiply where they follow one another, and grow by powers where one is inside another.
    """
    return _alternatives(iter([*PIECE.findall(pattern), ")"]))


def _alternatives(pieces: Iterator[str]) -> int:
    """Return the ways of a group, up to its end."""
    total, product, last = 0, 1, 1
    for piece in pieces:
        match piece[0]:
            case ")":
                break
            case "|":
                total, product, last = _capped(total + product * last), 1, 1
            case "(":
                product, last = _capped(product * last), _alternatives(pieces)
            case "*" | "+" | "?" | "{" if piece != "{":
                last = _repeated(last, *_bounds(piece))
            case _:
                product, last = _capped(product * last), 1
    return _capped(total + product * last)


def _bounds(piece: str) -> tuple[int, int]:
    """Return the least and the greatest number of repetitions that *piece* asks for."""
    if piece[0] != "{":
        return (1 if piece[0] == "+" else 0), (1 if piece[0] == "?" else LONGEST_TEXT)
    least, comma, most = piece.rstrip("?+").strip("{}").partition(",")
    low = min(int(least or 0), LONGEST_TEXT)
    return low, (min(int(most or LONGEST_TEXT), LONGEST_TEXT) if comma else low)


def _repeated(once: int, least: int, most: int) -> int:
    total = 0
    for times in range(least, most + 1):
        total = _capped(total + _capped(once**times if once == 1 or times < 30 else MOST_WAYS + 1))
    return max(total, 1)


def _capped(count: int) -> int:
    return min(count, MOST_WAYS + 1)
