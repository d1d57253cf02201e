"""What is sure of the numbers of rules, titles and reporters: our own table, read when a text cites something."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from assembler.language.citations import plain
from assembler.load import read_document

TABLE = Path(__file__).parents[1] / "data" / "citations.yaml"


@dataclass(frozen=True)
class Rules:
    """A set of rules: its name, the runs of its numbers, the numbers with a decimal, and how a message says so."""

    name: str
    runs: tuple[tuple[int, int], ...]
    decimals: frozenset[str]
    said: str
    state: str
    """The state to whose courts the name belongs, where other states use it for rules of their own; else empty."""

    def has(self, number: str) -> bool:
        """Whether the set has a rule *number*."""
        if "." in number:
            return number in self.decimals
        return any(first <= int(number) <= last for first, last in self.runs)


@dataclass(frozen=True)
class Reporter:
    """A reporter: how it is written, the years of its decisions, and the number of its volumes where it has ended."""

    name: str
    first: int
    last: int | None
    volumes: int | None


@dataclass(frozen=True)
class Authorities:
    """The table: sets of rules, the last title of each code with what a message says, reporters by plain letters."""

    rules: Mapping[str, Rules]
    titles: Mapping[str, tuple[int, str]]
    sections: Mapping[str, Mapping[str, int]]
    """The last section of a code's titles, where it is known."""
    reporters: Mapping[str, Reporter]


@cache
def authorities() -> Authorities:
    """Return the table. Raises `Stopped` where its file cannot be read."""
    data = read_document(TABLE).data
    rules = {
        key: Rules(
            one["name"],
            tuple((int(first), int(last)) for first, last in one["ranges"]),
            frozenset(one.get("decimals", ())),
            one["said"],
            one.get("state", ""),
        )
        for key, one in data["rules"].items()
    }
    titles = {key: (int(one["last"]), one["said"]) for key, one in data["titles"].items()}
    reporters = {
        plain(name): Reporter(name, int(one["from"]), _number(one.get("to")), _number(one.get("volumes")))
        for name, one in data["reporters"].items()
    }
    sections = {key: {title: int(last) for title, last in known.items()} for key, known in data["sections"].items()}
    return Authorities(rules, titles, sections, reporters)


def _number(text: str | None) -> int | None:
    return int(text) if text else None
