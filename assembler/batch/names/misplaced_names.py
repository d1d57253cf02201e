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

from assembler.batch.filing.filling import BLANK, Base, filled_texts
from assembler.batch.ledger.working_table import WorkingTable, temporary_database, transaction
from assembler.batch.names.cross_contamination import core, words_of
from assembler.batch.rows.row import Row
from assembler.findings.faults import brief, fault
from assembler.findings.finding import Finding, Place

NAMES = ("name", "dba", "aka", "fka", "nka")
"""The keys of a party's names, except the short name."""

IDENTITY = ("kind", "formed_in", "principal_place", "main_office")
"""The keys whose values must agree in all filings of a party. The party's address and short name may differ."""

COMMON = frozenset("a an and company co corp corporation inc llc llp lp ltd of pa pc pllc the".split())
"""Words that are too common to distinguish names."""

MAX_FINDINGS = 10_000
"""The maximum number of findings of one kind, so that an unusual base does not exhaust the memory."""

Misplaced = tuple[tuple[int, str], Finding]
"""A finding, with the number and the `id` of its row."""


@dataclass(frozen=True)
class NamedParty:
    """A party named in a row: row, key, full and short names, place, and the values that identify the party."""

    row: tuple[int, str]
    key: str
    names: Sequence[str]
    called: str
    place: Place
    identity: Mapping[str, str]


@dataclass
class MisplacedNames:
    """Collects names that may belong to other rows of a batch. They are kept in the database rather than in memory."""

    database: sqlite3.Connection
    base: Base
    mismatched: list[NamedParty] = field(default_factory=list)
    """The parties whose short name does not resemble any of their names."""
    contradictory: list[Misplaced] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.parties = WorkingTable(self.database, "party")

    def add(self, row: Row) -> None:
        """Compare the parties of *row* with the parties of earlier rows, and store them for later comparisons."""
        for party in parties(self.base, row):
            key = f"{party.key} name {' '.join(core(party.names[0]))}"
            identity = json.dumps([row.number, party.identity])
            earlier = self.parties.get(key)
            if earlier and len(self.contradictory) < MAX_FINDINGS:
                self.contradictory += _contradictions(party, *json.loads(earlier))
            self.parties.add(key, identity)
            if party.called and not is_like(party.called, party.names):
                if len(self.mismatched) < MAX_FINDINGS:
                    self.mismatched.append(party)
            elif party.called:
                self.parties.add(f"{party.key} called {' '.join(core(party.called))}", identity)

    def findings(self) -> list[Misplaced]:
        """Return the findings, after all rows have been added."""
        uses = Counter(party.called.casefold() for party in self.mismatched)
        names_of_others: list[Misplaced] = []
        unlike_names: list[Misplaced] = []
        for party in self.mismatched:
            message = f"`{brief(party.called)}` shares no word with `{brief(party.names[0])}`"
            if owner := self._owner(party):
                finding = fault("BAT013", party.place, f"{message}, and is the name or short name in row {owner}")
                names_of_others.append((party.row, finding))
            elif uses[party.called.casefold()] == 1 and not party.called.casefold().startswith("the "):
                unlike_names.append((party.row, fault("BAT014", party.place, message)))
        return [*names_of_others, *self.contradictory, *unlike_names]

    def _owner(self, party: NamedParty) -> int:
        """Return the number of a row with a party that has the short name of *party* as a name; 0 if there is none."""
        words = " ".join(core(party.called))
        keys = [f"{party.key} {kind} {words}" for kind in ("called", "name")]
        owner = self.parties.get(*keys)
        return int(json.loads(owner)[0]) if owner else 0


def _contradictions(party: NamedParty, number: int, identity: Mapping[str, str]) -> Iterator[Misplaced]:
    """Yield a finding on *party* if its identity differs from *identity*, that of the same party in row *number*."""
    different_keys = [
        key for key in IDENTITY if _plain_words(party.identity.get(key, "")) != _plain_words(identity.get(key, ""))
    ]
    are_persons = {party.identity.get("kind"), identity.get("kind")} == {"individual"}
    if different_keys and not are_persons:
        names = " and another ".join(f"`{key}`" for key in different_keys)
        message = f"`{brief(party.names[0])}` is also in row {number}, with another {names}"
        yield party.row, fault("BAT013", party.place, message)


def misplaced_in(base: Base, rows: Iterable[Row], number: int) -> list[Finding]:
    """Compare all *rows*, and return the findings on row *number*."""
    with temporary_database() as database, transaction(database):
        names = MisplacedNames(database, base)
        for row in rows:
            names.add(row)
        return [finding for (row_number, _), finding in names.findings() if row_number == number]


def parties(base: Base, row: Row) -> Iterator[NamedParty]:
    """Yield each party of *base* whose name or short name comes from *row*."""
    matter_parties = base.source.data.get("parties")
    if not isinstance(matter_parties, Mapping):
        return
    for key, party in matter_parties.items():
        values = party if isinstance(party, Mapping) else {}
        filled_keys = [name for name in ("called", "name") if "<<" in str(values.get(name, ""))]
        names = [text for name in NAMES for text in filled_texts(values.get(name), row)]
        if not (filled_keys and names):
            continue
        blank = BLANK.search(str(values[filled_keys[0]]))
        column = blank["column"] if blank else ""
        called = next(filled_texts(values.get("called"), row), "")
        identity = {name: text for name in IDENTITY for text in filled_texts(values.get(name), row)}
        yield NamedParty((row.number, row.id), str(key), names, called, row.places.get(column, row.place), identity)


def is_like(called: str, names: Sequence[str]) -> bool:
    """Whether the short name *called* shares a word with one of *names* or abbreviates it, as "IBM" does."""
    words = {*_plain_words(called).split()} - COMMON
    return any(words & {*_plain_words(name).split()} or _abbreviates(called, name) for name in names)


def _abbreviates(called: str, name: str) -> bool:
    """Whether the letters of *called* all occur in *name*, in this order."""
    letters = iter(_plain_words(name).replace(" ", ""))
    return all(letter in letters for letter in _plain_words(called).replace(" ", ""))


def _plain_words(text: str) -> str:
    """Return the words of *text* in lower case, without accents, periods and apostrophes."""
    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return " ".join(words_of(ascii_text.replace(".", "").replace("'", "")))
