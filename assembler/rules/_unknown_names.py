"""Distinguishes names that a matter gives or defines from names that nobody in the case has."""

import re
from collections.abc import Collection, Iterator

from assembler.facts.texts import prose
from assembler.language.spelling import is_slip
from assembler.model.matter import Matter
from assembler.model.walk import persons
from assembler.rules._definitions import definitions
from assembler.rules._party_names import names_of

GENERIC = frozenset(
    (
        "class classes subclass subclasses doe does roe roes john jane abc xyz corp corporation corporations "
        "company companies entity entities officer officers deputy deputies city county town township village "
        "state board states district school university hospital employer owner manager bank insurer trustee trust "
        "estate group members parties in id exhibit count section rule pro se party fact the a an this that and "
        "or of to is was has had did on by for at from with who mr mrs ms dr inc llc llp lp ltd co against all "
        "any each both jointly no intervenor intervenors hereby demands complains alleges seeks requests prays "
        "respectfully individually directors trustees borrower borrowers insured insureds appellee appellant "
        "petitioner respondent seller sellers buyer buyers tenant tenants landlord lender agency department "
        "herein"
    ).split()
)
"""Words after a role that are not a name."""


def is_unknown(name: str, words: Collection[str]) -> bool:
    """Whether *name* is capitalized, shares no word with *words*, and does not end in a slip for one of *words*.

    All *words* are in lowercase.
    """
    name_words = re.findall(r"[\w&’'-]+", name)
    is_name = all(re.fullmatch(r"[A-Z][a-zé’'-]++[A-Za-z]*", word) for word in name_words)
    is_new = is_name and not any(word.lower() in words for word in name_words)
    return is_new and not any(is_slip(name_words[-1].lower(), word) for word in words)


def known_names(matter: Matter) -> Iterator[str]:
    """Yield all names of parties, persons, firms, exhibits and terms that the matter gives or a text defines."""
    for party in matter.parties.values():
        yield from (*names_of(party), party.title or "", party.described or "", party.role, party.through or "")
        yield from (party.on_behalf_of or "", party.capacity or "")
        yield "".join(word[0] for word in party.name.split())
    for _, person in persons(matter.parties):
        yield person.name
    for group in (matter.counsel, matter.people, matter.firms):
        for person_or_firm in group.values():
            yield person_or_firm.name or ""
    for term in matter.terms.values():
        yield term.term
    for exhibit in matter.exhibits.values():
        yield exhibit.title
    for _, text in prose(matter):
        for definition in definitions(text):
            yield definition.term
