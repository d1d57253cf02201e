"""Finds the sums of money that the allegations of a matter plead, and sums that look like typing errors for others."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import combinations

from assembler.facts.texts import prose
from assembler.language.money import sums
from assembler.model.matter import Matter

MAX_SUMS_COMBINED = 12
"""The maximum number of pleaded sums for which `computable_sums` adds sums of two or three and differences of two."""

TRANSPOSED = "two transposed digits"

MIN_DIGITS = 4
"""The minimum number of digits, without final zeros, at which a single different digit looks like a typing error."""


def pleaded_sums(matter: Matter) -> tuple[int, ...]:
    """Return the sums that the allegations of *matter* plead, in cents, in order and without duplicates."""
    pleaded = (text for path, text in prose(matter) if path[0] != "filings" and not {"relief", "wherefore"} & set(path))
    return tuple(dict.fromkeys(cents for text in pleaded for cents in _sums_in_cents(text)))


def computable_sums(pleaded: tuple[int, ...]) -> set[int]:
    """Return the *pleaded* sums and their total; of up to `MAX_SUMS_COMBINED`, also sums and differences.

    These are the sums of two or three of them, and the differences of two.
    """
    amounts = {*pleaded, sum(pleaded)}
    if len(pleaded) <= MAX_SUMS_COMBINED:
        amounts |= {cents for a, b in combinations(pleaded, 2) for cents in (a + b, abs(a - b))}
        amounts |= {sum(addends) for addends in combinations(pleaded, 3)}
    return amounts


@lru_cache(maxsize=4096)
def _sums_in_cents(text: str) -> tuple[int, ...]:
    return tuple(amount.cents for amount in sums(text))


def slip_between(cents: int, other_cents: int) -> str:
    """Return how the two sums, in cents, differ if the difference looks like a typing error; else ""."""
    longest = max(len(_significant(cents)), len(_significant(other_cents)))
    if longest >= MIN_DIGITS - 1 and (cents == 10 * other_cents or other_cents == 10 * cents):
        return "a zero"
    digits, other_digits = str(cents), str(other_cents)
    if len(digits) != len(other_digits):
        return ""
    positions = _differing_positions(digits, other_digits)
    if len(positions) == 1 and longest >= MIN_DIGITS:
        return "one digit"
    if longest >= MIN_DIGITS - 1 and _are_transposed(digits, other_digits, positions):
        return TRANSPOSED
    return ""


def looks_like(number: int, other_number: int) -> bool:
    """Whether *number* and *other_number* differ only by one digit, two transposed digits or a lost zero.

    Unlike `slip_between`, this also compares numbers with few digits, because both figures count the same thing.
    """
    if number == 10 * other_number or other_number == 10 * number:
        return True
    digits, other_digits = str(number), str(other_number)
    if len(digits) != len(other_digits):
        return False
    positions = _differing_positions(digits, other_digits)
    return len(positions) == 1 or _are_transposed(digits, other_digits, positions)


def _differing_positions(digits: str, other_digits: str) -> list[int]:
    """Return the positions at which two numbers of equal length have different digits."""
    pairs = zip(digits, other_digits, strict=True)
    return [position for position, (digit, other_digit) in enumerate(pairs) if digit != other_digit]


def is_near(number: int, other_number: int, divisor: int) -> bool:
    """Whether *number* may be a slip for *other_number*: it looks like it, or differs by at most 1/*divisor* of it."""
    return abs(number - other_number) * divisor <= other_number or looks_like(number, other_number)


def _are_transposed(digits: str, other_digits: str, positions: Sequence[int]) -> bool:
    """Whether the numbers, which differ at *positions*, differ only by the order of two adjacent digits."""
    if len(positions) != 2:
        return False
    first, second = positions
    return second == first + 1 and digits[first : second + 1] == other_digits[first : second + 1][::-1]


def _significant(cents: int) -> str:
    return str(cents).rstrip("0")
