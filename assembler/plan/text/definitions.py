"""Short names of parties, each defined once in a paper, where it first appears, by the program or by the user."""

import re
from collections.abc import Callable, Iterable

from assembler.language.english import without_article
from assembler.model.party import Party
from assembler.plan.text.markdown import tie
from assembler.plan.text.party_names import full, short

DEFINITION = re.compile(r"\((?:the )?\*{0,2}[“\"](?P<term>[^”\"\n]{1,80}?),?[”\"]\*{0,2}\)")
"""A term in quotation marks and parentheses, as a user defines it."""

Once = Callable[[str], str]
"""Takes a sentence of the program and returns it without the definitions that the paper already has."""


class Definitions:
    """The definitions in a paper so far."""

    def __init__(self, parties: Iterable[Party]) -> None:
        self.whole = {full(party): short(party) for party in parties if party.called and party.called != party.name}
        self.made: set[str] = set()

    def read(self, text: str) -> None:
        """Note the terms that *text*, by the user, defines."""
        self.made |= terms_in(text)

    def once(self, sentence: str) -> str:
        """Return *sentence*, written by the program, with its new definitions, and without those already made."""
        for full_name, term in self.whole.items():
            first, *parts = sentence.split(full_name)
            for following in parts:
                name = full_name.removesuffix(f" (“{term}”)") if without_article(tie(term)) in self.made else full_name
                first += (
                    name.removesuffix(".") + following if name.endswith(".") and following == "." else name + following
                )
                self.made.add(without_article(tie(term)))
            sentence = first
        return sentence


def terms_in(text: str) -> set[str]:
    """Return the terms that *text* defines, without their articles."""
    return {without_article(tie(match["term"])) for match in DEFINITION.finditer(text)}


def defines(text: str, party: Party) -> bool:
    """Whether *text* defines the short name of *party*."""
    return without_article(tie(short(party))) in terms_in(text)
