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
BACK = Regex(
    r"\b(?P<words>(?i:each|one|two|three|some|none|any|many|most|several|all|half|neither|few|another|every\sone)\sof\s(?:the|these|those)\s"
    rf"(?P<number>{FIGURE})|(?i:all)\s(?P<every>{FIGURE}))"
    r"(?=[.,;:)]|\s(?:has|have|had|was|were|is|are|did|do|and|who|that|but|will|would|could|can|must|may)\b)"
)
"""A number without a noun that refers back to things: "each of the eleven has signed", "one of the eleven"."""

NO_TIME = r"(?![\s-](?:(?:calendar|business)\s)?(?:day|week|month|year|hour|minute|percent|feet|inch|miles)|\s?%)"
LEAST = 4
"""The least number that is looked for; two or three persons are often named without a number."""
TEXTS_BEFORE = 4
"""The number of texts, with the text itself, in which the things are looked for that the number may mean."""


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
    numbers in one text or a number of rows or items, and if no number of things is given just before. The number of
    things that the text gives instead is named: "Only fourteen of its employees have keys; each of the eleven".
    """
    texts = texts_with_facts(matter)
    references = [
        (index, match, number_of((match["number"] or match["every"]).lower()))
        for index, text in enumerate(texts)
        for match in (BACK.finditer(unquoted(text.text)) if "ll " in text.text or " of the" in text.text else ())
    ]
    for index, match, number in references:
        places = {(place, other_match.end()) for place, other_match, _ in references}
        if number < LEAST or _is_given(number, texts, places) or _is_made_up(number, matter, texts):
            continue
        near = [quantity for text in texts[max(0, index - TEXTS_BEFORE + 1) : index] for quantity in text.quantities]
        near += [quantity for quantity in texts[index].quantities if quantity.end <= match.start()]
        counted_things = [quantity for quantity in near if not quantity.quoted and quantity.number > 1]
        if counted_things:
            words = Words(match["words"], match.start())
            message = f"`{one_line(words.words)}`: no text gives that number, but the text before says"
            yield Problem(
                texts[index].path,
                f"{message} `{counted_things[-1].words}`",
                at=words,
                also=(counted_things[-1].path,),
                also_at=(Words(counted_things[-1].words, counted_things[-1].start),),
            )
            return


def _is_given(number: int, texts: Sequence[TextFacts], references: Collection[tuple[int, int]]) -> bool:
    """Whether a text counts *number* of things, or has it in words outside *references*.

    A reference is the index of a text and the end of the number. Lengths of time and measures do not count.
    """
    if any(quantity.number == number for text in texts for quantity in text.quantities):
        return True
    pattern = re.compile(rf"(?i)\b{cardinal(number)}\b(?!-){NO_TIME}")
    return any(
        (index, match.end()) not in references
        for index, text in enumerate(texts)
        for match in pattern.finditer(text.text)
    )


def _is_made_up(number: int, matter: Matter, texts: Sequence[TextFacts]) -> bool:
    """Whether *number* is that of the parties, of the rows of a table, or a total of two or three numbers of a text."""
    if number in {len(matter.parties), len(matter.exhibits), len(matter.claims)}:
        return True
    for text in texts:
        numbers = [quantity.number for quantity in text.quantities][:MAX_ADDED]
        totals = {sum(parts) for size in (2, 3) for parts in combinations(numbers, size)}
        if number in totals or any(number in {len(table.rows), len(table.data)} for table in text.tables):
            return True
    return False


MAX_ADDED = 8
"""The maximum number of numbers of one text that are added."""
