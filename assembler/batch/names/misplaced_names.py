"""Finds names pasted into the wrong row: another row's short name, or one company with two descriptions.

Three cases are not reported: one party with two filings, two persons with the same name, and an acronym as a short
name.
"""

import json
import sqlite3
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from assembler.batch.filing.filling import BLANK, Base, filled_texts
from assembler.batch.ledger.database import RowName
from assembler.batch.ledger.working_table import WorkingTable, temporary_database, transaction
from assembler.batch.names.cross_contamination import core_words, words_of
from assembler.batch.rows.row import Row
from assembler.findings.faults import brief, fault
from assembler.findings.finding import Finding, Place

NAME_KEYS = ("name", "dba", "aka", "fka", "nka")
"""The keys of a party's names, except the short name."""

IDENTITY_KEYS = ("kind", "formed_in", "principal_place", "main_office")
"""The keys whose values must agree in all filings of a party. The party's address and short name may differ."""

COMMON_WORDS = frozenset("a an and company co corp corporation inc llc llp lp ltd of pa pc pllc the".split())
"""Words that are too common to distinguish names."""

MAX_FINDINGS = 10_000
"""The maximum number of findings of one kind, so that an unusual base does not exhaust the memory."""


class MisplacedName(NamedTuple):
    """A finding on a name, and the row that has the name."""

    row: RowName
    finding: Finding


@dataclass(frozen=True)
class NamedParty:
    """A party named in a row: row, key, full and short names, place, and the values that identify the party."""

    row: RowName
    key: str
    names: Sequence[str]
    called: str
    place: Place
    identity: Mapping[str, str]

    @property
    def full_name(self) -> str:
        """The first of the party's names."""
        return self.names[0]


@dataclass
class MisplacedNames:
    """Collects names that may belong to other rows of a batch. They are kept in the database rather than in memory."""

    database: sqlite3.Connection
    base: Base
    mismatched: list[NamedParty] = field(default_factory=list)
    """The parties whose short name does not resemble any of their names."""
    contradictory: list[MisplacedName] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.parties = WorkingTable(self.database, "party")

    def add(self, row: Row) -> None:
        """Compare the parties of *row* with the parties of earlier rows, and store them for later comparisons."""
        for party in parties(self.base, row):
            key = f"{party.key} name {' '.join(core_words(party.full_name))}"
            identity = json.dumps([row.number, party.identity])
            earlier_party = self.parties.get(key)
            if earlier_party and len(self.contradictory) < MAX_FINDINGS:
                row_number, earlier_identity = json.loads(earlier_party)
                self.contradictory += _contradictions(party, row_number, earlier_identity)
            self.parties.add(key, identity)
            if party.called and not is_like(party.called, party.names):
                if len(self.mismatched) < MAX_FINDINGS:
                    self.mismatched.append(party)
            elif party.called:
                self.parties.add(f"{party.key} called {' '.join(core_words(party.called))}", identity)

    def findings(self) -> list[MisplacedName]:
        """Return the findings, after all rows have been added."""
        uses = Counter(party.called.casefold() for party in self.mismatched)
        names_of_others: list[MisplacedName] = []
        unlike_names: list[MisplacedName] = []
        for party in self.mismatched:
            message = f"`{brief(party.called)}` shares no word with `{brief(party.full_name)}`"
            if owner := self._owner(party):
                finding = fault("BAT013", party.place, f"{message}, and is the name or short name in row {owner}")
                names_of_others.append(MisplacedName(party.row, finding))
            elif uses[party.called.casefold()] == 1 and not party.called.casefold().startswith("the "):
                unlike_names.append(MisplacedName(party.row, fault("BAT014", party.place, message)))
        return [*names_of_others, *self.contradictory, *unlike_names]

    def _owner(self, party: NamedParty) -> int:
        """Return the number of a row with a party that has the short name of *party* as a name; 0 if there is none."""
        words = " ".join(core_words(party.called))
        owner = self.parties.get(f"{party.key} called {words}", f"{party.key} name {words}")
        if not owner:
            return 0
        row_number, _ = json.loads(owner)
        return int(row_number)


def _contradictions(party: NamedParty, row_number: int, identity: Mapping[str, str]) -> Iterator[MisplacedName]:
    """Yield a finding if the identity of *party* differs from *identity*, that of the same party in another row."""
    different_keys = [
        key for key in IDENTITY_KEYS if _plain_words(party.identity.get(key, "")) != _plain_words(identity.get(key, ""))
    ]
    are_persons = {party.identity.get("kind"), identity.get("kind")} == {"individual"}
    if different_keys and not are_persons:
        names = " and another ".join(f"`{key}`" for key in different_keys)
        message = f"`{brief(party.full_name)}` is also in row {row_number}, with another {names}"
        yield MisplacedName(party.row, fault("BAT013", party.place, message))


def misplaced_in(base: Base, rows: Iterable[Row], row_number: int) -> list[Finding]:
    """Compare all *rows*, and return the findings on row *row_number*."""
    with temporary_database() as database, transaction(database):
        names = MisplacedNames(database, base)
        for row in rows:
            names.add(row)
        return [misplaced.finding for misplaced in names.findings() if misplaced.row.number == row_number]


def parties(base: Base, row: Row) -> Iterator[NamedParty]:
    """Yield each party of *base* whose name or short name comes from *row*."""
    matter_parties = base.source.data.get("parties")
    if not isinstance(matter_parties, Mapping):
        return
    for key, party in matter_parties.items():
        values = party if isinstance(party, Mapping) else {}
        filled_names = [str(values[key]) for key in ("called", "name") if "<<" in str(values.get(key, ""))]
        names: list[str] = []
        for name_key in NAME_KEYS:
            names += filled_texts(values.get(name_key), row)
        if not (filled_names and names):
            continue
        blank = BLANK.search(filled_names[0])
        column = blank["column"] if blank else ""
        identity: dict[str, str] = {}
        for identity_key in IDENTITY_KEYS:
            for text in filled_texts(values.get(identity_key), row):
                identity[identity_key] = text
        yield NamedParty(
            RowName(row.number, row.id),
            key=str(key),
            names=names,
            called=next(filled_texts(values.get("called"), row), ""),
            place=row.places.get(column, row.place),
            identity=identity,
        )


def is_like(called: str, names: Sequence[str]) -> bool:
    """Whether the short name *called* shares a word with one of *names* or abbreviates it, as "IBM" does."""
    words = {*_plain_words(called).split()} - COMMON_WORDS
    return any(words & {*_plain_words(name).split()} or _abbreviates(called, name) for name in names)


def _abbreviates(called: str, name: str) -> bool:
    """Whether the letters of *called* all occur in *name*, in this order."""
    letters = iter(_plain_words(name).replace(" ", ""))
    return all(letter in letters for letter in _plain_words(called).replace(" ", ""))


def _plain_words(text: str) -> str:
    """Return the words of *text* in lower case, without accents, periods and apostrophes."""
    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return " ".join(words_of(ascii_text.replace(".", "").replace("'", "")))
