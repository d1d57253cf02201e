"""TRM003."""

import re
from collections.abc import Iterator, Mapping

from assembler.findings.finding import Severity
from assembler.findings.path import KeyPath
from assembler.language.characters import letters
from assembler.model.matter import Matter
from assembler.rules._printed_texts import texts_by_paper
from assembler.rules.rule import Problem, rule
from assembler.rules.terms._definitions import Definition, defined


@rule("TRM003", cite="house style", basis="convention", severity=Severity.NOTE, fix="keep one of the two terms")
def two_terms_for_one(matter: Matter) -> Iterator[Problem]:
    """Two terms are defined for the same thing.

    A reader takes two terms to mean two things. The term of a party is its `called:`; that of any other name of several
    words is the first that a text defines.
    """
    yield from _of_the_matter(matter)
    for filing, written in texts_by_paper(matter):
        called = {
            letters(party.name): party.called
            for party in matter.parties.values()
            if party.called and filing.paper.opens
        }
        first: dict[str, tuple[str, KeyPath]] = {}
        for found in defined(written, matter):
            if found.definition.several or not (name := _name(found.definition, called)):
                continue
            if name in called and found.term != called[name]:
                yield Problem(found.text.path, f"`{found.term}` is defined for the party called `{called[name]}`")
                continue
            term, path = first.setdefault(name, (found.term, found.text.path))
            if term != found.term:
                message = f"`{found.term}` is defined for what an earlier paragraph calls `{term}`"
                yield Problem(found.text.path, message, also=(path,))


def _of_the_matter(matter: Matter) -> Iterator[Problem]:
    """Yield each entry of `terms` that means the same as an earlier one."""
    first: dict[str, str] = {}
    for name, term in matter.terms.items():
        earlier = first.setdefault(letters(term.means), name)
        if matter.terms[earlier].term != term.term:
            message = f"`{term.term}` and `{matter.terms[earlier].term}` mean the same"
            yield Problem(("terms", name), message, also=(("terms", earlier),))


def _name(definition: Definition, called: Mapping[str, str]) -> str:
    """Return the letters of the name that *definition* is for: a party's, or another name of two words or more."""
    name = letters(definition.name)
    party = next((party for party in called if name.endswith(party)), "")
    return party or (name if len(re.findall(r"\b[A-Z]", definition.name)) > 1 else "")
