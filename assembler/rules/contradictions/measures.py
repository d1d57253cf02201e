"""Areas, changes, remainders and percentages that do not follow from the figures beside them."""

import re
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
from assembler.rules._sentence_facts import by_sentence
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


FIGURE = rf"(?:\d{{1,3}}(?:,\d{{3}}){{1,3}}|\d{{1,7}}|(?i:{NUMBER_WORD}))"
PART_OF_THESE = Regex(
    rf"\bOf\s(?:these|those|them|the\s{FIGURE}),?\s(?:[a-z]{{3,15}}\s){{0,2}}?(?P<part>{FIGURE})\b(?!\spercent)"
)
REMAINDER = Regex(
    rf"\b[Tt]he\s(?:other|remaining)\s(?P<rest>{FIGURE})\b(?!\s(?:percent|days|weeks|months|years)|,\d)",
    needs="other|remaining",
)
TOTAL_AFTER = Regex(r"\s?(?:in\s(?:all|total)|altogether)\b")
TOTAL_BEFORE = Regex(r"(?i)\b(?:a\stotal\sof|total(?:l?ing)?)\s\Z")
PERCENT_OF = Regex(r"\sof\s(?:the|its|his|her|their|these)?\s?\Z")
THAT_IS = Regex(r",?\s(?:or|that\sis|which\sis)\s\Z")


@rule(
    "FCT043",
    cite="arithmetic",
    basis="convention",
    severity=Severity.WARNING,
    fix="look at the documents, and correct the number that is wrong",
)
def parts_of_things_wrong(matter: Matter) -> Iterator[Problem]:
    """Numbers of things in one text do not add up.

    The rule reads "It delivered 1,200 shades. Of these, 900 were cracked. Kites kept the other 400", "12 windows, 4
    doors and 3 skylights, 20 openings in all", "30 percent of the 1,200 shades, or 380 shades", "nine hours a day
    for 40 days, or 350 hours" and "16,000 feet long: 9,000 feet down, and 6,000 feet across". Inexact
    numbers are not compared.
    """
    for text in texts_with_facts(matter):
        if text.quantities:
            yield from _wrong_remainder(text)
            yield from _wrong_total(text)
            yield from _wrong_parts_after_colon(text)
            yield from _wrong_percentage(text)
            yield from _wrong_hours(text)


def _wrong_remainder(text: TextFacts) -> Iterator[Problem]:
    """Yield a problem for "It delivered 1,200 shades. Of these, 900 were cracked. Kites kept the other 400"."""
    part_match = PART_OF_THESE.search(text.text)
    remainder_match = REMAINDER.search(text.text)
    if not part_match or not remainder_match or remainder_match.start() < part_match.end():
        return
    if text.text[part_match.end() : remainder_match.start()].count(".") > 1:
        return
    total = _total_before(part_match, text)
    part = number_of(part_match["part"])
    stated_remainder = number_of(remainder_match["rest"])
    if total > part and part and stated_remainder and total - part != stated_remainder:
        fact = f"{total:,} less {part:,} is {total - part:,}"
        at = Words(remainder_match["rest"], remainder_match.start("rest"))
        yield Problem(text.path, f"{fact}, but the text says `{' '.join(remainder_match[0].split())}`", at=at)


def _total_before(part_match: re.Match[str], text: TextFacts) -> int:
    """Return the number that "Of the 1,200" or "Of these" in *part_match* refers to; 0 if there is none."""
    figure_match = re.search(FIGURE, part_match[0].removesuffix(part_match["part"]))
    if figure_match:
        return number_of(figure_match[0])
    before = [quantity for quantity in text.quantities if quantity.end <= part_match.end() and quantity.is_exact]
    return before[-1].number if before else 0


def _wrong_total(text: TextFacts) -> Iterator[Problem]:
    """Yield a problem for "12 windows, 4 doors and 3 skylights, 20 openings in all"."""
    for quantities in by_sentence(text.quantities):
        *parts, total = quantities
        is_total = TOTAL_AFTER.match(total.after) or TOTAL_BEFORE.search(total.before)
        are_exact = all(quantity.is_exact for quantity in quantities)
        if len(parts) < 2 or not is_total or not are_exact or not _are_in_one_list(quantities):
            continue
        right_total = sum(part.number for part in parts)
        if right_total != total.number:
            message = f"the numbers before it add up to {right_total:,}, but the text says `{total.words}`"
            yield problem_on(total, message, parts[0])


NOT_ALL = Regex(r"(?i)\b(?:includ\w+|such\sas|among|example|at\sleast|most\w*|some|partly|also)\b")
"""Words that show that the numbers after a colon may not be all of the parts."""


def _wrong_parts_after_colon(text: TextFacts) -> Iterator[Problem]:
    """Yield a problem for "The well is 16,000 feet long: 9,000 feet down, and 6,000 feet across"."""
    for quantities in by_sentence(text.quantities):
        total = quantities[0]
        parts = [quantity for quantity in quantities[1:] if quantity.noun == total.noun]
        are_exact = all(quantity.is_exact for quantity in (total, *parts))
        if len(parts) < 2 or not are_exact or ":" not in between(total, parts[0]) or NOT_ALL.search(total.after):
            continue
        right_total = sum(part.number for part in parts)
        if right_total != total.number and max(part.number for part in parts) < total.number < 2 * right_total:
            message = f"the numbers after it add up to {right_total:,}, but the text says `{total.words}`"
            yield problem_on(total, message, parts[0])


def _are_in_one_list(quantities: Sequence[StatedQuantity]) -> bool:
    """Whether only commas and words such as "and" are between *quantities*."""
    gaps = [between(first, second) for first, second in pairwise(quantities)]
    return all(re.fullmatch(r",?\s(?:and\s|for\s|or\s|a\s|total\s|of\s){0,5}", gap) for gap in gaps)


def _wrong_percentage(text: TextFacts) -> Iterator[Problem]:
    """Yield a problem for "30 percent of the 1,200 shades, or 380 shades"."""
    if len(text.quantities) <= 1:
        return
    for percentage in text.percents:
        for total, result in pairwise(text.quantities):
            is_before = percentage.sentence is total.sentence is result.sentence and percentage.end <= total.start
            if not is_before or percentage.hedge or percentage.quoted or not total.is_exact or not result.is_exact:
                continue
            if PERCENT_OF.fullmatch(between(percentage, total)) and THAT_IS.search(between(total, result)):
                right_number = percentage.percent * total.number / 100
                if abs(right_number - result.number) > 1:
                    fact = f"{percentage.percent} percent of {total.words} is {right_number.normalize():f}"
                    yield problem_on(result, f"{fact}, but the text says `{result.words}`", total)


A_DAY_FOR = Regex(r"\s(?:a|per|each|every)\s(?P<unit>day|week|month)\sfor\s\Z")


def _wrong_hours(text: TextFacts) -> Iterator[Problem]:
    """Yield a problem for "nine hours a day for 40 days, or 350 hours"."""
    for rate, total in pairwise(text.quantities):
        for length in text.lengths:
            is_between = rate.end < length.start < total.start and rate.sentence is total.sentence is length.sentence
            match = A_DAY_FOR.fullmatch(between(rate, length)) if is_between and rate.noun == total.noun else None
            if match and match["unit"] == length.unit and THAT_IS.search(between(length, total)):
                right_total = rate.number * length.number
                if right_total != total.number and rate.is_exact and total.is_exact and not length.hedge:
                    fact = f"{rate.words} a {length.unit} for {length.words} is {right_total:,}"
                    yield problem_on(total, f"{fact}, but the text says `{total.words}`", rate)
