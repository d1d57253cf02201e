"""Definitions of the parties' short names: a paper defines each name once, where it first appears."""

from collections.abc import Callable, Iterable

from assembler.language.english import without_article
from assembler.language.regex import Regex
from assembler.model.party import Party
from assembler.plan.text.markdown import with_print_signs
from assembler.plan.text.party_names import defined_name, full_name, short_name

DEFINITION = Regex(r"\((?:the )?\*{0,2}[“\"](?P<term>[^”\"\n]{1,80}?),?[”\"]\*{0,2}\)")
"""A defined term in quotation marks and parentheses, as a user writes it."""

WithoutRepeats = Callable[[str], str]
"""A function that returns a sentence of the program with short names for parties whose names the paper defined."""


class Definitions:
    """The terms that a paper has defined so far, with the parties' short names that it may define.

    The paper does not define *unused* short names, those that it never uses.
    """

    def __init__(self, parties: Iterable[Party], unused: frozenset[str] = frozenset()) -> None:
        self.short_names = {defined_name(party): short_name(party) for party in parties if has_short_name(party)}
        self.terms: set[str] = set()
        self.unused = unused

    def note_terms(self, text: str) -> None:
        """Record the terms that *text*, the user's own text, defines."""
        self.terms |= terms_in(text)

    def without_repeats(self, sentence: str) -> str:
        """Return *sentence*, one of the program's sentences, with short names instead of earlier definitions."""
        for definition, term in self.short_names.items():
            sentence, *parts_after = sentence.split(definition)
            bare_term = term_without_article(term)
            for following in parts_after:
                if bare_term in self.unused:
                    name = definition.removesuffix(f" (“{term}”)")
                    sentence += name + (following.removeprefix(".") if name.endswith(".") else following)
                elif bare_term in self.terms:
                    sentence += bare_term + following
                else:
                    sentence += definition + following
                    self.terms.add(bare_term)
        return sentence


def unused_short_names(parties: Iterable[Party], texts: Iterable[str]) -> frozenset[str]:
    """Return the short names that *texts*, those of a paper, define but do not use.

    A full name that contains the short name is not a use. A heading may use the name in capitals.
    """
    text = "\n".join(texts)
    defined_parties = [party for party in parties if has_short_name(party) and defined_name(party) in text]
    full_names = [with_print_signs(full_name(party)) for party in defined_parties]
    names_with_definitions = [defined_name(party) for party in defined_parties]
    for name in sorted((*names_with_definitions, *full_names), key=len, reverse=True):
        text = text.replace(name, " ")
    terms = {term_without_article(short_name(party)) for party in defined_parties}
    text = text.lower()
    return frozenset(term for term in terms if term.lower() not in text)


def has_short_name(party: Party) -> bool:
    """Whether *party* has a short name that differs from its name."""
    return bool(party.called) and party.called != party.name


def term_without_article(term: str) -> str:
    """Return *term* as it is printed, without its article."""
    return without_article(with_print_signs(term))


def terms_in(text: str) -> set[str]:
    """Return the terms that *text* defines, without their articles."""
    return {term_without_article(match["term"]) for match in DEFINITION.finditer(text)}


def defines_short_name(text: str, party: Party) -> bool:
    """Whether *text* defines the short name of *party*."""
    return term_without_article(short_name(party)) in terms_in(text)
