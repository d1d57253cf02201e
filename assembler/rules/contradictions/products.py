"""Products that a sentence gives wrong: a number of things at a price, a percentage, a multiple."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations, pairwise

from assembler.facts.fact import StatedPercent, StatedSum
from assembler.facts.lengths import WORDS
from assembler.facts.quantities import NUMBER_WORD
from assembler.facts.reading import TextFacts, texts_with_facts
from assembler.findings.finding import Severity
from assembler.language.money import dollars
from assembler.language.regex import Regex
from assembler.model.matter import Matter
from assembler.rules._fact_problems import between, problem_on
from assembler.rules._sentence_facts import by_sentence
from assembler.rules.rule import Problem, rule

NUMBER_AT = Regex(
    r"(?i)(?<![\w.,$-])(?P<number>\d{1,3}(?:,\d{3}){1,3}|\d{1,7}|"
    + NUMBER_WORD
    + r")(?!\s?per\s?cent)\s(?:[a-z-]{1,20}\s){1,4}(?:at|of|for)\s\Z"
)
EACH = r"(?:\s(?:per|a|an|each|for\seach|every)(?:\s[a-z-]{1,20}){0,3})?"
THAT_IS = r"(?:or|a\stotal\sof|for\sa\stotal\sof|totall?ing|in\sall|which\sis|that\sis)\s(?:a\s(?:total|sum)\sof\s)?"
PRICE = Regex(rf"{EACH},?\s{THAT_IS}")
PERCENT_OF = Regex(r"\sof\s(?:the\s)?(?:[a-z-]{1,20}\s){0,4}")
SOME_WORDS = r"(?:\s(?!or\b|is\b|was\b)[a-z]{2,15}){0,2}"
RESULT = Regex(rf"{SOME_WORDS},?\s(?:{THAT_IS}|(?:is|was|equals|amounts\sto|comes\sto|came\sto)\s)")

RATE_OR = Regex(r"\s(?:per|a|an|each|every)\s(?P<unit>[a-z]{3,20}),?\s(?:or|which\sis|that\sis)\s(?:a\stotal\sof\s)?")

FOR_UNITS = Regex(
    rf"\s(?:per|a|an|each|every)\s(?P<unit>[a-z]{{3,12}}),?\sfor\s"
    rf"(?P<number>\d{{1,3}}(?:,\d{{3}}){{1,2}}|\d{{1,5}}|{NUMBER_WORD})\s"
    r"(?P<units>[a-z]{3,12}),?\s(?:or|a\stotal\sof|for\sa\stotal\sof|which\sis)\s(?:a\stotal\sof\s)?"
)


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
    for 34 weeks. ... He lost $1,450 a week, or $49,300." Results that are rounded to a dollar pass, as do sentences
    with an inexact figure, and texts in which any number gives the result.
    """
    texts = texts_with_facts(matter)
    for text in texts:
        for amounts in by_sentence(text.sums):
            for price, result in pairwise(amounts):
                if price.is_exact and result.is_exact:
                    yield from _wrong_product(text, price, result)
                    yield from _wrong_percentage(text.percents, price, result)
                    yield from _wrong_multiple(price, result)
        for part in text.percents:
            yield from _wrong_part_of_that(text, part)
        yield from _wrong_multiple_of_that(text)
        yield from _wrong_shares(text)
        yield from _wrong_each(text, texts)
        for amount in text.sums:
            yield from _wrong_at_that_rate(text, amount)


