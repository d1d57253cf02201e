"""CLM017."""

from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.findings.path import KeyPath
from assembler.language.money import dollars, sums
from assembler.model.matter import Matter
from assembler.rules._complaint import opening
from assembler.rules._pleaded_sums import made_of, pleaded_sums
from assembler.rules._prayer import items
from assembler.rules._texts import prose
from assembler.rules.rule import Problem, rule

TRANSPOSED = "two digits that are transposed"

MANY = 4
"""Digits, without the zeros at the end, of a sum in which a different digit is more likely a typing error than a
different sum."""


@rule(
    "CLM017",
    cite="house style: the prayer and the text agree",
    basis="convention",
    severity=Severity.WARNING,
    fix="write the same sum in both",
)
def sum_misread(matter: Matter) -> Iterator[Problem]:
    """A sum in the prayer looks like a typing error for a sum in the text.

    Two digits are transposed, one digit differs, or there is a zero too few or too many. A sum that the text pleads, or
    that is composed of sums in it, passes. The `amounts:` of claims are compared too. A sum in a text is compared with
    the sums of the prayer that other texts plead, for transposed digits only.
    """
    pleaded = pleaded_sums(matter) if any(opening(matter)) else ()
    if not pleaded:
        return
    made = made_of(pleaded)
    near = sorted({*pleaded, *(value for value in made if value >= max(pleaded))})
    for path, cents in _asked(matter):
        if cents in made or any(cents == times * value for value in pleaded for times in (2, 3)):
            continue
        for value in near:
            if slip := _slip(cents, value):
                yield Problem(path, f"`{dollars(cents)}` differs from `{dollars(value)}` in the text by {slip}")
                break
    asked = {cents for _, cents in _asked(matter)} & set(pleaded)
    yield from _in_the_text(matter, asked) if asked else ()


def _in_the_text(matter: Matter, asked: set[int]) -> Iterator[Problem]:
    """Yield each sum of an allegation that is one of the sums *asked*, which the text pleads too, but transposed."""
    for path, text in prose(matter):
        for one in () if path[0] == "filings" or "relief" in path else sums(text):
            meant = next((value for value in sorted(asked) if _slip(one.cents, value) == TRANSPOSED), None)
            if meant and one.cents not in asked:
                asks = f"`{dollars(meant)}`, which the prayer asks for"
                yield Problem(path, f"`{dollars(one.cents)}` differs from {asks}, by {TRANSPOSED}")


def _asked(matter: Matter) -> Iterator[tuple[KeyPath, int]]:
    for item in items(matter):
        yield from ((item.path, one.cents) for one in item.sums)
    for number, claim in enumerate(matter.claims):
        for place, entry in enumerate(claim.amounts):
            yield ("claims", number, "amounts", place, "amount"), entry.amount * 100


def _slip(one: int, other: int) -> str:
    """Return how the two sums, in cents, differ, if it may be a typing error; else nothing."""
    longest = max(len(_significant(one)), len(_significant(other)))
    if longest >= MANY - 1 and (one == 10 * other or other == 10 * one):
        return "a zero"
    left, right = str(one), str(other)
    apart = [place for place in range(len(left)) if left[place] != right[place]] if len(left) == len(right) else []
    crossed = len(apart) == 2 and left[apart[0]] == right[apart[1]] and left[apart[1]] == right[apart[0]]
    if crossed and apart[1] == apart[0] + 1 and longest >= MANY - 1:
        return TRANSPOSED
    return "one digit" if len(apart) == 1 and longest >= MANY else ""


def _significant(cents: int) -> str:
    return str(cents).rstrip("0")
