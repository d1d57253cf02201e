"""The short names of parties, each defined once in a paper: where it first stands, by the program or by the user."""

import re
from collections.abc import Callable, Iterable

from assembler.model.party import Party
from assembler.plan.text.party_names import full, short

DEFINITION = re.compile(r"\((?:the )?\*{0,2}[“\"](?P<term>[^”\"\n]{1,80}?),?[”\"]\*{0,2}\)")
"""A parenthesis with a term in quotation marks, as a user writes it."""

Once = Callable[[str], str]
"""Returns a sentence of the program without the definitions that its paper has already made."""


class Definitions:
    """The definitions that a paper has made so far."""

    def __init__(self, parties: Iterable[Party]) -> None:
        self.whole = {full(party): short(party) for party in parties if party.called and party.called != party.name}
        self.made: set[str] = set()

    def read(self, text: str) -> None:
        """Take note of what a *text* of the user defines."""
        self.made.update(match["term"] for match in DEFINITION.finditer(text))

    def once(self, said: str) -> str:
        """Return *said*, a sentence of the program, with each definition that is new, and without the others."""
        for whole, term in self.whole.items():
            first, *others = said.split(whole)
            for rest in others:
                first += (whole.removesuffix(f" (“{term}”)") if term in self.made else whole) + rest
                self.made.add(term)
            said = first
        return said
