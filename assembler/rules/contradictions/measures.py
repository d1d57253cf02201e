"""Measures, differences and changes that a sentence gives wrong."""

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

MEASURE_BEFORE = Regex(r"(?:\sby|\s(?:long|wide|deep|high|in\s(?:length|width))(?:,|\sand|\sby))\s\Z")
AREA = Regex(r"(?:,?\s(?:or|which\sis|that\sis|for|a\stotal\sof)\s(?:a\stotal\sof\s)?|\s\()\Z")
COMPARED = Regex(r"(?i)\s(?P<sign>more|less|fewer|greater|higher|lower)\sthan\s(?P<base>(?:the|his|her|its|their)\s)?")
WHICH_IS = Regex(r",?\s(?:which\s(?:is|was)|or|that\sis)\s\Z")

COMPARISONS = frozenset({"", "more than", "less than", "fewer than"})
"""Words before a sum that compare another sum with it, although they are read as a hedge."""


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
        for quantity in text.quantities:
            yield from _wrong_shortfall(quantity, texts)


def _wrong_area(text: TextFacts) -> Iterator[Problem]:
    for first, second, area in zip(text.quantities, text.quantities[1:], text.quantities[2:], strict=False):
        is_area = "square" in area.things and first.noun == second.noun and MEASURE_BEFORE.search(second.before)
        if is_area and area.sentence is first.sentence and AREA.search(between(second, area)):
            is_exact = not any("about" in fact.before[-12:] for fact in (first, second, area))
            if is_exact and abs(first.number * second.number - area.number) > 1:
                words = f"{first.number:,} by {second.number:,} is `{first.number * second.number:,}`"
                yield problem_on(area, f"{words}, but the sentence says `{area.words}`", first)


def _wrong_difference(text: TextFacts, first: StatedSum, difference: StatedSum) -> Iterator[Problem]:
    match = COMPARED.match(difference.after)
    after = [amount for amount in text.sums if amount.start >= difference.end and amount.sentence is first.sentence]
    if not match or not match["base"] or not after or not WHICH_IS.search(difference.before):
        return
    base = after[0]
    is_next = base.start - difference.end <= len(match[0]) + 1
    is_compared = base.low == base.high and not base.quoted and base.hedge in COMPARISONS
    if first.sentence is difference.sentence and is_next and is_compared and first.is_exact and difference.is_exact:
        sign = 1 if match["sign"] in {"more", "greater", "higher"} else -1
        if base.low + sign * difference.low != first.low:
            right_difference = dollars(abs(first.low - base.low))
            fact = f"`{first.words}` and `{base.words}` differ by `{right_difference}`"
            yield problem_on(difference, f"{fact}, but the sentence says `{difference.words}`", first, base)


MOST_KINDS = 3
"""The maximum number of different figures with which a difference is compared."""
SHORTFALL = Regex(
    rf",?\s(?:(?:which\s(?:is|was)|or)\s)?(?P<number>\d{{1,3}}(?:,\d{{3}}){{1,3}}|\d{{1,7}}|{NUMBER_WORD})\s"
    r"(?P<sign>more|less|fewer)\sthan\b",
    needs="than",
)


def _wrong_shortfall(quantity: StatedQuantity, texts: Sequence[TextFacts]) -> Iterator[Problem]:
    match = SHORTFALL.match(quantity.after)
    if not match or quantity.quoted:
        return
    stated_number = number_of(match["number"].replace(",", ""))
    sign = 1 if match["sign"] == "more" else -1
    other_quantities = [
        other_quantity
        for text in texts
        for other_quantity in text.quantities
        if other_quantity.things == quantity.things and other_quantity is not quantity
    ]
    numbers = {other_quantity.number for other_quantity in other_quantities} - {quantity.number}
    if numbers and len(numbers) <= MOST_KINDS and quantity.number - sign * stated_number not in numbers:
        other_quantity = max(other_quantities, key=lambda other_quantity: -sign * other_quantity.number)
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


FROM_TO = Regex(
    r"(?i)\bfrom\s\$[^$;.]{1,40}\sto\s\Z"
    r"|\bwas\s\$[^$;.]{1,40}\b(?:rose|grew|increased|went\sup|fell|dropped|decreased)\sto\s\Z"
)
CHANGE = Regex(r"(?i)[^$;.]{0,30},\s(?:an?|which\sis\san?)\s(?:increase|decrease|rise|drop|raise|reduction)\sof\s")


def _wrong_change(text: TextFacts) -> Iterator[Problem]:
    """Yield a problem for "from $400 to $500, an increase of 20 percent", which is wrong."""
    for first, second in pairwise(text.sums):
        if first.sentence is not second.sentence or not FROM_TO.search(second.before):
            continue
        if not first.is_exact or not second.is_exact or not first.low:
            continue
        change = abs(second.low - first.low)
        for part in text.percents:
            is_exact = part.start > second.end and not part.hedge and not part.quoted
            percent = Decimal(100 * change) / first.low
            if is_exact and CHANGE.fullmatch(text.text, second.end, part.start) and abs(percent - part.percent) > 1:
                fact = f"from `{first.words}` to `{second.words}` is {percent:.3g} percent"
                yield problem_on(part, f"{fact}, but the sentence says `{part.words}`", first)
        for amount in text.sums:
            if amount.is_exact and CHANGE.fullmatch(text.text, second.end, amount.start) and amount.low != change:
                fact = f"from `{first.words}` to `{second.words}` is `{dollars(change)}`"
                yield problem_on(amount, f"{fact}, but the sentence says `{amount.words}`", first)
