"""Persons who are called "he" in one sentence and "she" in another."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from assembler.facts.names import DATED_WORDS
from assembler.facts.sentences import sentence_bounds
from assembler.facts.texts import prose, unquoted
from assembler.findings.finding import Severity
from assembler.findings.path import KeyPath
from assembler.language.passages import compiled, passages
from assembler.language.regex import Regex
from assembler.model.matter import Matter
from assembler.rules._party_names import PartyNames, party_names
from assembler.rules.rule import Problem, Words, rule

HE_OR_SHE = Regex(r"\b(?:(?P<he>[Hh]e|[Hh]is|[Hh]im|[Hh]imself)|(?P<she>[Ss]he|[Hh]er|[Hh]ers|[Hh]erself))\b")
OTHER_PERSON = Regex(
    r"(?i)\b(?:wife|husband|spouse|brother|sister|son|daughter|father|mother|parents?|friend|child|boy|girl|man|woman|men|women"
    r"|client|customer|patient|tenant|landlord|owner|officer|employee|employees|clerk|nurse|doctor|dispatcher|bookkeeper|person"
    r"|persons|people|who|whom|colleague|supervisor|manager|director|president|driver|agent|witness|another|other|partner"
    r"|judge|sergeant|detective|deputy|neighbor|guest|counsel|attorney|lawyer|broker|adjuster|administrator|assistant)\b"
)
"""Words for somebody else whom a pronoun may mean."""

NAME = Regex(r"(?<![.?!]\s)(?<!\A)(?<![\w’-])[A-Z][a-z]{2,20}\b")


@dataclass(frozen=True)
class Pronoun:
    """A pronoun for a party: the party's key, whether the pronoun is masculine, and where it is."""

    key: str
    is_he: bool
    path: KeyPath
    words: Words


@rule(
    "TRM018",
    cite="house style",
    basis="convention",
    severity=Severity.WARNING,
    fix="use the same pronoun for the person everywhere",
)
def he_and_she(matter: Matter) -> Iterator[Problem]:
    """A person is called "he" in one sentence and "she" in another.

    A pronoun at the beginning of a sentence is taken for the subject of the sentence before it; in a paragraph that
    speaks of only one person, every pronoun is taken for that person. The rarer pronoun is reported. Nothing is
    reported if the text uses both several times.
    """
    people = {key for key, party in matter.parties.items() if party.kind == "individual"}
    given = _given(matter)
    texts = [(path, unquoted(text)) for path, text in prose(matter)] if people else []
    pronouns = [
        pronoun for path, text in texts for pronoun in _pronouns(path, text, party_names(matter), people, given)
    ]
    for key in people:
        own = [pronoun for pronoun in pronouns if pronoun.key == key]
        times = Counter(pronoun.is_he for pronoun in own)
        if len(times) == 2 and min(times.values()) == 1:
            rarer = min(times, key=lambda is_he: times[is_he])
            odd = next(pronoun for pronoun in own if pronoun.is_he is rarer)
            other = next(pronoun for pronoun in own if pronoun.is_he is not rarer)
            name = matter.parties[key].called or matter.parties[key].name
            message = f"`{odd.words.words}` means {name}, who is `{other.words.words}` elsewhere"
            also_at = (other.words,)
            yield Problem(odd.path, message, at=odd.words, also=(other.path,), also_at=also_at)


def _pronouns(
    path: KeyPath, text: str, names: PartyNames, people: set[str], given: frozenset[str]
) -> Iterator[Pronoun]:
    """Yield the pronouns of *text* that can only mean one of *people*."""
    if not passages(HE_OR_SHE, text):
        return
    named = [key for key in dict.fromkeys(names.parties_in(text)) if key in people]
    begins = compiled(rf"\s*(?:[A-Z][a-z]+\s[^,;.]{{1,60}},\s)?(?P<name>{names.name})\s(?!and\b)")
    subject = ""
    is_of_two = len({bool(match["he"]) for match in HE_OR_SHE.finditer(text)}) > 1
    alone = len(named) == 1 and not is_of_two and not OTHER_PERSON.search(text) and not _names_others(text, given)
    for start, end in sentence_bounds(text):
        words = text[start:end]
        match = HE_OR_SHE.match(words)
        if match and subject:
            yield Pronoun(subject, bool(match["he"]), path, Words(match[0], start))
        for later in HE_OR_SHE.finditer(words) if alone else ():
            if not (match and subject and later.start() == 0):
                yield Pronoun(named[0], bool(later["he"]), path, Words(later[0], start + later.start()))
        if begin := begins.match(words):
            keys = [key for key in names.parties_in(begin["name"]) if key in people]
            others = [key for key in names.parties_in(words) if key in people and key not in keys]
            is_alone = (
                not others
                and not HE_OR_SHE.search(words)
                and not OTHER_PERSON.search(words)
                and not _names_others(words, given)
            )
            subject = keys[0] if len(keys) == 1 and is_alone else ""
        elif not match:
            subject = ""


def _given(matter: Matter) -> frozenset[str]:
    """Return the words in the names of parties, and the names of months and days."""
    names = (f"{party.name} {party.called or ''}" for party in matter.parties.values())
    return frozenset(word for name in names for word in re.findall(r"\w+", name)) | DATED_WORDS


def _names_others(text: str, given: frozenset[str]) -> bool:
    """Whether *text* has a capitalized word, not first in a sentence, that is not in *given*."""
    return any(match[0] not in given for match in NAME.finditer(text))