def _wrong_product(text: TextFacts, price: StatedSum, result: StatedSum) -> Iterator[Problem]:
    number_match = NUMBER_AT.search(price.before[-100:])
    if number_match and PRICE.fullmatch(between(price, result)):
        written = number_match["number"].lower()
        number = int(written.replace(",", "")) if written[0].isdigit() else WORDS.get(written, 0)
        if number:
            if not _is_product(number, result, price) and not _is_product_of_others(text, price, result):
                yield from _times(number, number_match["number"], price, result)
            return
    time_match = FOR_UNITS.fullmatch(between(price, result))
    if time_match and time_match["units"].removesuffix("s") == time_match["unit"].removesuffix("s"):
        if number := number_of(time_match["number"].replace(",", "")):
            yield from _times(number, time_match["number"], price, result)
        return
    rate_match = RATE_OR.fullmatch(between(price, result))
    numbers = _numbers_of(text, rate_match["unit"], result) if rate_match else {}
    if numbers and not any(_is_product(number, price, result) for number in numbers):
        number, written = next(iter(numbers.items()))
        yield from _times(number, written, price, result)


FOR_THE = Regex(r"\sfor\s(?:the|all)\s(?P<number>[a-z]{3,9}(?:-[a-z]{3,5})?|\d{1,5})\b")


def _numbers_of(text: TextFacts, unit: str, result: StatedSum) -> dict[int, str]:
    """Return the number of *unit* after *result* or, if there is none, each such number in *text*, with its words."""
    if after_match := FOR_THE.match(result.after):
        written = after_match["number"]
        number = int(written) if written.isdigit() else WORDS.get(written, 0)
        return {number: written} if number else {}
    lengths = {length.number: length.words for length in text.lengths if length.unit == unit and not length.hedge}
    quantity = {
        quantity.number: quantity.words for quantity in text.quantities if quantity.noun in {f"{unit}s", f"{unit}es"}
    }
    return lengths | quantity


def _is_product_of_others(text: TextFacts, price: StatedSum, result: StatedSum) -> bool:
    """Whether other numbers of the sentence give *result*: "14 trailers for 45 days at $110, or $69,300"."""
    here = price.sentence
    numbers = {length.number for length in text.lengths if length.sentence is here}
    numbers |= {things.number for things in text.quantities if things.sentence is here}
    products = numbers | {one * other for one, other in combinations(sorted(numbers), 2)}
    return any(_is_product(number, price, result) for number in products)


def _is_product(number: int, price: StatedSum, result: StatedSum) -> bool:
    return abs(number * price.low - result.low) <= max(100, number)


def _times(number: int, written: str, price: StatedSum, result: StatedSum) -> Iterator[Problem]:
    if not _is_product(number, price, result):
        product_ = f"{written} times `{price.words}` is `{dollars(number * price.low)}`"
        yield problem_on(result, f"{product_}, but the text says `{result.words}`", price)


def _wrong_percentage(percents: Sequence[StatedPercent], base: StatedSum, result: StatedSum) -> Iterator[Problem]:
    for part in percents:
        is_before = part.sentence is base.sentence and part.end <= base.start and not part.hedge and not part.quoted
        if is_before and PERCENT_OF.fullmatch(between(part, base)) and RESULT.fullmatch(between(base, result)):
            yield from _percent_of(part, base, result)


def _percent_of(part: StatedPercent, base: StatedSum, result: StatedSum) -> Iterator[Problem]:
    cents = int(part.percent * base.low / Decimal(100))
    if abs(cents - result.low) > 100:
        fact = f"{part.percent} percent of `{base.words}` is `{dollars(cents)}`"
        yield problem_on(result, f"{fact}, but the text says `{result.words}`", base)


OF_THAT = Regex(
    r"\sof\s(?:that|this|the|its|his|her|their|such)\s(?:[a-z-]{2,20}\s){0,2}[a-z-]{2,20},?\s\(?(?:or|which\sis|that\sis|is|was)\s"
)


def _wrong_part_of_that(text: TextFacts, part: StatedPercent) -> Iterator[Problem]:
    """Yield a problem for "two percent of that limit, or $80,000" if no sum before it in *text* gives the result."""
    following = [amount for amount in text.sums if amount.start >= part.end and amount.sentence is part.sentence]
    bases = [amount for amount in text.sums if amount.end <= part.start and not amount.quoted]
    if not following or part.hedge or part.quoted or not bases or not OF_THAT.fullmatch(between(part, following[0])):
        return
    result = following[0]
    candidates = [base for base in bases if base.sentence is part.sentence] or bases
    fits = any(abs(int(part.percent * base.low / Decimal(100)) - result.low) <= 100 for base in bases)
    if result.is_exact and not fits and len({base.low for base in candidates}) == 1:
        yield from _percent_of(part, candidates[-1], result)


