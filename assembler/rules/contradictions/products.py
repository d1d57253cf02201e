"""Wrong products: of a number of things and a price, of a percentage or a multiple and a sum."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations, pairwise

from assembler.facts.fact import StatedLength, StatedPercent, StatedQuantity, StatedSum
from assembler.facts.lengths import NUMBER_WORDS
from assembler.facts.quantities import NUMBER_WORD
from assembler.facts.reading import TextFacts, texts_with_facts
from assembler.findings.finding import Severity
from assembler.language.money import dollars
from assembler.language.regex import Regex
from assembler.model.matter import Matter
from assembler.rules._fact_problems import between, problem_on
from assembler.rules._sentence_facts import by_sentence
from assembler.rules.contradictions._equal_parts import wrong_equal_parts
from assembler.rules.contradictions._multiples import (
    RESULT,
    THAT_IS,
    wrong_multiple,
    wrong_multiples,
    wrong_multiples_before_base,
    wrong_multiples_of_that,
)
from assembler.rules.contradictions._priced_rows import wrong_priced_rows
from assembler.rules.contradictions._priced_totals import wrong_total_for
from assembler.rules.contradictions._reported import places
from assembler.rules.rule import Problem, rule

NUMBER_AT = Regex(
    r"(?i)(?<![\w.,$-])(?P<number>\d{1,3}(?:,\d{3}){1,3}|\d{1,7}|"
    + NUMBER_WORD
    + r")(?!\s?per\s?cent)\s(?:[a-z-]{1,20}\s){1,4}(?:at|of|for)\s\Z"
)
"""A number of things before their price: "400 square feet at"."""

DESIGNATION_BEFORE = Regex(
    r"(?i)(?:\b(?:sections?|articles?|paragraphs?|clauses?|exhibits?|items?|counts?|no\.)|§)\s\Z"
)
"""A word before a number that designates a part or a paper: "Section 3 fixes the price at"."""

EACH = r"(?:\s(?:per|a|an|each|for\seach|every)(?:\s[a-z-]{1,20}){0,3})?"
PRICE_TO_PRODUCT = Regex(rf"{EACH},?\s{THAT_IS}")
"""Words between a price and the product: " a foot, or a total of"."""

PERCENT_OF = Regex(r"\sof\s(?:the\s)?(?:[a-z-]{1,20}\s){0,4}")
RATE_TO_PRODUCT = Regex(
    r"\s(?:per|a|an|each|every)\s(?P<unit>[a-z]{3,20}),?\s(?:or|which\sis|that\sis)\s(?:a\stotal\sof\s)?"
)
"""Words between a rate and the product if the number of units is elsewhere: " a week, or"."""

RATE_FOR_UNITS = Regex(
    rf"\s(?:per|a|an|each|every)\s(?P<unit>[a-z]{{3,12}}),?\sfor\s"
    rf"(?P<number>\d{{1,3}}(?:,\d{{3}}){{1,2}}|\d{{1,5}}|{NUMBER_WORD})\s"
    r"(?P<units>[a-z]{3,12}),?\s(?:or|a\stotal\sof|for\sa\stotal\sof|which\sis)\s(?:a\stotal\sof\s)?"
)
"""Words between a rate and the product: " a week for ten weeks, or"."""

DIFFERENCE = Regex(
    r"\s(?:(?:an?|per|each|every)\s[a-z]{3,7}\s)?(?:less|more|lower|higher|below|above|under|over|short|better|worse|beyond)\b"
)
"""Words after a sum that is a difference, not a result: "$31 an hour, or $55 a week less than before"."""


@rule(
    "FCT003",
    cite="arithmetic",
    basis="convention",
    severity=Severity.WARNING,
    fix="look at the documents, and correct the number, the rate or the result",
)
def product_wrong(matter: Matter) -> Iterator[Problem]:
    """A number of things at a price, or a percentage or a multiple of a sum, does not give the sum that is stated.

    The number of things, or of months, weeks or days, may be in another sentence of the same text: "He could not work
    for 34 weeks. ... He lost $1,450 a week, or $49,300." It may also follow the total: "$17,250 for 46 visits at $375
    each", or be in a row of a table: "27 weeks at $1,820 | $49,140". Results that are rounded to a dollar pass, as do
    sentences with an inexact figure, and texts in which any number gives the result.
    """
    texts = texts_with_facts(matter)
    problems = [*_wrong_products(texts)]
    reported = {place for problem in problems for place in places(problem)}
    yield from problems
    yield from (problem for problem in wrong_multiples(texts) if not reported & set(places(problem)))


def _wrong_products(texts: Sequence[TextFacts]) -> Iterator[Problem]:
    for text in texts:
        for amounts in by_sentence(text.sums):
            for price, result in pairwise(amounts):
                if price.is_exact and result.is_exact and not DIFFERENCE.match(result.after):
                    yield from _wrong_product(text, price, result)
                    yield from _wrong_percentage(text.percents, price, result)
                    yield from wrong_multiple(price, result)
        for percent in text.percents:
            yield from _wrong_percentage_of_that(text, percent)
        yield from wrong_multiples_of_that(text)
        yield from wrong_priced_rows(text)
        yield from wrong_total_for(text)
        yield from _wrong_shares(text)
        yield from _wrong_each(text, texts)
        for amount in text.sums:
            yield from _wrong_at_that_rate(text, amount)
        yield from wrong_multiples_before_base(text)
    yield from wrong_equal_parts(texts)


def _wrong_product(text: TextFacts, price: StatedSum, result: StatedSum) -> Iterator[Problem]:
    """Yield a problem if the number of things or units beside *price* or in *text*, times *price*, is not *result*."""
    words_between = between(price, result)
    words_before = price.before[-100:]
    number_match = NUMBER_AT.search(words_before)
    if number_match and DESIGNATION_BEFORE.search(words_before[: number_match.start()]):
        number_match = None
    number = number_of(number_match["number"]) if number_match else 0
    if number_match and number and PRICE_TO_PRODUCT.fullmatch(words_between):
        is_price_of_each = _is_product(number, result, price)  # the text may give the total first
        if not is_price_of_each and not _is_product_of_other_numbers(text, price, result):
            yield from _compare_product(number, number_match["number"], price, result)
        return
    units_match = RATE_FOR_UNITS.fullmatch(words_between)
    if units_match and units_match["units"].removesuffix("s") == units_match["unit"].removesuffix("s"):
        number = number_of(units_match["number"])
        if number:
            yield from _compare_product(number, units_match["number"], price, result)
        return
    rate_match = RATE_TO_PRODUCT.fullmatch(words_between)
    numbers = _numbers_of_units(text, rate_match["unit"], result) if rate_match else {}
    if numbers and not any(_is_product(number, price, result) for number in numbers):
        number, written = next(iter(numbers.items()))
        yield from _compare_product(number, written, price, result)


FOR_THE_NUMBER = Regex(r"\sfor\s(?:the|all)\s(?P<number>[a-z]{3,9}(?:-[a-z]{3,5})?|\d{1,5})\b")


def _numbers_of_units(text: TextFacts, unit: str, result: StatedSum) -> dict[int, str]:
    """Return the number of *unit* after *result* or, if there is none, each such number in *text*, with its words."""
    after_match = FOR_THE_NUMBER.match(result.after)
    if after_match:
        number = number_of(after_match["number"])
        return {number: after_match["number"]} if number else {}
    lengths = {length.number: length.words for length in text.lengths if length.unit == unit and not length.hedge}
    plurals = {f"{unit}s", f"{unit}es"}
    quantities = {quantity.number: quantity.words for quantity in text.quantities if quantity.noun in plurals}
    return lengths | quantities


def _is_product_of_other_numbers(text: TextFacts, price: StatedSum, result: StatedSum) -> bool:
    """Whether other numbers in the sentence give *result*: "14 trailers for 45 days at $110, or $69,300"."""
    numbers = {length.number for length in text.lengths if length.sentence is price.sentence}
    numbers |= {quantity.number for quantity in text.quantities if quantity.sentence is price.sentence}
    products = {first * second for first, second in combinations(numbers, 2)}
    return any(_is_product(number, price, result) for number in numbers | products)


def _is_product(number: int, price: StatedSum, result: StatedSum) -> bool:
    """Whether *result* is *number* times *price*, rounded to a dollar or with the price rounded to a cent."""
    return abs(number * price.low - result.low) <= max(100, number)


def _compare_product(number: int, written: str, price: StatedSum, result: StatedSum) -> Iterator[Problem]:
    """Yield a problem if *result* is not *number*, which the text writes as *written*, times *price*."""
    if not _is_product(number, price, result):
        fact = f"{written} times `{price.words}` is `{dollars(number * price.low)}`"
        yield problem_on(result, f"{fact}, but the text says `{result.words}`", price)


def _wrong_percentage(percents: Sequence[StatedPercent], base: StatedSum, result: StatedSum) -> Iterator[Problem]:
    """Yield a problem for "20 percent of the $40,000 paid is $9,000"."""
    for percent in percents:
        is_before = percent.sentence is base.sentence and percent.end <= base.start
        if not is_before or percent.hedge or percent.quoted:
            continue
        if PERCENT_OF.fullmatch(between(percent, base)) and RESULT.fullmatch(between(base, result)):
            yield from _compare_percentage(percent, base, result)


def _compare_percentage(percent: StatedPercent, base: StatedSum, result: StatedSum) -> Iterator[Problem]:
    """Yield a problem if *result* is not *percent* of *base*, give or take a dollar."""
    cents = int(percent.percent * base.low / Decimal(100))
    if abs(cents - result.low) > 100:
        fact = f"{percent.percent} percent of `{base.words}` is `{dollars(cents)}`"
        yield problem_on(result, f"{fact}, but the text says `{result.words}`", base)


LIMITS = ("up to", "at most", "at least", "not more than", "no more than", "not less than", "no less than")
"""Hedges of a percentage that is a limit, and so exact."""

BASE_BEFORE_RESULT = Regex(
    r"\sof\s(?:that|this|the|its|his|her|their|such)\s(?:[a-z-]{2,20}\s){0,2}[a-z-]{2,20},?\s\(?(?:or|which\sis|that\sis|is|was)\s"
)
"""Words between a percentage and the result if the base was named before: " of that limit, or"."""


def _wrong_percentage_of_that(text: TextFacts, percent: StatedPercent) -> Iterator[Problem]:
    """Yield a problem for "two percent of that limit, or $80,000" if no sum before it in *text* gives the result."""
    sums_after = [amount for amount in text.sums if amount.start >= percent.end and amount.sentence is percent.sentence]
    bases = [amount for amount in text.sums if amount.end <= percent.start and not amount.quoted]
    if not sums_after or percent.hedge not in {"", *LIMITS} or percent.quoted or not bases:
        return
    result = sums_after[0]
    if not result.is_exact or not BASE_BEFORE_RESULT.fullmatch(between(percent, result)):
        return
    fits = any(abs(int(percent.percent * base.low / Decimal(100)) - result.low) <= 100 for base in bases)
    own_bases = [base for base in bases if base.sentence is percent.sentence]
    candidates = own_bases or bases
    if not fits and len({base.low for base in candidates}) == 1:
        yield from _compare_percentage(percent, candidates[-1], result)


EQUAL_PARTS_BEFORE = Regex(
    r"(?i)\b(?P<number>[a-z]{3,9}|\d{1,3})\s(?:equal|monthly|weekly|quarterly|annual|yearly)\s(?:parts|installments|payments|shares|halves)"
    r"\sof\s\Z"
)
"""A number of equal parts before the sum of each: "two equal installments of"."""

NUMBER_AFTER = Regex(r"(?i)\s(?:for|on)\sthe\s(?:other|first|last|remaining|next)\s(?P<number>[a-z]{3,9}|\d{1,3})\b")
"""A number of things after the sum paid for them: " for the other six"."""

NUMBER_BEFORE = Regex(
    r"(?i)\bthe\s(?:other|first|last|remaining|next)\s(?P<number>[a-z]{3,9}|\d{1,3})\s(?:[a-z]{3,15},?|[a-z]{3,15}\s\()\s?\Z"
)
"""A number of things before the sum paid for them: "the first four kites, "."""


def number_of(written: str) -> int:
    """Return the number that *written* means, in figures or in words; 0 if it is not a number."""
    written = written.lower().replace(",", "")
    return int(written) if written.isdigit() else NUMBER_WORDS.get(written, 0)


def _wrong_shares(text: TextFacts) -> Iterator[Problem]:
    """Yield a problem for "$24,000, in two equal parts of $14,000", and for unequal shares of one price."""
    for first, second in pairwise(text.sums):
        if first.sentence is not second.sentence or not first.is_exact or not second.is_exact:
            continue
        yield from _wrong_equal_part(text, second)
        first_match = NUMBER_BEFORE.search(first.before[-100:])
        second_match = NUMBER_AFTER.match(second.after)
        first_number = number_of(first_match["number"]) if first_match else 0
        second_number = number_of(second_match["number"]) if second_match else 0
        if first_number and second_number and first.low * second_number != second.low * first_number:
            first_share, second_share = dollars(first.low // first_number), dollars(second.low // second_number)
            first_fact = f"`{first.words}` for {first_number} is {first_share} each"
            fact = f"{first_fact}, but `{second.words}` for {second_number} is {second_share} each"
            yield problem_on(second, fact, first)


def _wrong_equal_part(text: TextFacts, part: StatedSum) -> Iterator[Problem]:
    """Yield a problem for "two equal parts of $14,000" if no sum before *part* in the sentence is twice *part*."""
    match = EQUAL_PARTS_BEFORE.search(part.before[-100:])
    number = number_of(match["number"]) if match else 0
    if not match or not number:
        return
    totals = [total for total in text.sums if total.sentence is part.sentence and total.end <= part.start]
    fits = any(abs(number * part.low - total.low) <= 100 * number for total in totals)
    if not fits and "balance" not in part.sentence.words and "rest" not in part.after:
        yield from _compare_product(number, match["number"], part, totals[0])


FOR_EACH = Regex(r"\s(?:for\seach|per|for\severy|a)\s(?P<noun>[A-Za-z][a-z]{2,15})\b")
OR = Regex(r",?\s(?:or|that\sis|which\sis)\s")


def _wrong_each(text: TextFacts, texts: Sequence[TextFacts]) -> Iterator[Problem]:
    """Yield a problem for "$24,000, or $2,500 for each Photograph" if the matter has twelve photographs."""
    for total, part in pairwise(text.sums):
        match = FOR_EACH.match(part.after)
        if not match or total.sentence is not part.sentence or not OR.fullmatch(between(total, part)):
            continue
        if not total.is_exact or not part.is_exact:
            continue
        noun = f"{match['noun'].lower()}s"
        quantities = [quantity for matter_text in texts for quantity in matter_text.quantities if quantity.noun == noun]
        if len({quantity.number for quantity in quantities}) != 1:
            continue
        quantity = quantities[-1]
        if not _is_product(quantity.number, part, total):
            fact = f"`{part.words}` for each of {quantity.words} is `{dollars(quantity.number * part.low)}`"
            yield problem_on(part, f"{fact}, but the text says `{total.words}`", total, quantity)


RATE_BEFORE_RESULT = Regex(
    r"(?i)\bat\s(?:that|this)\s(?:rate|price)[^.;$]{0,60}\b(?:come|comes|came|amount|amounts|amounted|are|is|was|were)\s(?:to\s)?\Z"
)
PER_UNIT = Regex(r"\s(?:per|a|an|each|every)\s(?P<unit>[a-z]{3,20})\b")


def _wrong_at_that_rate(text: TextFacts, result: StatedSum) -> Iterator[Problem]:
    """Yield a problem for "At that rate the 400 hours come to $20,400" if the rate before it gives another sum."""
    if not result.is_exact or not RATE_BEFORE_RESULT.search(result.before[-100:]):
        return
    sums_before = [amount for amount in text.sums if amount.end < result.start and amount.is_exact]
    matches = [(amount, PER_UNIT.match(amount.after)) for amount in sums_before]
    rates = [(amount, match["unit"]) for amount, match in matches if match]
    if not rates:
        return
    rate, unit = rates[-1]
    lengths = [length for length in text.lengths if length.sentence is result.sentence and length.unit == unit]
    quantities = [
        quantity
        for quantity in text.quantities
        if quantity.sentence is result.sentence and quantity.noun.startswith(unit)
    ]
    counted: list[StatedLength | StatedQuantity] = [*lengths, *quantities]
    if len(counted) == 1:
        yield from _compare_product(counted[0].number, counted[0].words, rate, result)
