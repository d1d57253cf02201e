"""Reads lengths of time: nine days later, within thirty (30) days, a 45-day period."""

from collections.abc import Iterator
from dataclasses import dataclass

from assembler.facts.amounts import CHARACTERS_BEFORE, hedge_of
from assembler.language.english import cardinal, ordinal, ordinal_in_figures
from assembler.language.regex import Regex

NUMBER_WORDS = {cardinal(number): number for number in range(1, 100)} | {"one hundred": 100}
NUMBER_PATTERN = r"\d{1,4}|[a-z]{3,9}(?:-[a-z]{3,5})?|an?"
LENGTH = Regex(
    rf"(?i)(?<![\w.,$-])(?P<number>{NUMBER_PATTERN})(?:\s\((?P<figures>\d{{1,4}})\))?(?:\s|-)"
    r"(?:(?:calendar|full|business|court|working)\s)?(?P<unit>day|week|month|year)s?\b(?!-old|\sold|\sof\sage)",
    needs="day|week|month|year",
)
ORDINALS = {name: number for number in range(2, 101) for name in (ordinal(number), ordinal_in_figures(number))}
NTH_DAY = Regex(
    r"(?i)\bthe\s(?P<number>[a-z]{5,11}(?:-[a-z]{4,7})?|\d{1,3}(?:st|nd|rd|th))\s(?P<unit>day|week|month|year)"
    r"(?=\s(?P<relation>after|before)\b)",
    needs="day|week|month|year",
)
"""An ordinal that counts from an event: "the thirtieth day after the demand"."""
WORKING_DAYS = Regex(r"(?i)(?:business|court|working)")
RELATION_AFTER = Regex(r"(?i)[’']?\s{1,3}(?P<relation>later|after|before|earlier|prior|from|of)\b")
RATE_BEFORE = Regex(r"(?i)\b(?:half|once|twice|times|day|week|month|\$\s?[\d,.]{1,12})\s\Z")
"""Words before "a year" that show that it is not a length of time: "half a year", "twice a year", "$500 a year"."""
RELATIONS_OF_A_LENGTH = frozenset({"later", "after", "before", "earlier"})
"""Words after "a year" that show that it is a length of time: "a year later"."""
WITHIN_BEFORE = Regex(r"(?i)\bwithin\s{1,9}(?:the\s|a\s)?\Z")


@dataclass(frozen=True)
class Length:
    """A length of time in a text: its bounds, the number and unit, how it is counted, and its hedge."""

    start: int
    end: int
    number: int
    unit: str
    relation: str
    hedge: str


def lengths(text: str) -> Iterator[Length]:
    """Yield the lengths of time in *text*, in calendar days, weeks, months or years, in order."""
    for match in LENGTH.finditer(text):
        written = match["number"].lower()
        after_match = RELATION_AFTER.match(text, match.end())
        relation = after_match["relation"].lower() if after_match else ""
        number = int(written) if written.isdigit() else NUMBER_WORDS.get(written)
        if written in {"a", "an"}:
            is_rate = RATE_BEFORE.search(text, max(0, match.start() - 16), match.start())
            number = 1 if relation in RELATIONS_OF_A_LENGTH and not is_rate else None
        if number is None or WORKING_DAYS.search(match[0]):
            continue
        if WITHIN_BEFORE.search(text, max(0, match.start() - CHARACTERS_BEFORE), match.start()):
            relation = "within"
        unit = match["unit"].lower()
        hedge = hedge_of(text, *match.span())
        yield Length(*match.span(), number=number, unit=unit, relation=relation, hedge=hedge)
    if "the " not in text and "The " not in text:
        return
    for match in NTH_DAY.finditer(text):
        number = ORDINALS.get(match["number"].lower())
        if number:
            unit = match["unit"].lower()
            relation = match["relation"].lower()
            yield Length(*match.span(), number=number, unit=unit, relation=relation, hedge="")
