"""Totals that differ from sums elsewhere in the matter: in a neighboring sentence, or in the prayer."""

import re
from collections.abc import Iterator
from itertools import pairwise

from assembler.facts.fact import StatedSum
from assembler.facts.lengths import WORDS
from assembler.facts.reading import texts_with_facts
from assembler.findings.finding import Severity
from assembler.language.english import series
from assembler.language.money import dollars
from assembler.language.regex import Regex
from assembler.model.matter import Matter
from assembler.rules._complaint import has_complaint
from assembler.rules._fact_problems import problem_on
from assembler.rules._pleaded_sums import MAX_SUMS_COMBINED, made_of, pleaded_sums, slip_between
from assembler.rules._prayer import items
from assembler.rules.contradictions.sums import TOTAL_AFTER, TOTAL_BEFORE, UNSURE
from assembler.rules.rule import Problem, rule

COUNT = Regex(
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
        by_sentence = [
            [amount for amount in text.sums if amount.sentence.number == sentence.number]
            for sentence in (text.sentences if len(text.sums) > 2 else ())
        ]
        for first, second in pairwise(by_sentence):
            yield from _against_parts(first, second)
            yield from _against_parts(second, first)


def _against_parts(total: list[StatedSum], parts: list[StatedSum]) -> Iterator[Problem]:
    if len(total) != 1 or not all(amount.is_exact for amount in (*total, *parts)):
        return
    words = total[0].sentence.words
    count_match = COUNT.search(words)
    is_total = TOTAL_BEFORE.search(total[0].before) or TOTAL_AFTER.match(total[0].after)
    if not count_match or not is_total or WORDS[count_match["count"].lower()] != len(parts):
        return
    added = sum(part.low for part in parts)
    if added != total[0].low and not UNSURE.search(words) and not UNSURE.search(parts[0].sentence.words):
        listed = series([f"`{part.words}`" for part in parts], "and")
        message = f"{listed} add up to `{dollars(added)}`, but the total is given as `{total[0].words}`"
        yield problem_on(total[0], message, parts[0])


OWED = Regex(r"(?i)\b(?:principal|due|owed|owing|unpaid|balance|purchase\sprice|contract\sprice|actual\sdamages)\b")


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
    computed = made_of(pleaded)
    candidates = (*pleaded, totals[0].low, sum(pleaded))
    for item in items(matter):
        if len(item.sums) != 1 or item.open or not OWED.search(item.text):
            continue
        cents = item.sums[0].cents
        is_misread = any(slip_between(cents, value) for value in candidates)  # CLM017 reports it
        if cents not in computed and not is_misread:
            message = f"the prayer asks for `{item.sums[0].written}`, but the text gives a total of `{totals[0].words}`"
            yield Problem(item.path, message, also=(totals[0].path,))
