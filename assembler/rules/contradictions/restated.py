"""Sums that restate a total in the matter, but differ from it a little."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from assembler.facts.fact import StatedSum
from assembler.facts.reading import TextFacts, texts_with_facts
from assembler.facts.tables import Cell
from assembler.findings.finding import Severity
from assembler.findings.path import KeyPath
from assembler.language.references import REFERENCE, entries
from assembler.language.regex import Regex
from assembler.model.matter import Matter
from assembler.model.walk import referable
from assembler.rules._fact_problems import problem_on
from assembler.rules._pleaded_sums import MAX_SUMS_COMBINED, is_near, made_of, pleaded_sums
from assembler.rules.contradictions.prayers import sums_of_claim
from assembler.rules.rule import Problem, Words, rule

RESTATES = Regex(
    r"(?i)\b(?:the|this|that|total\w*|owes?|owed|due|lost|cost|damages\sof|loss\sof|sum\sof|amount\sof|balance\sof|paid\snone\sof\sthe)"
    r"(?:\s[A-Z][\w’'-]{1,20}){0,3}\s\Z"
)
"""Words before a sum that may restate another."""
OTHER_SUM_WORDS = Regex(
    r"(?i)\b(?:other|another|remaining|rest|(?<!no\s)part|portion|less|after|except|only|interest|fees?|costs|offer\w*|estimate\w*|insur\w*"
    r"|per|each|every|value|worth|limit\w*|penalt\w*|statutory|minimum)\b"
)
"""Words that show that a sentence may give a sum of its own."""
MISTAKE_DIVISOR = 10
"""A sum that differs from another by less than a tenth may be a mistake for it."""
TEXTS_AFTER = 3
"""The number of texts after a table that may restate its total."""


@rule(
    "FCT040",
    cite="house style: a total is restated without change",
    basis="convention",
    severity=Severity.WARNING,
    fix="look at the documents, and write the same sum in both places, or say how the other sum is computed",
)
def total_restated_otherwise(matter: Matter) -> Iterator[Problem]:
    """A sum is almost the same as a total in a table, or as a sum on which its claim is based.

    Only a sum that is nowhere else in the matter is reported. In a count, it is compared with the sums in the texts to
    which the elements and the references of the count lead; in the facts, with the total of a table just before it. A
    sum that can be computed from sums in the matter is not reported, and neither is a sum in a sentence on a part, an
    offer, an estimate, interest, fees or a limit.
    """
    texts = [text for text in texts_with_facts(matter) if not {"relief", "wherefore", "filings"} & set(text.path)]
    uses = Counter(amount.low for text in texts for amount in text.sums)
    pleaded = pleaded_sums(matter)
    for index, text in enumerate(texts):
        totals = [total for before in texts[max(0, index - TEXTS_AFTER) : index + 1] for total in _totals(before, text)]
        for amount in text.sums:
            is_new = uses[amount.low] == 1 and (totals or text.path[0] == "claims") and _may_restate(amount)
            if is_new and amount.low not in _computed_sums(pleaded, amount.low) and not _is_product(amount, text):
                yield from _almost_total(amount, totals)
                yield from _almost_claimed(amount, matter)


def _is_product(amount: StatedSum, text: TextFacts) -> bool:
    """Whether *amount* is a number in *text* times a sum there: "sixty months, at $519.80 a month"."""
    numbers = {length.number for length in text.lengths} | {things.number for things in text.quantities}
    return any(number * other.low == amount.low for number in numbers for other in text.sums if other is not amount)


def _totals(before: TextFacts, text: TextFacts) -> Iterator[tuple[TextFacts, Cell]]:
    """Yield the totals in dollars of the tables of *before*, if *text* is under the same heading."""
    if before.path[:2] != text.path[:2]:
        return
    for table in before.tables:
        for row in table.totals:
            yield from ((before, cell) for cell in row if cell.value and cell.unit == "$")


def _may_restate(amount: StatedSum) -> bool:
    in_table = "|" in amount.sentence.words
    introduces = amount.sentence.words.rstrip().endswith(":")
    restates = amount.is_exact and not in_table and (introduces or RESTATES.search(amount.before[-80:]))
    return bool(restates) and not OTHER_SUM_WORDS.search(amount.sentence.words)


def _computed_sums(pleaded: Sequence[int], cents: int) -> set[int]:
    other_sums = tuple(other_sum for other_sum in pleaded if other_sum != cents)
    return made_of(other_sums) if len(other_sums) <= MAX_SUMS_COMBINED else {sum(other_sums)}


def _almost_total(amount: StatedSum, totals: Sequence[tuple[TextFacts, Cell]]) -> Iterator[Problem]:
    for text, cell in totals[-1:]:
        if cell.value and cell.start != amount.start and is_near(amount.low, int(cell.value * 100), MISTAKE_DIVISOR):
            message = f"the text says `{amount.words}`, but the total of the table is `{cell.words}`"
            at, also_at = Words(amount.words, amount.start), (Words(cell.words, cell.start),)
            yield Problem(amount.path, message, at=at, also=(text.path,), also_at=also_at)


def _paths(match: re.Match[str], matter: Matter) -> Iterator[KeyPath]:
    """Yield the paths of the allegations to which a reference leads."""
    paths = referable(matter)
    for target in entries(match):
        yield from paths.get(target.name, ())


def _almost_claimed(amount: StatedSum, matter: Matter) -> Iterator[Problem]:
    if amount.path[0] != "claims" or not isinstance(amount.path[1], int):
        return
    claimed_sums = [
        claimed_sum
        for claimed_sum in sums_of_claim(matter.claims[amount.path[1]], matter)
        if claimed_sum.path[0] != "claims"
    ]
    near_sums = [
        claimed_sum
        for claimed_sum in claimed_sums
        if claimed_sum.low != amount.low and is_near(amount.low, claimed_sum.low, MISTAKE_DIVISOR)
    ]
    referred = {path for match in REFERENCE.finditer(amount.sentence.words) for path in _paths(match, matter)}
    is_compared = any(claimed_sum.path[:-1] in referred for claimed_sum in claimed_sums)  # FCT020 compares these
    if near_sums and not is_compared:
        nearest = min(near_sums, key=lambda claimed_sum: abs(claimed_sum.low - amount.low))
        message = f"the count says `{amount.words}`, but the facts on which it is based say `{nearest.words}`"
        yield problem_on(amount, message, nearest)
