"""Lists the names by which a text may refer to a party, and finds the parties that a passage names."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from assembler.language.entities import without_ending
from assembler.language.regex import Regex, compiled
from assembler.model.by_identity import ByIdentity
from assembler.model.matter import Matter
from assembler.model.party import Party

GIVEN_NAME = Regex(
    r"\b(?!(?:Plaintiff|Defendant|Petitioner|Respondent)s?\s|The\s|And\s|But\s)[A-Z][a-z]{1,20}\s(?:[A-Z]\.\s)?\Z"
)
"""A given name before a short name, which makes it the name of another person."""


def names_of(party: Party) -> tuple[str, ...]:
    """Return all names that the matter gives *party*."""
    return tuple(filter(None, (party.name, party.called, *party.dba, *party.aka, *party.fka, *party.nka)))


@dataclass(frozen=True)
class PartyNames:
    """The keys of a matter's parties by their unambiguous names, and patterns that match those names."""

    key_by_name: Mapping[str, str]

    @cached_property
    def name_pattern(self) -> str:
        """A regular expression, without capturing groups, for a name."""
        return _alternatives(self.key_by_name)

    @property
    def titled_name_pattern(self) -> str:
        """A regular expression, without capturing groups, for a name and any "Plaintiff" or "Defendant" before it."""
        return rf"(?:(?:[Tt]he\s)?(?:Plaintiffs?|Defendants?),?\s)?{self.name_pattern}"

    @cached_property
    def owner_pattern(self) -> str:
        """A regular expression, without capturing groups, for a name before the ending of a possessive."""
        return _alternatives(self.key_by_name, r"(?=[’']s?\s)")

    @property
    def list_pattern(self) -> str:
        """A regular expression, without capturing groups, that matches a list of one or more names."""
        return rf"{self.titled_name_pattern}(?:(?:,? and |, (?:and )?){self.titled_name_pattern})*"

    def parties_in(self, passage: str) -> Iterator[str]:
        """Yield the key of each party that *passage* names, in order."""
        for match in compiled(self.name_pattern).finditer(passage):
            name = " ".join(match[0].split())
            if name in self.key_by_name:
                yield self.key_by_name[name]


def party_names(matter: Matter) -> PartyNames:
    """Return the names of the parties of *matter*, without names that two parties share.

    A name that the matter gives to one party means that party, even if it is also the surname of another.
    """
    return _party_names(ByIdentity(matter))


@lru_cache(maxsize=2)
def _party_names(key: ByIdentity) -> PartyNames:
    keys_by_name: dict[str, list[str]] = {}
    keys_by_surname: dict[str, list[str]] = {}
    for party_key, party in key.matter.parties.items():
        for name in dict.fromkeys(_given_names(party)):
            keys_by_name.setdefault(name, []).append(party_key)
        if party.kind == "individual" and len(party.name.split()) > 1:
            keys_by_surname.setdefault(party.name.partition(",")[0].split()[-1], []).append(party_key)
    all_keys = {**keys_by_surname, **keys_by_name}
    return PartyNames({name: party_keys[0] for name, party_keys in all_keys.items() if len(party_keys) == 1})


def _alternatives(names: Mapping[str, str], after: str = r"(?![\w&’'-]|\s[A-Z][a-z])") -> str:
    """Return a regular expression for any of *names* before something that matches *after*."""
    longest_first = sorted(names, key=len, reverse=True)
    patterns = "|".join(re.sub(r"\\?\s", r"\\s+", re.escape(name)) for name in longest_first)
    return rf"(?<![\w.-])(?:{patterns or '(?!)'}){after}"


def _given_names(party: Party) -> Iterator[str]:
    """Yield each name of *party* with and without an ending such as ", Inc.".

    The full name is also yielded in capitals, and a name that begins with "the" also as it begins a sentence.
    """
    for name in names_of(party):
        yield from {name, without_ending(name)}
        if name.startswith("the "):
            yield f"The {name[4:]}"
    yield from {party.name.upper(), without_ending(party.name).upper()}