MULTIPLES = {
    "twice": Decimal(2), "double": Decimal(2), "two times": Decimal(2), "three times": Decimal(3), "treble": Decimal(3),
    "triple": Decimal(3), "four times": Decimal(4), "five times": Decimal(5), "ten times": Decimal(10),
    "half": Decimal("0.5"), "one-half": Decimal("0.5"), "one half": Decimal("0.5"), "a quarter": Decimal("0.25"),
    "one-quarter": Decimal("0.25"), "one-fourth": Decimal("0.25"), "three-quarters": Decimal("0.75"),
    "one and one-half times": Decimal("1.5"), "one and a half times": Decimal("1.5"), "1.5 times": Decimal("1.5"),
    "one-fifth": Decimal("0.2"), "one-tenth": Decimal("0.1"),
}  # fmt: skip
MULTIPLE = Regex(
    rf"(?i)(?<![\w-])(?P<multiple>{'|'.join(sorted(MULTIPLES, key=len, reverse=True))})\s(?:of\s)?"
    r"(?:(?:the|that|this|her|his|its|their)\s)?(?:[a-z-]{1,20}\s){0,4}\Z"
)


def _wrong_multiple(base: StatedSum, result: StatedSum) -> Iterator[Problem]:
    """Yield a problem for "one and one-half times her rate of $34 is $51" if the result is wrong."""
    match = MULTIPLE.search(base.before[-100:])
    if match and RESULT.fullmatch(between(base, result)):
        cents = int(MULTIPLES[match["multiple"].lower()] * base.low)
        if abs(cents - result.low) > 100:
            words = f"{match['multiple'].lower()} `{base.words}` is `{dollars(cents)}`"
            yield problem_on(result, f"{words}, but the text says `{result.words}`", base)


MULTIPLE_OF_THAT = Regex(
    rf"(?i)(?<![\w-])(?P<multiple>{'|'.join(sorted(MULTIPLES, key=len, reverse=True))})\s(?:of\s)?(?:that|this)\s"
    r"(?:[a-z-]{1,20}\s){1,3}(?:is|was|or|equals|comes\sto)\s\Z"
)


def _wrong_multiple_of_that(text: TextFacts) -> Iterator[Problem]:
    """Yield a problem for "one and one-half times that rate is $34" if the sum before it gives another result."""
    for base, result in pairwise(text.sums):
        match = MULTIPLE_OF_THAT.search(result.before[-100:])
        if match and base.is_exact and result.is_exact:
            cents = int(MULTIPLES[match["multiple"].lower()] * base.low)
            if abs(cents - result.low) >= 100:
                words = f"{match['multiple'].lower()} `{base.words}` is `{dollars(cents)}`"
                yield problem_on(result, f"{words}, but the text says `{result.words}`", base)


EQUAL_PARTS = Regex(
    r"(?i)\b(?P<number>[a-z]{3,9}|\d{1,3})\s(?:equal|monthly|weekly|quarterly|annual|yearly)\s(?:parts|installments|payments|shares|halves)"
    r"\sof\s\Z"
)
FOR_NUMBER = Regex(r"(?i)\s(?:for|on)\sthe\s(?:other|first|last|remaining|next)\s(?P<number>[a-z]{3,9}|\d{1,3})\b")
NUMBER_BEFORE = Regex(
    r"(?i)\bthe\s(?:other|first|last|remaining|next)\s(?P<number>[a-z]{3,9}|\d{1,3})\s(?:[a-z]{3,15},?|[a-z]{3,15}\s\()\s?\Z"
)


def number_of(written: str) -> int:
    """Return the number that *written* means, in figures or in words; 0 if it is not a number."""
    written = written.lower().replace(",", "")
    return int(written) if written.isdigit() else WORDS.get(written, 0)


