"""Asks the questions about each claim: its defendants, and which of the catalog's sentences pleads each element.

An answer in `against` is a claim, given by its cause or title, and a defendant. An answer in `choices` is a cause, an
element and the manner of pleading the element.
"""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from assembler.catalog import catalog_of
from assembler.commands.new.accept import party_called
from assembler.commands.new.answers import Answers
from assembler.commands.new.entries import ask_in_turn
from assembler.commands.new.prompts import ask_until, choose, note
from assembler.commands.record_sheets import for_one_of_each_side
from assembler.model.cause import Cause
from assembler.model.element import Element

LATER = "to be decided later"
"""The choice that leaves the manner of pleading an element open."""


def ask_against(answers: Mapping[str, Any], earlier_answers: Answers) -> Answers:
    """Ask which of several defendants each claim is against."""
    defendants = list(answers["defendants"])
    claims = [*claims_in(answers)]
    earlier_replies: list[str] | None = None
    if "against" in earlier_answers:
        earlier_pairs = earlier_answers["against"] or ()
        earlier_replies = [
            "; ".join(name for claim, name in earlier_pairs if claim == key and name in defendants) for key, _ in claims
        ]

    def as_answers(replies: list[str]) -> Answers:
        pairs: list[tuple[str, str]] = []
        for (claim, _), reply in zip(claims, replies, strict=True):
            pairs += [(claim, name) for name in reply.split("; ") if name]
        return {"against": tuple(pairs)}

    questions = [partial(_named_defendants, title, defendants) for _, title in claims]
    return as_answers(
        ask_in_turn(questions, earlier_replies, lambda replies: earlier_answers.update(as_answers(replies)))
    )


def claims_in(answers: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the cause and the name of each claim in *answers*. For a claim without a cause, both are its title."""
    catalog = catalog_of(root=None)
    for name in answers.get("causes") or ():
        yield name, catalog.record("cause", name).name if name in catalog.names("cause") else name
    yield from ((title, title) for title, _ in answers.get("claims") or ())


def _named_defendants(title: str, defendants: list[str], default: str) -> str:
    """Return the defendants that the user names, separated by semicolons; "" means all of them."""
    enter = f"Enter for {default}; or `all`" if default else "Enter for all"
    return named_parties(f"{title}: against whom? ({enter}; or names, separated by semicolons)", defendants, default)


def named_parties(question: str, parties: list[str], default: str) -> str:
    """Return the *parties* that the user names, separated by semicolons; "" means all of them."""

    def accept(text: str) -> str:
        names = [name.strip() for name in text.split(";") if name.strip()]
        return "; ".join(party_called(name, parties) for name in names if name.casefold() != "all")

    return ask_until(question, accept, default)


def ask_choices(answers: Mapping[str, Any], earlier_answers: Answers) -> Answers:
    """Ask how to plead each element with several manners of pleading."""
    elements = [*elements_to_choose(answers)]
    earlier_replies: list[str] | None = None
    if "choices" in earlier_answers:
        earlier_manners = {(cause, key): manner for cause, key, manner in earlier_answers["choices"] or ()}
        earlier_replies = [earlier_manners.get((cause.id, key), "") for cause, key, _ in elements]

    def as_answers(replies: list[str]) -> Answers:
        replies_by_element = zip(elements, replies, strict=True)
        return {"choices": tuple((cause.id, key, manner) for (cause, key, _), manner in replies_by_element if manner)}

    questions = [partial(_chosen_manner, cause, key, element) for cause, key, element in elements]
    return as_answers(
        ask_in_turn(questions, earlier_replies, lambda replies: earlier_answers.update(as_answers(replies)))
    )


def elements_to_choose(answers: Mapping[str, Any]) -> Iterator[tuple[Cause, str, Element]]:
    """Yield each element, in the causes of *answers*, with several manners of pleading.

    The cause and the element's name come before the element.
    """
    catalog = catalog_of(root=None)
    for name in answers.get("causes") or ():
        if name in catalog.names("cause"):
            cause: Cause = catalog.record("cause", name)
            yield from ((cause, key, element) for key, element in cause.elements.items() if element.choices)


def _chosen_manner(cause: Cause, key: str, element: Element, earlier_manner: str) -> str:
    """Return the manner of pleading that the user chooses, by default *earlier_manner*; "" to decide later."""
    choices = [*element.choices]
    condition = element.conditional if isinstance(element.conditional, str) else ""
    note(f"{cause.name}, {key}{f' (only {condition})' if condition else ''}: which of these is true?")
    entries = [f"{choice}: {for_one_of_each_side(sentence)}" for choice, sentence in element.choices.items()]
    if earlier_manner in choices:
        default, default_label = choices.index(earlier_manner), earlier_manner
    else:
        default, default_label = len(entries), LATER
    reply = choose(f"Number (Enter: {default_label})", [*entries, LATER], default)
    return choices[reply] if reply < len(choices) else ""
