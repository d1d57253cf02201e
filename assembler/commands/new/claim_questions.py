"""Asks the questions about each claim: its defendants, and which of the catalog's sentences pleads each element.

An answer in `against` is a claim, given by its cause or title, and a defendant. An answer in `choices` is a cause, an
element and the manner of pleading the element.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from assembler.catalog import catalog_of
from assembler.commands.new.accept import party_called
from assembler.commands.new.answers import Answers
from assembler.commands.new.prompts import GoBack, ask_until, choose, note
from assembler.commands.record_sheets import for_two
from assembler.model.cause import Cause
from assembler.model.element import Element

LATER = "to be decided later"

PleadingChoice = tuple[str, str, str]
"""A cause, one of its elements, and the chosen manner of pleading the element."""


SOME = "(Enter for all; or names, separated by semicolons)"


def ask_against(answers: Mapping[str, Any]) -> Answers:
    """Ask which of several defendants each claim is against.

    If the user goes back, start again with the first claim.
    """
    defendants = list(answers["defendants"])
    while True:
        pairs: list[tuple[str, str]] = []
        first = True
        try:
            for claim, title in claims_in(answers):
                pairs += [(claim, name) for name in _named_defendants(f"{title}: against whom? {SOME}", defendants)]
                first = False
        except GoBack:
            if first:
                raise
            continue
        return {"against": tuple(pairs)}


def claims_in(answers: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the cause and the name of each claim in *answers*. For a claim without a cause, both are its title."""
    catalog = catalog_of(None)
    for name in answers.get("causes") or ():
        yield name, catalog.record("cause", name).name if name in catalog.names("cause") else name
    yield from ((title, title) for title, _ in answers.get("claims") or ())


def _named_defendants(question: str, defendants: list[str]) -> list[str]:
    """Return the defendants that the user names; an empty reply means all of them."""

    def accept(text: str) -> str:
        names = [name.strip() for name in text.split(";") if name.strip()]
        return "; ".join(party_called(name, defendants) for name in names)

    return [name for name in ask_until(question, accept).split("; ") if name]


def ask_choices(answers: Mapping[str, Any]) -> Answers:
    """Ask how to plead each element with several manners of pleading.

    If the user goes back, start again with the first.
    """
    while True:
        choices: list[PleadingChoice] = []
        first = True
        try:
            for cause, key, element in undecided(answers):
                if choice := _chosen_manner(cause, key, element):
                    choices.append((cause.id, key, choice))
                first = False
        except GoBack:
            if first:
                raise
            continue
        return {"choices": tuple(choices)}


def undecided(answers: Mapping[str, Any]) -> Iterator[tuple[Cause, str, Element]]:
    """Yield each element, in the causes of *answers*, with several manners of pleading.

    The cause and the element's name come before the element.
    """
    catalog = catalog_of(None)
    for name in answers.get("causes") or ():
        if name in catalog.names("cause"):
            cause: Cause = catalog.record("cause", name)
            yield from ((cause, key, element) for key, element in cause.elements.items() if element.choices)


def _chosen_manner(cause: Cause, key: str, element: Element) -> str:
    """Return the manner of pleading that the user chooses; "" if the user decides later."""
    choices = [*element.choices]
    only = f" (only {element.conditional})" if isinstance(element.conditional, str) and element.conditional else ""
    note(f"{cause.name}, {key}{only}: which of these is true?")
    entries = [f"{choice}: {for_two(sentence)}" for choice, sentence in element.choices.items()]
    chosen = choose(f"Number (Enter: {LATER})", [*entries, LATER], len(entries))
    return choices[chosen] if chosen < len(choices) else ""
