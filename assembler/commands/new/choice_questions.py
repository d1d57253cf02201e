"""The questions on elements that can be pleaded in several ways: which of the sentences of the catalog is true."""

from collections.abc import Iterator, Mapping
from typing import Any

from assembler.catalog import catalog_of
from assembler.commands.new.answers import Answers
from assembler.commands.new.prompts import GoBack, choose, note
from assembler.commands.record_sheets import for_two
from assembler.model.cause import Cause, Element

LATER = "to be decided later"

Way = tuple[str, str, str]
"""A cause, an element of it, and the way in which it is pleaded."""


def ask_choices(answers: Mapping[str, Any]) -> Answers:
    """Ask, for each element that can be pleaded in several ways, in which; going back asks the first again."""
    while True:
        ways: list[Way] = []
        first = True
        try:
            for cause, key, element in undecided(answers):
                if way := _way(cause, key, element):
                    ways.append((cause.id, key, way))
                first = False
        except GoBack:
            if first:
                raise
            continue
        return {"choices": tuple(ways)}


def undecided(answers: Mapping[str, Any]) -> Iterator[tuple[Cause, str, Element]]:
    """Yield the elements of the causes in *answers* that can be pleaded in several ways, with their cause and name."""
    catalog = catalog_of(None)
    for name in answers.get("causes") or ():
        if name in catalog.names("cause"):
            cause: Cause = catalog.record("cause", name)
            yield from ((cause, key, element) for key, element in cause.elements.items() if element.choices)


def _way(cause: Cause, key: str, element: Element) -> str:
    """Return the way that the user chooses, or an empty text for later."""
    ways = [*element.choices]
    only = f" (only {element.conditional})" if isinstance(element.conditional, str) and element.conditional else ""
    note(f"{cause.name}, {key}{only}: which of these is true?")
    entries = [f"{way}: {for_two(sentence)}" for way, sentence in element.choices.items()]
    chosen = choose(f"Number (Enter: {LATER})", [*entries, LATER], len(entries))
    return ways[chosen] if chosen < len(ways) else ""
