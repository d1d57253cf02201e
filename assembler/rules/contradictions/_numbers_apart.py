"""Whether two texts say why they give different numbers of things of one name."""

from collections.abc import Mapping

from assembler.facts.fact import StatedQuantity
from assembler.facts.lengths import NUMBER_WORDS
from assembler.facts.reading import TextFacts
from assembler.findings.path import KeyPath
from assembler.language.regex import Regex
from assembler.rules._roots import root
from assembler.rules.rule import Problem, Words

PERSON = Regex(r"\b(?:Mr|Ms|Mrs|Dr)\.\s(?P<name>[A-Z][\w’'-]{1,20})", needs="mr.|ms.|mrs.|dr.")
"""A person with a title."""

NAMED_THING = Regex(
    r"\b(?:the\s(?:other|remaining|last|first|second|third|fourth)\s)?(?P<noun>[a-z]{3,20})\s(?:[A-Z]-?\d|[A-Z]\b|No\.|\d)"
)
"""A single thing with its letter or number: "flight C-2"."""

NUMBER = Regex(rf"(?<![\w$.,-])(?:\d{{1,3}}|{'|'.join(sorted(NUMBER_WORDS, key=len, reverse=True))})(?![\w-]|[.,]\d)")

NOUNS_OF_TIME_AND_WORK = frozenset({"hours", "shifts", "days", "weeks", "points", "miles"})
"""Nouns of which each person has a number."""


def tell_numbers_apart(problem: Problem, text_by_path: Mapping[KeyPath, TextFacts]) -> bool:
    """Whether the texts of *problem*, on two numbers of things, show that both numbers may be right.

    One number is a multiple of the other by a number in one of the texts ("three months, 450 tons", beside 150 tons a
    month), the hours are those of two persons, or the text of the smaller number names one more of the things.
    """
    first_text = text_by_path.get(problem.path)
    other_text = text_by_path.get(problem.also[0]) if problem.also else None
    if first_text is None or other_text is None:
        return False
    first, other = _quantity_at(problem.at, first_text), _quantity_at(problem.also_at[0], other_text)
    if first is None or other is None:
        return False
    smaller, larger = sorted((first.number, other.number))
    factors = _other_numbers(first_text, first) | _other_numbers(other_text, other)
    fewer = first_text if first.number == smaller else other_text
    return (
        (smaller > 0 and larger % smaller == 0 and larger // smaller in factors)
        or (first.noun in NOUNS_OF_TIME_AND_WORK and _are_of_two_persons(first_text, other_text))
        or (larger == smaller + 1 and _names_one_more(fewer, first.noun))
    )


def _quantity_at(words: Words | str | None, text: TextFacts) -> StatedQuantity | None:
    """Return the number of things at *words* of *text*."""
    if not isinstance(words, Words):
        return None
    return next((quantity for quantity in text.quantities if quantity.start == words.start), None)


def _other_numbers(text: TextFacts, quantity: StatedQuantity) -> set[int]:
    """Return the numbers above one that *text* gives, in words or in figures, besides that of *quantity*."""
    words = f"{text.text[: quantity.start]} {text.text[quantity.end :]}".lower()
    return {NUMBER_WORDS.get(word) or int(word) for word in NUMBER.findall(words)} - {0, 1}


def _are_of_two_persons(text: TextFacts, other_text: TextFacts) -> bool:
    names, other_names = (set(PERSON.findall(each_text.text)) for each_text in (text, other_text))
    return bool(names and other_names) and not names & other_names


def _names_one_more(text: TextFacts, noun: str) -> bool:
    """Whether *text* names one of the things alone: "three flights. On flight C-2 it only painted"."""
    return any(root(match["noun"]) == root(noun) for match in NAMED_THING.finditer(text.text))
