"""Definitions of the parties' short names: a paper defines each name once, where it first appears."""

import re
from collections.abc import Callable, Iterable

from assembler.language.english import without_article
from assembler.model.party import Party
from assembler.plan.text.markdown import with_print_signs
from assembler.plan.text.party_names import defined_name, short_name

DEFINITION = re.compile(r"\((?:the )?\*{0,2}[“\"](?P<term>[^”\"\n]{1,80}?),?[”\"]\*{0,2}\)")
"""A defined term in quotation marks and parentheses, as a user writes it."""

Once = Callable[[str], str]
"""A function that returns a sentence of the program with short names for parties whose names the paper defined."""


class Definitions:
    """The terms that a paper has defined so far, with the parties' short names that it may define."""

    def __init__(self, parties: Iterable[Party]) -> None:
        self.short_names = {
            defined_name(party): short_name(party) for party in parties if party.called and party.called != party.name
        }
        self.terms: set[str] = set()

    def note_terms(self, text: str) -> None:
        """Record the terms that *text*, the user's own text, defines."""
        self.terms |= terms_in(text)

    def once(self, sentence: str) -> str:
        """Return *sentence*, one of the program's sentences, with short names instead of definitions made before."""
        for full_name, term in self.short_names.items():
            sentence, *rest_parts = sentence.split(full_name)
            bare_term = without_article(with_print_signs(term))
            for following in rest_parts:
                sentence += (bare_term if bare_term in self.terms else full_name) + following
                self.terms.add(bare_term)
        return sentence


def terms_in(text: str) -> set[str]:
    """Return the terms that *text* defines, without their articles."""
    return {without_article(with_print_signs(match["term"])) for match in DEFINITION.finditer(text)}


def defines_short_name(text: str, party: Party) -> bool:
    """Whether *text* defines the short name of *party*."""
    return without_article(with_print_signs(short_name(party))) in terms_in(text)
