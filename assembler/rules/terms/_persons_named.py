"""Finds the persons whom a text names: parties, surnames after titles, and other names of people."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from assembler.facts.names import NOT_IN_NAMES, OPENING_WORDS
from assembler.language.places import STATE_CODES, state_name
from assembler.language.regex import Regex, compiled, passages
from assembler.language.spelling import on_record
from assembler.model.matter import Matter
from assembler.rules._party_names import PartyNames, names_of, party_names

TITLED = Regex(
    r"(?<![\w.-])(?P<title>Mr|Ms|Mrs|Miss|Dr)(?:\.|(?<=Miss))?\s(?:[A-Z][a-z]{1,20}\s)?(?:[A-Z]\.\s)?(?P<last>[A-Z][\w’'-]{2,20}?)"
    r"(?=['’]s\b|(?![\w’'-]))"
)
"""A surname after a title, which may have a first name and an initial before it: "Ms. Ann B. Clarke"."""

CAPITALIZED = Regex(r"(?<![\w.’'&-])[A-Z][a-z]{2,20}(?:\s(?:[A-Z]\.\s)?[A-Z][a-z]{2,20}){0,3}(?![\w&-])")
NOT_A_PERSON = Regex(r"\A,?\s(?:County|Counties|Parish|Street|Avenue|Road|Drive|Boulevard|Agreement|Court)\b")
STATES = frozenset(word for code in STATE_CODES for word in state_name(code).split())
IS_HE: Mapping[str, bool | None] = {"Mr": True, "Ms": False, "Mrs": False, "Miss": False, "Dr": None}
"""Whether the person with each title is a man; None if the title does not say."""


@dataclass(frozen=True)
class Mention:
    """A person in a text: the key of a party or the surname, the position, and whether the title is a man's."""

    person: str
    start: int
    is_he: bool | None = None
    is_certain: bool = True
    """Whether the name is a party's or follows a title, and so is not the name of a place or a thing."""


@dataclass(frozen=True)
class People:
    """The people of a matter: the names of all parties, the keys of those who are natural persons, and the surnames."""

    names: PartyNames
    parties: frozenset[str]
    surnames: Mapping[str, str]
    """The key of the party with each surname that only one party has."""
    words_of_names: frozenset[str]
    """The words in the names of parties."""


def people_of(matter: Matter) -> People:
    """Return the people of *matter*."""
    individuals = {key: party for key, party in matter.parties.items() if party.kind == "individual"}
    keys: dict[str, set[str]] = {}
    for key, party in individuals.items():
        keys.setdefault(party.name.partition(",")[0].split()[-1], set()).add(key)
    surnames = {last: next(iter(owners)) for last, owners in keys.items() if len(owners) == 1}
    words = {word for party in matter.parties.values() for name in names_of(party) for word in re.findall(r"\w+", name)}
    return People(party_names(matter), frozenset(individuals), surnames, frozenset(words))


def persons_named(text: str, people: People) -> tuple[Mention, ...]:
    """Return the persons whom *text* names, in order."""
    return tuple(sorted(_mentions(text, people), key=lambda mention: mention.start))


def _mentions(text: str, people: People) -> Iterator[Mention]:
    name_spans: list[tuple[int, int]] = []
    for match in compiled(people.names.name_pattern).finditer(text):
        keys = [key for key in people.names.parties_in(match[0]) if key in people.parties]
        if keys:
            name_spans.append(match.span())
            before = text[max(0, match.start() - 6) : match.start()]
            title_match = re.match(r"(Mr|Ms|Mrs|Miss)\b", match[0]) or re.search(r"\b(Mr|Ms|Mrs|Miss)\.?\s\Z", before)
            yield Mention(keys[0], match.start(), IS_HE[title_match[1]] if title_match else None)
    for match in passages(TITLED, text):
        if not any(start <= match.end() - 1 < end for start, end in name_spans):
            name_spans.append(match.span())
            last = match["last"]
            yield Mention(people.surnames.get(last, last), match.start(), IS_HE[match["title"]])
    for match in passages(CAPITALIZED, text):
        words = match[0].split()
        if any(start < match.end() and match.start() < end for start, end in name_spans):
            continue
        if not {*words} <= people.words_of_names and _may_be_a_person(words, text, match):
            yield Mention(words[-1], match.start(), is_certain=False)


def _may_be_a_person(words: list[str], text: str, match: re.Match[str]) -> bool:
    """Whether the capitalized *words* in *match*, apart from words that begin sentences, may be a person's name."""
    if {*words} & NOT_IN_NAMES or NOT_A_PERSON.match(text, match.end()):
        return False
    words = [word for word in words if word not in OPENING_WORDS]
    if len(words) > 1:
        return not all(on_record(word.lower()) for word in words)
    return bool(words) and not on_record(words[0].lower()) and words[0] not in STATES
