"""Areas, differences and changes that do not follow from the figures in the same sentence."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from assembler.facts.fact import StatedQuantity, StatedSum
from assembler.facts.quantities import NUMBER_WORD
from assembler.facts.reading import TextFacts, texts_with_facts
from assembler.findings.finding import Severity
from assembler.language.money import dollars
from assembler.language.regex import Regex
from assembler.model.matter import Matter
from assembler.rules._fact_problems import between, problem_on
from assembler.rules.contradictions.products import number_of
from assembler.rules.rule import Problem, Words, rule

SIDE_BEFORE = Regex(r"(?:\sby|\s(?:long|wide|deep|high|in\s(?:length|width))(?:,|\sand|\sby))\s\Z")
"""Words between the two sides of an area: "11 feet by 120 feet", "660 feet long and 45 feet wide"."""

AREA_BEFORE = Regex(r"(?:,?\s(?:or|which\sis|that\sis|for|a\stotal\sof)\s(?:a\stotal\sof\s)?|\s\()\Z")
COMPARISON_AFTER = Regex(
    r"(?i)\s(?P<sign>more|less|fewer|greater|higher|lower)\sthan\s(?P<base>(?:the|his|her|its|their)\s)?"
)
"""Words after a difference: "more than the"."""

WHICH_IS = Regex(r",?\s(?:which\s(?:is|was)|or|that\sis)\s\Z")

COMPARISONS = frozenset({"", "more than", "less than", "fewer than"})
"""Hedges of a sum that a difference is compared with: in "$57,280 more than $70,720", the second sum is exact."""


@rule(
    "FCT016",
    cite="arithmetic",
    basis="convention",
    severity=Severity.WARNING,
    fix="look at the documents, and correct the measure or the difference that is wrong",
)
def measure_wrong(matter: Matter) -> Iterator[Problem]:
    """An area is not the product of its sides, or a difference between two figures is wrong.

    The rule reads "11 feet by 120 feet, or 1,320 square feet", "660 feet long and 45 feet wide, or 29,700 square feet",
    "$128,000, which is $57,280 more than the $70,720" and "2,100 pounds per square inch, which is 1,400 less than
    section 7 requires", if another text gives 3,500 pounds per square inch. A difference is not reported if it is right
    for any figure of the same kind.
    """
    texts = texts_with_facts(matter)
    for text in texts:
        yield from _wrong_area(text)
        for first, second in pairwise(text.sums):
            yield from _wrong_difference(text, first, second)
        yield from _wrong_change(text)
        yield from _wrong_excess(text)
        for quantity in text.quantities:
            yield from _wrong_shortfall(quantity, texts)


def _wrong_area(text: TextFacts) -> Iterator[Problem]:
    for length, width, area in zip(text.quantities, text.quantities[1:], text.quantities[2:], strict=False):
        is_area = "square" in area.noun_phrase and length.noun == width.noun and SIDE_BEFORE.search(width.before)
        if is_area and area.sentence is length.sentence and AREA_BEFORE.search(between(width, area)):
            is_exact = not any("about" in quantity.before[-12:] for quantity in (length, width, area))
            product = length.number * width.number
            if is_exact and abs(product - area.number) > 1:
                fact = f"{length.number:,} by {width.number:,} is `{product:,}`"
                yield problem_on(area, f"{fact}, but the sentence says `{area.words}`", length)


def _wrong_difference(text: TextFacts, first: StatedSum, difference: StatedSum) -> Iterator[Problem]:
    """Yield a problem if *difference* is not that of *first* and the sum after "more than the"."""
    match = COMPARISON_AFTER.match(difference.after)
    sums_after = [
        amount for amount in text.sums if amount.start >= difference.end and amount.sentence is first.sentence
    ]
    if not match or not match["base"] or not sums_after or not WHICH_IS.search(difference.before):
        return
    base = sums_after[0]
    adjoins = base.start - difference.end <= len(match[0]) + 1
    is_single_sum = base.low == base.high and not base.quoted and base.hedge in COMPARISONS
    if first.sentence is difference.sentence and adjoins and is_single_sum and first.is_exact and difference.is_exact:
        sign = 1 if match["sign"] in {"more", "greater", "higher"} else -1
        if base.low + sign * difference.low != first.low:
            right_difference = dollars(abs(first.low - base.low))
            fact = f"`{first.words}` and `{base.words}` differ by `{right_difference}`"
            yield problem_on(difference, f"{fact}, but the sentence says `{difference.words}`", first, base)


MAX_FIGURES = 3
"""If the matter has more different figures of the same kind than this, a difference is not checked."""

DIFFERENCE_AFTER = Regex(
    rf",?\s(?:(?:which\s(?:is|was)|or)\s)?(?P<number>\d{{1,3}}(?:,\d{{3}}){{1,3}}|\d{{1,7}}|{NUMBER_WORD})\s"
    r"(?P<sign>more|less|fewer)\sthan\b",
    needs="than",
)
"""A difference after a quantity: ", which is 1,400 less than"."""


def _wrong_shortfall(quantity: StatedQuantity, texts: Sequence[TextFacts]) -> Iterator[Problem]:
    """Yield a problem if *quantity* is not "1,400 less than" any quantity of the same things in the matter."""
    match = DIFFERENCE_AFTER.match(quantity.after)
    if not match or quantity.quoted:
        return
    stated_number = number_of(match["number"].replace(",", ""))
    sign = 1 if match["sign"] == "more" else -1
    other_quantities = [
        other_quantity
        for text in texts
        for other_quantity in text.quantities
        if other_quantity.noun_phrase == quantity.noun_phrase and other_quantity is not quantity
    ]
    numbers = {other_quantity.number for other_quantity in other_quantities} - {quantity.number}
    if numbers and len(numbers) <= MAX_FIGURES and quantity.number - sign * stated_number not in numbers:
        # The smallest of the quantities that are said to be exceeded, or the largest of those not reached.
        other_quantity = min(other_quantities, key=lambda other_quantity: sign * other_quantity.number)
        difference = abs(quantity.number - other_quantity.number)
        fact = f"`{quantity.words}` and `{other_quantity.number:,}` differ by {difference:,}"
        words = Words(f"{match['number']} {match['sign']}", quantity.end + match.start("number"))
        message = f"{fact}, but the sentence says `{words.words}`"
        yield Problem(
            quantity.path,
            message,
            at=words,
            also=(other_quantity.path,),
            also_at=(Words(other_quantity.words, other_quantity.start),),
        )


BEYOND = Regex(
    rf"\b(?P<number>\d{{1,3}}(?:,\d{{3}}){{1,3}}|\d{{1,7}}|{NUMBER_WORD})\s(?P<unit>[a-z]{{3,20}})(?:\sper\s[a-z]{{3,12}})?"
    r"\s(?:over|above|below|under|beyond)\s(?:it|that|this|the\s(?:[a-z]{3,10}\s)?(?:limit|maximum|minimum|threshold|cap|standard))\b"
)
"""By how much a limit is exceeded: "27 miles per hour over it"."""
LIMIT = Regex(
    rf"(?i)\b(?:limit|maximum|minimum|threshold|cap|zone|standard)\s(?:is|was|of|at)\s(?P<number>\d{{1,3}}(?:,\d{{3}}){{1,3}}|\d{{1,7}}|{NUMBER_WORD})\b"
)
"""A limit, with or without its unit: "The posted limit is 35"."""


def _wrong_excess(text: TextFacts) -> Iterator[Problem]:
    """Yield a problem for "at 52 miles per hour. The limit is 35; she drove 27 miles per hour over it"."""
    for match in BEYOND.finditer(text.text):
        quantities = [
            quantity
            for quantity in text.quantities
            if quantity.noun_phrase.startswith(match["unit"]) and quantity.end <= match.start() and quantity.is_exact
        ]
        limits = {number_of(limit_match["number"]) for limit_match in LIMIT.finditer(text.text)}
        limits |= {quantity.number for quantity in quantities}
        differences = {abs(quantity.number - limit) for quantity in quantities for limit in limits} - {0}
        if 0 < len(differences) <= MAX_FIGURES and number_of(match["number"]) not in differences:
            words = Words(f"{match['number']} {match['unit']}", match.start())
            fact = f"`{quantities[-1].number:,} {match['unit']}` and the limit differ by {min(differences):,}"
            yield Problem(text.path, f"{fact}, but the text says `{words.words}`", at=words)


CHANGE_BEFORE = Regex(
    r"(?i)\bfrom\s\$[^$;.]{1,40}\sto\s\Z"
    r"|\bwas\s\$[^$;.]{1,40}\b(?:rose|grew|increased|went\sup|fell|dropped|decreased)\sto\s\Z"
)
"""Words before the new sum of a change: "from $400 to", "The rent was $400 and rose to"."""

INCREASE_OF = Regex(r"(?i)[^$;.]{0,30},\s(?:an?|which\sis\san?)\s(?:increase|decrease|rise|drop|raise|reduction)\sof\s")


def _wrong_change(text: TextFacts) -> Iterator[Problem]:
    """Yield a problem for "from $400 to $500, an increase of 20 percent": the increase is 25 percent."""
    for first, second in pairwise(text.sums):
        if first.sentence is not second.sentence or not CHANGE_BEFORE.search(second.before):
            continue
        if not first.is_exact or not second.is_exact or not first.low:
            continue
        change = abs(second.low - first.low)
        percent = Decimal(100 * change) / first.low
        for stated in text.percents:
            is_exact = stated.start > second.end and not stated.hedge and not stated.quoted
            is_change = is_exact and INCREASE_OF.fullmatch(text.text, second.end, stated.start)
            if is_change and abs(percent - stated.percent) > 1:
                fact = f"from `{first.words}` to `{second.words}` is {percent:.3g} percent"
                yield problem_on(stated, f"{fact}, but the sentence says `{stated.words}`", first)
        for amount in text.sums:
            if amount.is_exact and INCREASE_OF.fullmatch(text.text, second.end, amount.start) and amount.low != change:
                fact = f"from `{first.words}` to `{second.words}` is `{dollars(change)}`"
                yield problem_on(amount, f"{fact}, but the sentence says `{amount.words}`", first)