def _wrong_shares(text: TextFacts) -> Iterator[Problem]:
    """Yield a problem for "$24,000, in two equal parts of $14,000", and for unequal shares of one price."""
    for first, second in pairwise(text.sums):
        if first.sentence is not second.sentence or not first.is_exact or not second.is_exact:
            continue
        if (match := EQUAL_PARTS.search(second.before[-100:])) and (number := number_of(match["number"])):
            wholes = [total for total in text.sums if total.sentence is first.sentence and total.end <= second.start]
            fits = any(abs(number * second.low - total.low) <= 100 * number for total in wholes)
            if not fits and "balance" not in first.sentence.words and "rest" not in second.after:
                yield from _times(number, match["number"], second, wholes[0])
        first_count, second_count = NUMBER_BEFORE.search(first.before[-100:]), FOR_NUMBER.match(second.after)
        first_number, second_number = (
            number_of(first_count["number"]) if first_count else 0,
            number_of(second_count["number"]) if second_count else 0,
        )
        if first_number and second_number and first.low * second_number != second.low * first_number:
            first_share, second_share = dollars(first.low // first_number), dollars(second.low // second_number)
            first_fact = f"`{first.words}` for {first_number} is {first_share} each"
            fact = f"{first_fact}, but `{second.words}` for {second_number} is {second_share} each"
            yield problem_on(second, fact, first)


EACH_OF = Regex(r"\s(?:for\seach|per|for\severy|a)\s(?P<noun>[A-Za-z][a-z]{2,15})\b")
OR_EACH = Regex(r",?\s(?:or|that\sis|which\sis)\s")


def _wrong_each(text: TextFacts, texts: Sequence[TextFacts]) -> Iterator[Problem]:
    """Yield a problem for "$24,000, or $2,500 for each Photograph" if the matter has twelve photographs."""
    for total, part in pairwise(text.sums):
        match = EACH_OF.match(part.after)
        is_each = match and total.sentence is part.sentence and OR_EACH.fullmatch(between(total, part))
        if match and is_each and total.is_exact and part.is_exact:
            noun = f"{match['noun'].lower()}s"
            numbers = {
                quantity.number: quantity
                for matter_text in texts
                for quantity in matter_text.quantities
                if quantity.noun == noun
            }
            if len(numbers) == 1 and not any(_is_product(number, part, total) for number in numbers):
                number, quantity = next(iter(numbers.items()))
                fact = f"`{part.words}` for each of {quantity.words} is `{dollars(number * part.low)}`"
                yield problem_on(part, f"{fact}, but the text says `{total.words}`", total, quantity)


AT_THAT_RATE = Regex(
    r"(?i)\bat\s(?:that|this)\s(?:rate|price)[^.;$]{0,60}\b(?:come|comes|came|amount|amounts|amounted|are|is|was|were)\s(?:to\s)?\Z"
)
PER = Regex(r"\s(?:per|a|an|each|every)\s(?P<unit>[a-z]{3,20})\b")


def _wrong_at_that_rate(text: TextFacts, result: StatedSum) -> Iterator[Problem]:
    """Yield a problem for "At that rate the 400 hours come to $20,400" if the rate before it gives another sum."""
    if not result.is_exact or not AT_THAT_RATE.search(result.before[-100:]):
        return
    rates = [
        amount for amount in text.sums if amount.end < result.start and amount.is_exact and PER.match(amount.after)
    ]
    if rates and (per_match := PER.match(rates[-1].after)):
        sentence = result.sentence
        numbers = [
            *(
                (time.number, time.words)
                for time in text.lengths
                if time.sentence is sentence and time.unit == per_match["unit"]
            ),
            *(
                (quantity.number, quantity.words)
                for quantity in text.quantities
                if quantity.sentence is sentence and quantity.noun.startswith(per_match["unit"])
            ),
        ]
        if len(numbers) == 1:
            yield from _times(*numbers[0], rates[-1], result)
