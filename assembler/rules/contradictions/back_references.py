"""Numbers that refer back to things already counted, such as "each of the eleven", but that no text gives."""

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import combinations

from assembler.facts.quantities import NUMBER_WORD
from assembler.facts.reading import TextFacts, texts_with_facts
from assembler.facts.texts import unquoted
from assembler.findings.finding import Severity
from assembler.findings.visible import one_line
from assembler.language.english import cardinal
from assembler.language.regex import Regex
from assembler.model.matter import Matter
from assembler.rules.contradictions.products import number_of
from assembler.rules.rule import Problem, Words, rule

FIGURE = rf"\d{{1,3}}|(?i:{NUMBER_WORD})"
BACK_REFERENCE = Regex(
    r"\b(?P<words>(?i:each|one|two|three|some|none|any|many|most|several|all|half|neither|few|another|every\sone)\sof\s(?:the|these|those)\s"
    rf"(?P<number>{FIGURE})|(?i:all)\s(?P<every>{FIGURE}))"
    r"(?=[.,;:)](?!\d)|\s(?:has|have|had|was|were|is|are|did|do|and|who|that|but|will|would|could|can|must|may"
    r"|nor|or|as|when|until|before|after|because|since|while|by|for|from|in|on|to|with)\b)"
)
"""A number without a noun that refers back to things: "each of the eleven has signed", "one of the eleven"."""

NO_MEASURE = r"(?![\s-](?:(?:calendar|business)\s)?(?:day|week|month|year|hour|minute|percent|feet|inch|miles)|\s?%)"
MEASURES = frozenset(
    "degree degrees percent foot feet inch inches mile miles acre acres yard yards pound pounds ton tons gallon gallons"
    " ounce ounces barrel barrels cent cents dollar dollars hour hours minute minutes second seconds".split()
)
"""Units of measure: "all nine" never refers back to degrees or pounds."""

MIN_NUMBER = 4
"""The smallest number that is checked; two or three persons are often named without a number."""

TEXTS_SEARCHED = 4
"""How many texts, including the text of the reference, are searched for the things that were counted."""


@rule(
    "FCT055",
    cite="house style: one thing has one number",
    basis="convention",
    severity=Severity.WARNING,
    fix="look at the documents, and correct the number that is wrong, or say what is counted",
)
def number_refers_to_nothing(matter: Matter) -> Iterator[Problem]:
    """A text says "each of the eleven" or "all nine", but no text gives that number of things.

    The number must be four or more. It passes if any text has the number in words or figures, if it is the total of
    numbers in one text or a number of rows or items, and if no number of things is given just before. The message names
    the number that the text gives instead: "Only fourteen of its employees have keys; each of the eleven".
    """
    texts = texts_with_facts(matter)
    references = [
        (index, match, number_of((match["number"] or match["every"]).lower()))
        for index, text in enumerate(texts)
        for match in _back_references(text.text)
    ]
    for index, match, number in references:
        reference_ends = {(text_index, other_match.end()) for text_index, other_match, _ in references}
        if number < MIN_NUMBER or _is_given(number, texts, reference_ends) or _is_counted(number, matter, texts):
            continue
        texts_before = texts[max(0, index - TEXTS_SEARCHED + 1) : index]
        near_quantities = [quantity for text in texts_before for quantity in text.quantities]
        near_quantities += [quantity for quantity in texts[index].quantities if quantity.end <= match.start()]
        counted_things = [
            quantity
            for quantity in near_quantities
            if not quantity.quoted and quantity.number > 1 and quantity.noun not in MEASURES
        ]
        if counted_things:
            last_things = counted_things[-1]
            words = Words(match["words"], match.start())
            message = f"`{one_line(words.words)}`: no text gives that number, but the text before says"
            yield Problem(
                texts[index].path,
                f"{message} `{last_things.words}`",
                at=words,
                also=(last_things.path,),
                also_at=(Words(last_things.words, last_things.start),),
            )
            return


def _back_references(text: str) -> Iterator[re.Match[str]]:
    if "ll " in text or " of the" in text:
        yield from BACK_REFERENCE.finditer(unquoted(text))


def _is_given(number: int, texts: Sequence[TextFacts], reference_ends: Collection[tuple[int, int]]) -> bool:
    """Whether a text counts *number* things, or has the number in words elsewhere than in a back-reference.

    *reference_ends* are pairs: the index of a text, and the end of a back-reference in it. Lengths of time and measures
    do not count.
    """
    if any(quantity.number == number for text in texts for quantity in text.quantities):
        return True
    pattern = re.compile(rf"(?i)\b{cardinal(number)}\b(?!-){NO_MEASURE}")
    return any(
        (index, match.end()) not in reference_ends
        for index, text in enumerate(texts)
        for match in pattern.finditer(text.text)
    )


MAX_ADDENDS = 8
"""How many numbers of one text are added in twos and threes."""


def _is_counted(number: int, matter: Matter, texts: Sequence[TextFacts]) -> bool:
    """Whether *number* counts the parties, exhibits, counts or rows of a table, or is a total of numbers in a text."""
    if number in {len(matter.parties), len(matter.exhibits), len(matter.claims)}:
        return True
    for text in texts:
        numbers = [quantity.number for quantity in text.quantities][:MAX_ADDENDS]
        totals = {sum(parts) for size in (2, 3) for parts in combinations(numbers, size)}
        if number in totals or any(number in {len(table.rows), len(table.data)} for table in text.tables):
            return True
    return False
