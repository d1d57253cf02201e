"""Sums of a number of things that do not add up to their total in another sentence."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from assembler.facts.fact import StatedSum
from assembler.facts.lengths import NUMBER_WORDS
from assembler.facts.reading import TextFacts, texts_with_facts
from assembler.findings.finding import Severity
from assembler.language.english import series
from assembler.language.money import dollars
from assembler.language.regex import Regex
from assembler.model.matter import Matter
from assembler.rules._fact_problems import problem_on
from assembler.rules._pleaded_sums import looks_like
from assembler.rules._sentence_facts import by_sentence
from assembler.rules.contradictions.totals import TOTAL_AFTER, TOTAL_BEFORE, UNCLEAR_TOTAL
from assembler.rules.rule import Problem, rule

COUNTED_THINGS = Regex(
    r"\b(?P<count>two|three|four|five|six|seven|eight|nine|ten)\s(?:[a-z-]{1,20}\s){0,2}[a-z]{2,20}s\b", re.IGNORECASE
)


@rule(
    "FCT012",
    cite="arithmetic",
    basis="convention",
    severity=Severity.WARNING,
    fix="look at the documents, and correct the sum that is wrong",
)
def total_against_next_sentence(matter: Matter) -> Iterator[Problem]:
    """The sums of a number of things, in the sentence before or after their total, do not add up to it.

    The rule reads "The three invoices total $142,000. The first is for $88,400, ...", and "advanced it in three parts:
    $1,500,000, $1,300,000 and $900,000" after a loan of $3,600,000, if just one earlier sum would be the total but for
    a slip in a part. Inexact sums, parts, advances,
    interest and rates are not compared.
    """
    texts = texts_with_facts(matter)
    yield from _parts_of_earlier_sum(texts)
    for text in texts:
        if len(text.sums) <= 2:
            continue
        sums_of_sentences = [
            [amount for amount in text.sums if amount.sentence is sentence] for sentence in text.sentences
        ]
        for first, second in pairwise(sums_of_sentences):
            yield from _total_against_parts(first, second)
            yield from _total_against_parts(second, first)


def _total_against_parts(sums_with_total: list[StatedSum], parts: list[StatedSum]) -> Iterator[Problem]:
    """Yield a problem if the only sum of a sentence is called the total of the *parts* beside it, but is not."""
    if len(sums_with_total) != 1 or not all(amount.is_exact for amount in (*sums_with_total, *parts)):
        return
    total = sums_with_total[0]
    words = total.sentence.words
    count_match = COUNTED_THINGS.search(words)
    is_total = TOTAL_BEFORE.search(total.before) or TOTAL_AFTER.match(total.after)
    if not count_match or not is_total or NUMBER_WORDS[count_match["count"].lower()] != len(parts):
        return
    right_total = sum(part.low for part in parts)
    is_clear = not UNCLEAR_TOTAL.search(words) and not UNCLEAR_TOTAL.search(parts[0].sentence.words)
    if right_total != total.low and is_clear:
        listed = series([f"`{part.words}`" for part in parts], "and")
        message = f"{listed} add up to `{dollars(right_total)}`, but the total is given as `{total.words}`"
        yield problem_on(total, message, parts[0])


IN_PARTS = Regex(
    r"(?i)\bin\s(?P<count>two|three|four|five|six|seven|eight)\s(?:[a-z-]{2,15}\s)?(?:parts|payments|installments|draws|advances"
    r"|tranches|disbursements|transfers|wires|checks|deposits|stages|sums)\b"
)
"""Words before the parts in which a sum of another sentence was paid: "advanced the loan in three parts"."""

TEXTS_BEFORE = 6
"""The number of texts before a list of parts that are searched for their total."""


def _parts_of_earlier_sum(texts: Sequence[TextFacts]) -> Iterator[Problem]:
    """Yield a problem for "in three parts: $1,500,000, $1,300,000 and $900,000" of a loan for $3,600,000."""
    all_cents = {amount.low for text in texts for amount in text.sums}
    for index, text in enumerate(texts):
        for parts in by_sentence(text.sums):
            match = IN_PARTS.search(parts[0].before)
            is_list = match and NUMBER_WORDS[match["count"].lower()] == len(parts)
            total = sum(part.low for part in parts)
            if not is_list or total in all_cents or not all(part.is_exact for part in parts):
                continue
            earlier_texts = [*texts[max(0, index - TEXTS_BEFORE) : index], text]
            earlier = [amount for earlier_text in earlier_texts for amount in earlier_text.sums if amount.is_exact]
            wholes = {
                amount.low: amount
                for amount in earlier
                if amount not in parts and any(_is_slip_in_part(part, amount.low - total) for part in parts)
            }
            if len(wholes) == 1:
                (whole,) = wholes.values()
                words = series([f"`{part.words}`" for part in parts], "and")
                message = f"{words} add up to `{dollars(total)}`, but the whole is `{whole.words}`"
                yield problem_on(parts[0], message, whole)


def _is_slip_in_part(part: StatedSum, difference: int) -> bool:
    """Whether *part* is a slip for the sum with which the parts would be larger by *difference*."""
    return part.low + difference > 0 and looks_like(part.low, part.low + difference)
