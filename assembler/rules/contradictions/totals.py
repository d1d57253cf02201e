"""Totals that differ from sums elsewhere in the matter: in a neighboring sentence, or in the prayer."""

import re
from collections.abc import Iterator
from itertools import pairwise

from assembler.facts.fact import StatedSum
from assembler.facts.lengths import NUMBER_WORDS
from assembler.facts.reading import texts_with_facts
from assembler.findings.finding import Severity
from assembler.language.english import series
from assembler.language.money import dollars
from assembler.language.regex import Regex
from assembler.model.matter import Matter
from assembler.rules._complaint import has_complaint
from assembler.rules._fact_problems import problem_on
from assembler.rules._pleaded_sums import MAX_SUMS_COMBINED, computable_sums, pleaded_sums, slip_between
from assembler.rules._prayer import items
from assembler.rules.contradictions.sums import TOTAL_AFTER, TOTAL_BEFORE, UNCLEAR_TOTAL
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

    The rule reads "The three invoices total $142,000. The first is for $88,400, ...". Inexact sums, parts, advances,
    interest and rates are not compared.
    """
    for text in texts_with_facts(matter):
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


DEBT_WORDS = Regex(
    r"(?i)\b(?:principal|due|owed|owing|unpaid|balance|purchase\sprice|contract\sprice|actual\sdamages)\b"
)


@rule(
    "FCT013",
    cite="house style: the prayer and the text agree",
    basis="convention",
    severity=Severity.WARNING,
    fix="correct the prayer or the total in the text, or plead how the sum in the prayer is computed",
)
def prayer_against_total(matter: Matter) -> Iterator[Problem]:
    """The sum owed in the prayer is not the total in the text, and cannot be computed from the text's sums.

    The rule reads items with one exact sum that speak of principal, a balance, a price or what is due, if the text has
    a total and few sums.
    """
    pleaded = pleaded_sums(matter) if has_complaint(matter) else ()
    totals = [
        amount
        for text in texts_with_facts(matter)
        for amount in text.sums
        if not {"relief", "filings"} & set(text.path)
        and amount.is_exact
        and (TOTAL_BEFORE.search(amount.before) or TOTAL_AFTER.match(amount.after))
    ]
    if len({total.low for total in totals}) != 1 or len(pleaded) > MAX_SUMS_COMBINED:
        return
    computed = computable_sums(pleaded)
    total = totals[0]
    known_cents = (*pleaded, total.low, sum(pleaded))
    for item in items(matter):
        if len(item.sums) != 1 or item.has_unstated_amount or not DEBT_WORDS.search(item.text):
            continue
        demanded = item.sums[0]
        is_reported_by_clm017 = any(slip_between(demanded.cents, cents) for cents in known_cents)
        if demanded.cents not in computed and not is_reported_by_clm017:
            message = f"the prayer asks for `{demanded.written}`, but the text gives a total of `{total.words}`"
            yield Problem(item.path, message, also=(total.path,))
