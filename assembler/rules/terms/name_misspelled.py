"""TRM006."""

import re
from collections import Counter
from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.language.places import CODES, state_name
from assembler.model.matter import Matter
from assembler.model.walk import persons
from assembler.rules._texts import prose, titles, unquoted
from assembler.rules.rule import Problem, rule
from assembler.rules.terms._definitions import definitions
from assembler.rules.terms._slips import SHORTEST, is_slip

WORD = re.compile(r"(?<![\w.@/-])[A-Z][a-zé]{3,40}(?![\w@/-])")
ENDING = re.compile(r"(?:s|es|ed|d|ing|er|n|an|ly|y)\Z")
"""Endings of English words."""

COMMON = frozenset(
    (
        "While White These There Where Those Their Other After Under Until Since Every First Third Being "
        "Having Shall Would Could Should Still Thus Whose Which Party Parts Court Count County Courts Counts "
        "State States Street Store Stores Stone Place Price Prior Phase North South Might Right Night Eight "
        "Light March Marsh Taxes House Horse Later Water Write Wrote About Above Below Again Along "
        "Among Chase Chief Child Civil Claim Class Close Costs Cases "
    ).split()
) | frozenset(word for code in CODES for word in state_name(code).split())
"""Ordinary words that are one letter apart from other words or names."""


@rule(
    "TRM006",
    cite="house style",
    basis="convention",
    severity=Severity.WARNING,
    fix="write the name as the matter has it; a different name passes if `aka:` lists it or the text uses it twice",
)
def name_misspelled(matter: Matter) -> Iterator[Problem]:
    """A name in the text differs by one letter from the name of a party, a member, counsel or a defined term.

    One letter is missing, added, changed or transposed. A word that the matter uses more than once is taken for another
    name, and so is a name with an English ending.
    """
    texts = [(path, unquoted(text)) for path, text in (*prose(matter), *titles(matter))]
    used = Counter(word for _, own in texts for word in WORD.findall(own))
    small = {word for _, own in texts for word in re.findall(r"\b[a-z]{4,}\b", own)}
    known = _known(matter)
    near = {key: name for name in sorted(known) if len(name) >= SHORTEST for key in _without_one(name)}
    reported: set[str] = set()
    for path, own in texts:
        for word in WORD.findall(own):
            if word in known or word in reported or word in COMMON or used[word] > 1 or word.lower() in small:
                continue
            name = next((near[key] for key in _without_one(word) if key in near and is_slip(word, near[key])), "")
            if name and not _made_from(word, name):
                reported.add(word)
                yield Problem(path, f"`{word}` may be a misspelling of `{name}`")


def _known(matter: Matter) -> set[str]:
    """Return the words of all names that a text of *matter* may use."""
    people = [matter.counsel, matter.people, matter.firms]
    names = [one.name or "" for group in people for one in group.values()]  # type: ignore[attr-defined]
    for party in matter.parties.values():
        names += [party.called or "", *party.dba, *party.aka, *party.fka, *party.nka]
    names += [member.name for _, member in persons(matter.parties)]
    names += [term.term for term in matter.terms.values()]
    names += [definition.term for _, text in prose(matter) for definition in definitions(text)]
    return {word for name in names for word in re.findall(r"[A-Z][a-zé]{3,}", name)}


def _without_one(word: str) -> Iterator[str]:
    """Yield *word*, and *word* without each of its letters: two words that differ by one letter share one of these."""
    yield word
    yield from (word[:place] + word[place + 1 :] for place in range(len(word)))


def _made_from(word: str, name: str) -> bool:
    """Whether one word is the other with an English ending."""
    longer, shorter = sorted((word, name), key=len, reverse=True)
    return longer.startswith(shorter) and bool(ENDING.fullmatch(longer[len(shorter) :]))
