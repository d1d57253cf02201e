"""Finds the counts that a text names by typed numbers: Count IV, Counts One through Three, the Fourth Claim."""

import re
from collections.abc import Iterator, Mapping

from assembler.language.english import cardinal, ordinal, roman
from assembler.language.passages import passages
from assembler.language.regex import Regex

MAX_COUNT_NUMBER = 40
"""The highest number of a count that is read."""

CARDINALS: Mapping[str, int] = {
    spelling: number
    for number in range(1, MAX_COUNT_NUMBER)
    for spelling in (roman(number), str(number), cardinal(number).lower())
}
ORDINALS: Mapping[str, int] = {ordinal(number).lower(): number for number in range(1, MAX_COUNT_NUMBER)}
JOINED = r"(?:,\s+(?:and\s+)?|\s+(?:and|or|&|through|to)\s+)"
NUMBER = r"(?:[IVX]{1,6}|\d{1,2}|[A-Za-z][a-z]{2,8}(?:-[a-z]+)?)"
NAMED = Regex(
    rf"\bCounts?\s+(?P<numbers>{NUMBER}(?:{JOINED}{NUMBER})*)\b"
    rf"|\b(?P<ordinals>[A-Za-z][a-z]{{3,11}}(?:{JOINED}[A-Za-z][a-z]{{3,11}}){{0,12}})\s+"
    r"(?i:causes?\s+of\s+action|claims?\s+for\s+relief|claims?|counts?)\b"
)


def claims_named(text: str) -> Iterator[tuple[int, int, frozenset[int]]]:
    """Yield the bounds of each passage of *text* that names counts, with the indexes of these counts, from 0."""
    if "ount" not in text and "laim" not in text and "ction" not in text:
        return
    for match in passages(NAMED, text):
        words, table = (match["numbers"], CARDINALS) if match["numbers"] else (match["ordinals"], ORDINALS)
        if numbers := _numbers(words, table):
            yield *match.span(), frozenset(number - 1 for number in numbers)


def _numbers(words: str, table: Mapping[str, int]) -> set[int]:
    numbers, last, ranges = set[int](), 0, False
    for word in re.findall(r"[\w&-]+", words):
        number = table.get(word) or table.get(word.lower(), 0)
        numbers |= {*range(last + 1, number + 1)} if ranges and number and last else {number} - {0}
        ranges = word in {"through", "to"}
        last = number or last
    return numbers


DIVIDER = Regex(r";\s|,?(?<!\s)\s+and\s+(?=(?:against|from|on|as\s+to)\s|award|enter|order|enjoin)")
"""The beginning of another part of an item of relief."""


def claims_of(text: str, start: int) -> frozenset[int]:
    """Return the indexes of the counts that the part of *text* around *start* names; of the entire text if none."""
    stops = [match.start() for match in DIVIDER.finditer(text)]
    first = max((stop for stop in stops if stop <= start), default=0)
    last = min((stop for stop in stops if stop > start), default=len(text))
    claims_in_text = list(claims_named(text))
    in_section = [numbers for begin, _, numbers in claims_in_text if first <= begin < last]
    return frozenset[int]().union(*(in_section or [numbers for _, _, numbers in claims_in_text]))
