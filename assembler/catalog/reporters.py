"""The rules, titles and reporters that exist, from a table that is read only if a text has citations."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from assembler.language.citations import Citation, without_spaces
from assembler.language.regex import Regex
from assembler.language.reporter_names import reporter_named
from assembler.load.packed import program_data

TABLE = Path(__file__).parents[1] / "data" / "citations.yaml"


@dataclass(frozen=True)
class RuleSet:
    """A set of rules: its name, the ranges of whole numbers, the decimal numbers, and all numbers in words."""

    name: str
    runs: tuple[tuple[int, int], ...]
    decimals: frozenset[str]
    ranges_in_words: str
    state: str
    """The state whose courts use this name, if other states have rules with the same name; otherwise empty."""

    def has(self, number: str) -> bool:
        """Whether the set has a rule with *number*."""
        if "." in number:
            return number in self.decimals
        return any(first <= int(number) <= last for first, last in self.runs)


@dataclass(frozen=True)
class Reporter:
    """A reporter: its abbreviation, the years that it covers and, if it has ended, its number of volumes.

    *volume_years* has the year of the decisions in some of its volumes, in the order of the volumes.
    """

    name: str
    first: int | None
    last: int | None
    volumes: int | None
    volume_years: tuple[tuple[int, int], ...] = ()

    def year_of(self, volume: int) -> float | None:
        """Return the approximate year of *volume*; None if it is not between two volumes whose years are known."""
        for (first_volume, first_year), (last_volume, last_year) in pairwise(self.volume_years):
            if first_volume <= volume <= last_volume:
                fraction = (volume - first_volume) / (last_volume - first_volume)
                return first_year + (last_year - first_year) * fraction
        return None


@dataclass(frozen=True)
class CitationTable:
    """The table: sets of rules, the last title of each code in figures and words, and reporters.

    The keys of *reporters* are the reporters' abbreviations without spaces.
    """

    rules: Mapping[str, RuleSet]
    titles: Mapping[str, tuple[int, str]]
    regions: Mapping[str, tuple[str, ...]]
    """The states whose decisions a regional reporter publishes, by the reporter without its series."""
    sections: Mapping[str, Mapping[str, int]]
    """The last section in each title of a code, where it is known."""
    parts: Mapping[str, frozenset[str]]
    """Parts of the Code of Federal Regulations that complaints often cite, by title."""
    reporters: Mapping[str, Reporter]
    often_cited: Mapping[tuple[str, str], frozenset[str]]
    """Frequently cited sections, by code and title."""
    cited_for: Mapping[tuple[str, str], Mapping[str, Regex]]
    """Patterns for words that show the purpose of citing a well-known section, by code and title, then by section."""
    subdivisions: Mapping[str, str]
    """The last subdivision of each Federal Rule of Civil Procedure; "" if the rule has no subdivisions."""
    states_with_federal_numbers: frozenset[str]
    """The states whose rules of civil procedure have the numbers of the federal rules on the same subjects."""
    about: Mapping[str, Regex]
    """Patterns for words that show that a sentence is about a Federal Rule of Civil Procedure, by rule."""


@cache
def citation_table() -> CitationTable:
    """Return the table of rules and reporters. Raises `MatterError` if its file cannot be read."""
    data = program_data(TABLE)
    rules = {key: _rule_set(entry) for key, entry in data["rules"].items()}
    titles = {key: (int(entry["last"]), entry["said"]) for key, entry in data["titles"].items()}
    reporters = {without_spaces(name): _reporter(name, entry) for name, entry in data["reporters"].items()}
    sections = {
        key: {title: int(last) for title, last in by_title.items()} for key, by_title in data["sections"].items()
    }
    often_cited: dict[tuple[str, str], frozenset[str]] = {}
    for code, by_title in data["known"].items():
        for title, numbers in by_title.items():
            often_cited[code, title] = frozenset(_sections_in(numbers))
    cited_for: dict[tuple[str, str], Mapping[str, Regex]] = {}
    for code, by_title in data["cited_for"].items():
        for title, numbers in by_title.items():
            cited_for[code, title] = {number: Regex(words, re.IGNORECASE) for number, words in numbers.items()}
    civil_rules = data["civil_rules"]
    about = {number: Regex(words, re.IGNORECASE) for number, words in civil_rules["about"].items()}
    subdivisions = {number: "" if last == "no" else last for number, last in civil_rules["subdivisions"].items()}
    regions = {reporter: tuple(listed.split()) for reporter, listed in data["regions"].items()}
    return CitationTable(
        rules=rules,
        titles=titles,
        regions=regions,
        sections=sections,
        parts={title: frozenset(map(str, parts)) for title, parts in data["parts"].items()},
        reporters=reporters,
        often_cited=often_cited,
        cited_for=cited_for,
        subdivisions=subdivisions,
        states_with_federal_numbers=frozenset(civil_rules["same_numbers"].split()),
        about=about,
    )


def _rule_set(entry: Mapping[str, Any]) -> RuleSet:
    return RuleSet(
        name=entry["name"],
        runs=tuple((int(first), int(last)) for first, last in entry["ranges"]),
        decimals=frozenset(entry.get("decimals", ())),
        ranges_in_words=entry["said"],
        state=entry.get("state", ""),
    )


def _reporter(name: str, entry: Mapping[str, Any]) -> Reporter:
    return Reporter(
        name,
        first=int(entry["from"]),
        last=_number(entry.get("to")),
        volumes=_number(entry.get("volumes")),
        volume_years=tuple((int(volume), int(year)) for volume, year in entry.get("volume_years", {}).items()),
    )


def reporter_of(case: Citation) -> Reporter | None:
    """Return the reporter of a *case*: from the table, else from the list of all reporters; None if there is none."""
    if reporter := citation_table().reporters.get(case.key[1]):
        return reporter
    name = reporter_named(case.code)
    return Reporter(name, first=None, last=None, volumes=None) if name else None


def _sections_in(text: str) -> Iterator[str]:
    """Yield each section in a list such as "1330-1369 1391 78u-4", where only 1330-1369 is a range."""
    for entry in text.split():
        section_range = re.fullmatch(r"(\d+)-(\d+)", entry)
        if not section_range:
            yield entry
            continue
        for number in range(int(section_range[1]), int(section_range[2]) + 1):
            yield str(number)


def _number(text: str | None) -> int | None:
    return int(text) if text else None
