"""Numbers of things that do not add up: a remainder, a total of several kinds, a percentage, a number of hours."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from assembler.facts.fact import StatedQuantity
from assembler.facts.quantities import NUMBER_WORD
from assembler.facts.reading import TextFacts, texts_with_facts
from assembler.findings.finding import Severity
from assembler.language.regex import Regex
from assembler.model.matter import Matter
from assembler.rules._fact_problems import between, problem_on
from assembler.rules._sentence_facts import by_sentence
from assembler.rules.contradictions.products import number_of
from assembler.rules.rule import Problem, Words, rule

FIGURE = rf"(?:\d{{1,3}}(?:,\d{{3}}){{1,3}}|\d{{1,7}}|(?i:{NUMBER_WORD}))"
OF_THESE = Regex(
    rf"\bOf\s(?:these|those|them|the\s{FIGURE}),?\s(?:[a-z]{{3,15}}\s){{0,2}}?(?P<part>{FIGURE})\b(?!\spercent)"
)
THE_OTHER = Regex(
    rf"\b[Tt]he\s(?:other|remaining)\s(?P<rest>{FIGURE})\b(?!\s(?:percent|days|weeks|months|years)|,\d)",
    needs="other|remaining",
)
IN_ALL = Regex(r"\s?(?:in\s(?:all|total)|altogether)\b")
A_TOTAL_OF = Regex(r"(?i)\b(?:a\stotal\sof|total(?:l?ing)?)\s\Z")
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
    doors and 3 skylights, 20 openings in all", "30 percent of the 1,200 shades, or 380 shades" and "nine hours a day
    for 40 days, or 350 hours". Inexact numbers are not compared.
    """
    for text in texts_with_facts(matter):
        if text.quantities:
            yield from _wrong_rest(text)
            yield from _wrong_total(text)
            yield from _wrong_percentage(text)
            yield from _wrong_hours(text)


def _wrong_rest(text: TextFacts) -> Iterator[Problem]:
    of_these, remainder = OF_THESE.search(text.text), THE_OTHER.search(text.text)
    if (
        not of_these
        or not remainder
        or remainder.start() < of_these.end()
        or text.text[of_these.end() : remainder.start()].count(".") > 1
    ):
        return
    name_match = re.search(FIGURE, of_these[0].removesuffix(of_these["part"]))
    before = [quantity for quantity in text.quantities if quantity.end <= of_these.end() and quantity.is_exact]
    total = number_of(name_match[0]) if name_match else before[-1].number if before else 0
    part, stated_remainder = number_of(of_these["part"]), number_of(remainder["rest"])
    if total > part and part and stated_remainder and total - part != stated_remainder:
        fact = f"{total:,} less {part:,} is {total - part:,}"
        at = Words(remainder["rest"], remainder.start("rest"))
        yield Problem(text.path, f"{fact}, but the text says `{' '.join(remainder[0].split())}`", at=at)


def _wrong_total(text: TextFacts) -> Iterator[Problem]:
    for quantities in by_sentence(text.quantities):
        *parts, total = quantities
        is_total = IN_ALL.match(total.after) or A_TOTAL_OF.search(total.before)
        if (
            len(parts) < 2
            or not is_total
            or not all(quantity.is_exact for quantity in quantities)
            or not _are_listed(quantities)
        ):
            continue
        if (added := sum(part.number for part in parts)) != total.number:
            yield problem_on(
                total, f"the numbers before it add up to {added:,}, but the text says `{total.words}`", parts[0]
            )


def _are_listed(quantities: Sequence[StatedQuantity]) -> bool:
    """Whether *quantities* are listed with only commas and words such as "and" between them."""
    gaps = [between(first, second) for first, second in pairwise(quantities)]
    return all(re.fullmatch(r",?\s(?:and\s|for\s|or\s|a\s|total\s|of\s){0,5}", gap) for gap in gaps)


def _wrong_percentage(text: TextFacts) -> Iterator[Problem]:
    if len(text.quantities) <= 1:
        return
    for part in text.percents:
        for total, result in pairwise(text.quantities):
            is_part = part.sentence is total.sentence is result.sentence and part.end <= total.start
            if not is_part or part.hedge or part.quoted or not total.is_exact or not result.is_exact:
                continue
            if PERCENT_OF.fullmatch(between(part, total)) and THAT_IS.search(between(total, result)):
                value = part.percent * total.number / 100
                if abs(value - result.number) > 1:
                    fact = f"{part.percent} percent of {total.words} is {value.normalize():f}"
                    yield problem_on(result, f"{fact}, but the text says `{result.words}`", total)


A_DAY_FOR = Regex(r"\s(?:a|per|each|every)\s(?P<unit>day|week|month)\sfor\s\Z")


def _wrong_hours(text: TextFacts) -> Iterator[Problem]:
    for rate, total in pairwise(text.quantities):
        for length in text.lengths:
            is_between = rate.end < length.start < total.start and rate.sentence is total.sentence is length.sentence
            match = A_DAY_FOR.fullmatch(between(rate, length)) if is_between and rate.noun == total.noun else None
            if match and match["unit"] == length.unit and THAT_IS.search(between(length, total)):
                value = rate.number * length.number
                if value != total.number and rate.is_exact and total.is_exact and not length.hedge:
                    fact = f"{rate.words} a {length.unit} for {length.words} is {value:,}"
                    yield problem_on(total, f"{fact}, but the text says `{total.words}`", rate)
