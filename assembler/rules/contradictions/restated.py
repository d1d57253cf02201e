"""Sums that restate another sum of the matter, but differ slightly from it."""

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
from assembler.rules._pleaded_sums import MAX_SUMS_COMBINED, computable_sums, is_near, pleaded_sums
from assembler.rules.contradictions.prayers import sums_of_claim
from assembler.rules.rule import Problem, Words, rule

RESTATING_WORDS = Regex(
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

    Only a sum that occurs once in the matter is reported. In a count, it is compared with the sums in the texts to
    which the elements and the references of the count lead; in the facts, with the total of a table just before it. A
    sum that can be computed from sums in the matter is not reported, and neither is a sum in a sentence on a part, an
    offer, an estimate, interest, fees or a limit.
    """
    texts = [text for text in texts_with_facts(matter) if not {"relief", "wherefore", "filings"} & set(text.path)]
    use_counts = Counter(amount.low for text in texts for amount in text.sums)
    pleaded = pleaded_sums(matter)
    for index, text in enumerate(texts):
        near_texts = [
            near_text
            for near_text in texts[max(0, index - TEXTS_AFTER) : index + 1]
            if near_text.path[:2] == text.path[:2]
        ]
        totals = [(near_text, cell) for near_text in near_texts for cell in _totals_in_dollars(near_text)]
        if not totals and text.path[0] != "claims":
            continue
        for amount in text.sums:
            is_new = use_counts[amount.low] == 1 and _may_restate(amount)
            if is_new and amount.low not in _computed_sums(pleaded, amount.low) and not _is_product(amount, text):
                if not _adds_to_total(amount, totals, pleaded):
                    yield from _almost_total(amount, totals)
                yield from _almost_claimed(amount, matter)


def _is_product(amount: StatedSum, text: TextFacts) -> bool:
    """Whether *amount* is a number in *text* times a sum there: "sixty months, at $519.80 a month"."""
    numbers = {length.number for length in text.lengths} | {quantity.number for quantity in text.quantities}
    other_sums = [other_sum for other_sum in text.sums if other_sum is not amount]
    return any(number * other_sum.low == amount.low for number in numbers for other_sum in other_sums)


def _adds_to_total(amount: StatedSum, totals: Sequence[tuple[TextFacts, Cell]], pleaded: Sequence[int]) -> bool:
    """Whether *amount* is one of *totals* with another *pleaded* sum added or deducted."""
    return any(abs(amount.low - int((cell.value or 0) * 100)) in pleaded for _, cell in totals)


def _totals_in_dollars(text: TextFacts) -> Iterator[Cell]:
    """Yield the cells with sums in the total rows of the tables of *text*."""
    for table in text.tables:
        for row in table.totals:
            yield from (cell for cell in row if cell.value and cell.unit == "$")


def _may_restate(amount: StatedSum) -> bool:
    words = amount.sentence.words
    if not amount.is_exact or "|" in words or OTHER_SUM_WORDS.search(words):
        return False
    introduces_table = words.rstrip().endswith(":")
    return introduces_table or bool(RESTATING_WORDS.search(amount.before[-80:]))


def _computed_sums(pleaded: Sequence[int], cents: int) -> set[int]:
    """Return the sums that can be computed from the *pleaded* sums other than *cents*."""
    other_cents = tuple(pleaded_cents for pleaded_cents in pleaded if pleaded_cents != cents)
    return computable_sums(other_cents) if len(other_cents) <= MAX_SUMS_COMBINED else {sum(other_cents)}


def _almost_total(amount: StatedSum, totals: Sequence[tuple[TextFacts, Cell]]) -> Iterator[Problem]:
    """Yield a problem if *amount* is almost the last of *totals*, each a cell with its text."""
    if not totals:
        return
    text, cell = totals[-1]
    if cell.value and cell.start != amount.start and is_near(amount.low, int(cell.value * 100), MISTAKE_DIVISOR):
        message = f"the text says `{amount.words}`, but the total of the table is `{cell.words}`"
        at = Words(amount.words, amount.start)
        also_at = (Words(cell.words, cell.start),)
        yield Problem(amount.path, message, at=at, also=(text.path,), also_at=also_at)


def _referred_paths(sentence: str, matter: Matter) -> set[KeyPath]:
    """Return the paths of the allegations to which *sentence* refers."""
    paths = referable(matter)
    names = {entry.name for match in REFERENCE.finditer(sentence) for entry in entries(match)}
    return {path for name in names for path in paths.get(name, ())}


def _almost_claimed(amount: StatedSum, matter: Matter) -> Iterator[Problem]:
    """Yield a problem if *amount*, in a count, is almost a sum in the facts on which the count is based."""
    if amount.path[0] != "claims" or not isinstance(amount.path[1], int):
        return
    claim = matter.claims[amount.path[1]]
    claimed_sums = [claimed_sum for claimed_sum in sums_of_claim(claim, matter) if claimed_sum.path[0] != "claims"]
    near_sums = [
        claimed_sum
        for claimed_sum in claimed_sums
        if claimed_sum.low != amount.low and is_near(amount.low, claimed_sum.low, MISTAKE_DIVISOR)
    ]
    referred_paths = _referred_paths(amount.sentence.words, matter)
    is_compared_by_fct020 = any(claimed_sum.path[:-1] in referred_paths for claimed_sum in claimed_sums)
    if near_sums and not is_compared_by_fct020:
        nearest = min(near_sums, key=lambda claimed_sum: abs(claimed_sum.low - amount.low))
        message = f"the count says `{amount.words}`, but the facts on which it is based say `{nearest.words}`"
        yield problem_on(amount, message, nearest)
