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
    doors and 3 skylights, 20 openings in all", "30 percent of the 1,200 shades, or 380 shades" and "nine hours a day
    for 40 days, or 350 hours". Inexact numbers are not compared.
    """
    for text in texts_with_facts(matter):
        if text.quantities:
            yield from _wrong_remainder(text)
            yield from _wrong_total(text)
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
