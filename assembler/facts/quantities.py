"""Reads numbers of things: 340 pages, twelve of her photographs, 3,500 pounds per square inch."""

from collections.abc import Iterator
from dataclasses import dataclass

from assembler.facts.lengths import NUMBER_WORDS
from assembler.language.dates import MONTH
from assembler.language.english import cardinal
from assembler.language.regex import Regex

TEN_WORDS = "|".join(cardinal(ten) for ten in range(20, 100, 10))
DIGIT_WORDS = "|".join(cardinal(unit) for unit in range(1, 10))
NUMBER_WORD = rf"(?:{TEN_WORDS})(?:[-–](?:{DIGIT_WORDS}))?|{'|'.join(cardinal(number) for number in range(19, 1, -1))}"
"""A pattern for the numbers from two to ninety-nine in words; longer words come before those with which they begin."""

PARTITIVE = rf"(?:of\s(?:the|her|his|its|their|these|those)\s(?!(?:{NUMBER_WORD})\s))?"
THINGS = (
    r"(?P<things>(?:[a-z][a-z-]{1,20}\s){0,2}?(?P<noun>(?!this\b|was\b|has\b|its\b|his\b|is\b|as\b)[A-Za-z][a-z]{2,20}(?<!s)s"
    r"|feet|people|persons|men|women|children|head|acres|inches|cases)(?:\sper\s(?:(?:square|cubic|linear|running|working|calendar)\s)?[a-z]{2,12})?)"
)
QUANTITY = Regex(
    rf"(?<![\w.,$§/:-])(?P<number>\d{{1,3}}(?:,\d{{3}}){{1,3}}|\d{{1,7}}|(?i:{NUMBER_WORD}))\s{PARTITIVE}{THINGS}(?![\w-])"
)
NUMBER_AFTER_THINGS = Regex(
    rf"\b(?P<noun>[a-z]{{3,20}}(?<!s)s|people|children|men|women),\s(?P<number>\d{{1,3}}(?:,\d{{3}}){{1,3}}|\d{{1,7}}|(?i:{NUMBER_WORD}))"
    r"\sin\s(?:number|all)\b"
)
"""A number after its things: "photographs, 412 in number"."""
NAME_BEFORE_NUMBER = Regex(
    rf"(?:(?i:\b(?:sections?|articles?|clauses?|nos?\.|numbers?|exhibits?|counts?|paragraphs?|lots?|rooms?|suites?|units?"
    rf"|chapters?|titles?|parts?|rules?|floors?|phases?|pages?|lines?|items?|steps?)|§|¶|#)|\b(?:{MONTH}))\s?\Z"
)
"""Words before a number that is a name: Section 2 requires."""

NOUNS_NOT_COUNTED = frozenset(
    {"days", "weeks", "months", "years", "minutes", "seconds", "times", "percents", "dollars", "cents"}
)
VERBS_LIKE_NOUNS = frozenset(
    "requires provides sets lets gives says shows has is lists forbids permits allows adds".split()
)
"""Words that look like plural nouns, after a section's number."""


@dataclass(frozen=True)
class Quantity:
    """A number of things in a text: its bounds, the number, the noun, and the words with which the things are named."""

    start: int
    end: int
    number: int
    noun: str
    noun_phrase: str


def quantities(text: str) -> Iterator[Quantity]:
    """Yield the numbers of things in *text*, in order; not lengths of time, and not numbers that are names."""
    for match in QUANTITY.finditer(text):
        noun = match["noun"].lower()
        if (
            noun in NOUNS_NOT_COUNTED
            or noun in VERBS_LIKE_NOUNS
            or NAME_BEFORE_NUMBER.search(text, max(0, match.start() - 12), match.start())
        ):
            continue
        noun_phrase = " ".join(match["things"].lower().split())
        noun_with_rate = noun_phrase[noun_phrase.rfind(noun) :] if "per" in noun_phrase else noun
        number = _value(match["number"])
        yield Quantity(*match.span(), number=number, noun=noun_with_rate, noun_phrase=noun_phrase)
    if " in " not in text:
        return
    for match in NUMBER_AFTER_THINGS.finditer(text):
        noun = match["noun"]
        yield Quantity(*match.span(), number=_value(match["number"]), noun=noun, noun_phrase=noun)


def _value(written: str) -> int:
    written = written.lower().replace("–", "-")
    return int(written.replace(",", "")) if written[0].isdigit() else NUMBER_WORDS[written]
