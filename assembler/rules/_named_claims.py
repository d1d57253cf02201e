"""Finds the counts that a text names by typed numbers: Count IV, Counts One through Three, the Fourth Claim."""

import re
from collections.abc import Iterator, Mapping

from assembler.language.english import cardinal, ordinal, roman
from assembler.language.regex import Regex, passages

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
NAMED_COUNTS = Regex(
    rf"\bCounts?\s+(?P<numbers>{NUMBER}(?:{JOINED}{NUMBER})*)\b"
    rf"|\b(?P<ordinals>[A-Za-z][a-z]{{3,11}}(?:{JOINED}[A-Za-z][a-z]{{3,11}}){{0,12}})\s+"
    r"(?i:causes?\s+of\s+action|claims?\s+for\s+relief|claims?|counts?)\b"
)


def claims_named(text: str) -> Iterator[tuple[int, int, frozenset[int]]]:
    """Yield the bounds of each passage of *text* that names counts, with the indexes of these counts, from 0."""
    if "ount" not in text and "laim" not in text and "ction" not in text:
        return
    for match in passages(NAMED_COUNTS, text):
        cardinals, ordinals = match["numbers"], match["ordinals"]
        numbers = _count_numbers(cardinals, CARDINALS) if cardinals else _count_numbers(ordinals, ORDINALS)
        if numbers:
            yield *match.span(), frozenset(number - 1 for number in numbers)


def _count_numbers(words: str, number_by_spelling: Mapping[str, int]) -> set[int]:
    """Return the numbers of counts that *words* list or include: 1, 3, 4 and 5 for "One, Three through Five"."""
    numbers: set[int] = set()
    last_number = 0
    continues_range = False
    for word in re.findall(r"[\w&-]+", words):
        number = number_by_spelling.get(word) or number_by_spelling.get(word.lower(), 0)
        if number and last_number and continues_range:
            numbers.update(range(last_number + 1, number + 1))
        elif number:
            numbers.add(number)
        continues_range = word in {"through", "to"}
        last_number = number or last_number
    return numbers


PART_START = Regex(r";\s|,?(?<!\s)\s+and\s+(?=(?:against|from|on|as\s+to)\s|award|enter|order|enjoin)")
"""The beginning of another part of an item of relief."""


def claims_of(text: str, start: int) -> frozenset[int]:
    """Return the indexes of the counts that the part of *text* around *start* names, or else the entire text."""
    part_starts = [match.start() for match in PART_START.finditer(text)]
    first = max((part_start for part_start in part_starts if part_start <= start), default=0)
    last = min((part_start for part_start in part_starts if part_start > start), default=len(text))
    claims_in_text = list(claims_named(text))
    groups = [indexes for begin, _, indexes in claims_in_text if first <= begin < last]
    if not groups:
        groups = [indexes for _, _, indexes in claims_in_text]
    return frozenset[int]().union(*groups)
