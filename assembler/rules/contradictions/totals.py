"""Sums, shares and groups that do not add up to their total."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations, pairwise, product
from operator import mul

from assembler.facts.fact import StatedPercent, StatedQuantity, StatedSum
from assembler.facts.reading import texts_with_facts
from assembler.findings.finding import Severity
from assembler.language.english import series
from assembler.language.money import dollars
from assembler.language.regex import Regex
from assembler.model.matter import Matter
from assembler.rules._complaint import has_complaint
from assembler.rules._fact_problems import between, problem_on
from assembler.rules._pleaded_sums import MAX_SUMS_COMBINED, computable_sums, looks_like, pleaded_sums, slip_between
from assembler.rules._prayer import items
from assembler.rules._roots import root
from assembler.rules._sentence_facts import by_sentence
from assembler.rules.contradictions._definite_numbers import PART_WITHIN
from assembler.rules.contradictions._reported import places, reported_places
from assembler.rules.contradictions.counted_things import two_numbers_of_things
from assembler.rules.rule import Problem, rule

TOTAL_BEFORE = Regex(
    r"(?i)(?:\b(?:total|sum|aggregate)\s(?:amount\s)?of|\b(?:combined|total|aggregate)\s(?:[a-z]{2,15}\s){1,2}(?:of|is|are|was|were)"
    r"|\btogether,?\s(?:come|came|add|added|amount|amounted)\s(?:up\s)?to|\btotal(?:l?ing|l?ed|s)?|\badd(?:ing|s)?\sup\sto|\bin\sall,?|\baltogether,?)\s\Z"
)
TOTAL_AFTER = Regex(r"(?i),?\s(?:in\s(?:all|total|the\saggregate)|altogether|combined|together(?!\swith\b))(?![\w-])")
LIST_START = Regex(
    r"(?i)(?:[^:;]{0,200}(?::|\s[–—])\s(?:the\s|a\s|an\s|one\sof\s|some\s|about\s)?"
    r"|[,(]?\s?(?:consisting\sof|comprising|made\sup\sof|namely|that\sis|being)\b[^:;$]{0,40})\Z"
)
"""The words between a sum and the first of its parts: "$365,000 of the money: $215,000 for a house, ..."."""

WORDS_BEFORE_TOTAL = Regex(r"(?:,\sor|,\swhich\s(?:is|makes)|\s[–—]\sor)\s(?:a\stotal\sof\s)?\Z")
"""Words before the total of the sums just before it: "$252,000 for repair and $7,500 for the crane, or $259,500"."""

CHOICE = Regex(r"(?i)\b(?:either|whichever|greater|lesser|higher|lower|alternative\w*|not\sboth|penalt\w*|fines?)\b")
UNCLEAR_TOTAL = Regex(
    r"(?i)\b(?:of\swhich|includ\w*|part|partial\w*|portion|advance\w*|balance|remain\w*|outstanding|per|each|every|percent|interest"
    r"|among|other|another|further|additional|rate|limits?|up\sto|cap|reserve\w*|offer\w*|estimate\w*|average\w*|share)\b|%"
)
"""Words that make it uncertain whether the sums of a sentence are the parts of its total."""

PRICE_BEFORE = Regex(r"(?i)\bat\s\Z")
PRICE_AFTER = Regex(r"(?i)\s(?:per|an?|each|every|apiece|for\s(?:each|every))\b")
PRICE = Regex(r"(?i),?\sat\s\$[\d,.]{1,12}\s(?:per|an?|each|every|apiece|for\s(?:each|every))\b(?:\sof\b)?")
"""The price of one of several things, which is no part of a total: ", at $3 for each of"."""

SUM_JOINER = Regex(r"\b(?:and|plus)\s(?:[^\s$]{1,20}\s){0,6}\Z")
MAX_PARTS = 8
"""A sentence with more parts than this is not checked."""


@rule(
    "FCT001",
    cite="arithmetic",
    basis="convention",
    severity=Severity.WARNING,
    fix="look at the documents, and correct the sum that is wrong",
)
def parts_against_total(matter: Matter) -> Iterator[Problem]:
    """The parts of a sum do not add up to the total in the same sentence.

    A sentence passes if any of its sums, added or subtracted, give the total. It is not checked if one of its sums is
    inexact, or if it speaks of interest, a rate, an advance, or a part of a sum.
    """
    for text in texts_with_facts(matter):
        for sentence_sums in by_sentence(text.sums):
            yield from _against_total([amount for amount in sentence_sums if not _is_price(amount)])


def _is_price(amount: StatedSum) -> bool:
    """Whether *amount* is the price in "$1,280,000 for the rig, at $32,000 a day for 40 days"."""
    return bool(PRICE_BEFORE.search(amount.before) and PRICE_AFTER.match(amount.after))


def _against_total(amounts: Sequence[StatedSum]) -> Iterator[Problem]:
    if not 2 < len(amounts) <= MAX_PARTS + 1 or not all(amount.is_exact for amount in amounts):
        return
    if UNCLEAR_TOTAL.search(PRICE.sub("", amounts[0].sentence.words)):
        return
    for total, parts in _total_and_parts(amounts):
        if len(parts) > 1 and not _can_make(total.low, [part.low for part in parts]):
            words = series([f"`{part.words}`" for part in parts], "and")
            right_total = dollars(sum(part.low for part in parts))
            message = f"{words} add up to `{right_total}`, but the sentence says `{total.words}`"
            yield problem_on(total, message, parts[0])


def _total_and_parts(amounts: Sequence[StatedSum]) -> Iterator[tuple[StatedSum, Sequence[StatedSum]]]:
    """Yield the total among the sums of a sentence, with its parts; nothing if the sentence has no total."""
    totals = [amount for amount in amounts if TOTAL_BEFORE.search(amount.before) or TOTAL_AFTER.match(amount.after)]
    first, last = amounts[0], amounts[-1]
    if len(totals) == 1 and totals[0] is not first:
        yield totals[0], amounts[: amounts.index(totals[0])]
    elif LIST_START.match(between(first, amounts[1])) and not totals[1:]:
        yield first, amounts[1:]
    elif WORDS_BEFORE_TOTAL.search(last.before) and not totals and not CHOICE.search(last.sentence.words):
        parts = [part.low for part in amounts[:-1]]
        if SUM_JOINER.search(between(amounts[-3], amounts[-2])) and max(parts) < last.low < 2 * sum(parts):
            yield last, amounts[:-1]


def _can_make(total: int, parts: Sequence[int]) -> bool:
    """Whether two or more of *parts*, added or subtracted, give *total*."""
    return any(
        is_signed_sum(total, addends) for size in range(2, len(parts) + 1) for addends in combinations(parts, size)
    )


def is_signed_sum(total: int, parts: Sequence[int]) -> bool:
    """Whether all *parts*, added or subtracted, give *total*."""
    return any(sum(map(mul, parts, signs)) == total for signs in product((1, -1), repeat=len(parts)))


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


REMAINDER_WORDS = Regex(r"(?i)\b(?:the|a)\s(?:remaining|other|rest,?)\s(?:of\s)?\Z")
OWNERSHIP = Regex(r"(?i)\b(?:owns?|owned|holds?|held|members?|shareholders?|partners?|shares?|interests?)\b")
OTHER_DIVISION = Regex(
    r"(?i)\b(?:interest\s(?:rate|at|of)|per\sannum|a\syear|a\smonth|increas\w*|decreas\w*|from|rate|voting|vested|until|then|after|of\s(?:that|those))\b"
)
"""Words that show that percentages are not parts of one whole at the same time."""

WHOLE = Decimal(100)
MAX_TOTAL = Decimal(150)
"""The maximum total of percentages that may be meant as parts of one whole."""


@rule(
    "FCT028",
    cite="arithmetic",
    basis="convention",
    severity=Severity.WARNING,
    fix="look at the documents, and correct the share that is wrong",
)
def shares_against_whole(matter: Matter) -> Iterator[Problem]:
    """The shares in a sentence are more than 100 percent, or, with "the remaining" share, are not 100 percent.

    The rule reads sentences on what persons own or hold: "Hale owns 45 percent, Boyd owns 35 percent, and Stone owns
    the remaining 30 percent." A sentence whose only share is "the other 20 percent" is read with the sentence before
    it. Inexact shares, rates, and shares at different times are not added.
    """
    for text in texts_with_facts(matter):
        sentences = [*by_sentence(text.percents)]
        for shares, next_shares in pairwise(sentences):
            yield from _wrong_remainder(shares, next_shares)
        for shares in sentences:
            words = shares[0].sentence.words
            is_inexact = any(share.hedge or share.quoted or share.per for share in shares)
            if len(shares) < 2 or is_inexact or not OWNERSHIP.search(words) or OTHER_DIVISION.search(words):
                continue
            total = sum((share.percent for share in shares), Decimal(0))
            has_remainder = any(REMAINDER_WORDS.search(share.before) for share in shares)
            if (has_remainder and total != WHOLE) or (len(shares) > 2 and WHOLE < total < MAX_TOTAL):
                listed = series([f"`{share.words}`" for share in shares], "and")
                yield problem_on(shares[-1], f"{listed} add up to {total.normalize():f} percent", shares[0])


def _wrong_remainder(shares: Sequence[StatedPercent], next_shares: Sequence[StatedPercent]) -> Iterator[Problem]:
    """Yield a problem if "the other 20 percent", alone in a sentence, is not what *shares* just before it leave."""
    remainder, last_share = next_shares[0], shares[-1]
    both = [*shares, remainder]
    is_next = remainder.sentence.index == last_share.sentence.index + 1
    if not is_next or len(next_shares) > 1 or not REMAINDER_WORDS.search(remainder.before):
        return
    sentences = (last_share.sentence.words, remainder.sentence.words)
    if any(share.hedge or share.quoted or share.per for share in both) or not all(map(OWNERSHIP.search, sentences)):
        return
    total = sum((share.percent for share in both), Decimal(0))
    if total != WHOLE and not any(map(OTHER_DIVISION.search, sentences)):
        listed = series([f"`{share.words}`" for share in both], "and")
        yield problem_on(remainder, f"{listed} add up to {total.normalize():f} percent", last_share)


IN_EACH = Regex(r"\s(?:for|on|in|to|from|at|of)\seach\s(?:of\s)?(?:(?:the|its|his|her|their)\s)?")
"""The words between what each group has and the groups: "for each of the" in "30 files for each of the 38 models"."""

GROUPS_OF = Regex(r",?\s(?:each\s)?(?:of|with|having|containing)\s|\s\(each\s(?:of|with)\s")
"""The words between the groups and what each has, as "of" in "four buildings of 16 units each"."""

DIVIDED_INTO = Regex(
    r"(?i)(?:,\s(?:all\s)?|\b(?:delivered|shipped|divided|split|packed|sent|sold)\s)(?:in|into|as)\s(?:the\s)?\Z"
)
"""The words before groups that make up a total: "600 bales, in", "divided into"."""

OTHER_GROUPS = Regex(
    r"(?i)\b(?:of\swhich|includ\w*|first|last|final|another|other|additional|more|rest|remain\w*|balance|plus|besides|least"
    r"|most|up\sto|part\w*|some|only|but|except|short\w*|instead|or|and\s(?:a|an|one|two|three|four|five|half)\b)\b"
)
"""Words that show that the groups need not make up the whole."""

EACH_AFTER = Regex(r"\A\s(?:each|apiece)\b")

MAX_TOTALS = 50
"""The largest number of other quantities of the same things with which one is compared."""


@rule(
    "FCT061",
    cite="arithmetic",
    basis="convention",
    severity=Severity.WARNING,
    fix="look at the documents, and correct the number that is wrong",
)
def things_multiplied_wrong(matter: Matter) -> Iterator[Problem]:
    """A number of things is not the number of groups times the number of things in each.

    The rule reads "64 units in four buildings of 15 units each", "31 bushels on each of 1,240 acres, which makes 38,540
    bushels", and "30 files for each of the 38 models" where other texts have 1,240 files and none has 1,140. It also
    reads "9,000 gallons of syrup, in six loads of 1,200 gallons", if both numbers of gallons are in one sentence.
    """
    problems = [*_problems(matter)]
    reported = reported_places(matter, (two_numbers_of_things,)) if problems else set()
    yield from (problem for problem in problems if not reported & set(places(problem)))


def _problems(matter: Matter) -> Iterator[Problem]:
    texts = [text for text in texts_with_facts(matter) if text.path[0] != "filings"]
    by_noun: dict[str, list[StatedQuantity]] = {}
    for text in texts:
        for quantity in text.quantities:
            if not quantity.hedge:
                by_noun.setdefault(root(quantity.noun), []).append(quantity)
    for text in texts:
        for group in by_sentence([quantity for quantity in text.quantities if quantity.is_exact]):
            for first, second in pairwise(group):
                words = between(first, second)
                if IN_EACH.fullmatch(words):
                    yield from _wrong_total(first, second, by_noun[root(first.noun)])
                elif GROUPS_OF.fullmatch(words) and ("each" in words or EACH_AFTER.match(second.after)):
                    yield from _wrong_total(second, first, by_noun[root(second.noun)])
                elif GROUPS_OF.fullmatch(words) and DIVIDED_INTO.search(first.before):
                    yield from _wrong_division(group, groups=first, things=second)


def _wrong_division(
    quantities: Sequence[StatedQuantity], *, groups: StatedQuantity, things: StatedQuantity
) -> Iterator[Problem]:
    """Yield a problem if the only other number of the things in the sentence comes first, and is not the product."""
    same_things = [quantity for quantity in quantities if root(quantity.noun) == root(things.noun)]
    if len(same_things) != 2 or same_things[1] is not things or groups.number < 2:
        return
    total, product = same_things[0], groups.number * things.number
    if total.number != product and not OTHER_GROUPS.search(things.sentence.words):
        message = f"`{groups.words}` of `{things.words}` are {product:,}, but the sentence says `{total.words}`"
        yield problem_on(things, message, total, groups)


def _wrong_total(
    things: StatedQuantity, groups: StatedQuantity, quantities: Sequence[StatedQuantity]
) -> Iterator[Problem]:
    """Yield a problem if *quantities*, all of the same things, lack the product of *groups* and *things*."""
    product = things.number * groups.number
    totals = [
        other
        for other in quantities
        if other.number != things.number and not PART_WITHIN.search(f"{other.noun_phrase} ")
    ]
    if groups.number < 2 or len(totals) > MAX_TOTALS or any(other.number == product for other in totals):
        return
    near_totals = [other for other in totals if looks_like(product, other.number)]
    if near_totals:
        total = near_totals[0]
        message = f"`{things.words}` in each of `{groups.words}` are {product:,}, but the matter says `{total.words}`"
        yield problem_on(things, message, total, groups)
