"""House numbers in one street that differ only by a typing error."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from assembler.facts.reading import texts_with_facts
from assembler.findings.finding import Severity
from assembler.findings.path import KeyPath
from assembler.language.regex import Regex
from assembler.language.sections import differing_digit, is_transposition
from assembler.model.matter import Matter
from assembler.rules.rule import Problem, Words, rule

STREET = Regex(
    r"(?<![\w.,$-])(?P<number>\d{2,5})\s(?P<street>(?:[NSEW]\.?\s|North\s|South\s|East\s|West\s)?[A-Z][\w’'-]{1,20}"
    r"(?:\s[A-Z][\w’'-]{1,20}){0,2}\s(?:Street|Avenue|Road|Drive|Lane|Boulevard|Court|Way|Place|Highway|Parkway|Circle))\b"
)


@dataclass(frozen=True)
class House:
    """A house number in a text: the number, the path of the text, and the position of the number."""

    number: str
    path: KeyPath
    start: int


@rule(
    "FCT045",
    cite="house style: one building has one address",
    basis="convention",
    severity=Severity.WARNING,
    fix="look at the documents, and correct the house number; if there are two houses, name both numbers in one text",
)
def two_numbers_in_a_street(matter: Matter) -> Iterator[Problem]:
    """Two texts give house numbers in the same street that differ only by a typing error.

    Two digits are transposed, or one digit differs and the other number is given more than once. If a text
    names both numbers, there are probably two houses, and nothing is reported.
    """
    by_street: dict[str, list[House]] = {}
    for text in texts_with_facts(matter):
        for match in STREET.finditer(text.text):
            house = House(match["number"], text.path, match.start())
            by_street.setdefault(" ".join(match["street"].split()), []).append(house)
    for street, houses in by_street.items():
        use_counts = Counter(house.number for house in houses)
        if len(use_counts) != 2:
            continue
        (common_number, common_uses), (rare_number, rare_uses) = use_counts.most_common()
        rare_house = next(house for house in houses if house.number == rare_number)
        common_houses = [house for house in houses if house.number == common_number]
        is_slip = is_transposition(rare_number, common_number) or (
            common_uses > 1 and differing_digit(rare_number, common_number) is not None
        )
        is_elsewhere = all(house.path != rare_house.path for house in common_houses)
        if is_slip and rare_uses == 1 and is_elsewhere:
            message = f"the text says `{rare_number} {street}`, but elsewhere `{common_number} {street}`"
            yield Problem(
                rare_house.path,
                message,
                at=Words(rare_number, rare_house.start),
                also=(common_houses[0].path,),
                also_at=(Words(common_number, common_houses[0].start),),
            )
