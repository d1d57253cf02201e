"""Reads what sections of codes are about, and what they set, from `data/section_subjects/`."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from assembler.language.regex import Regex
from assembler.load.packed import PROGRAM, program_data

FOLDER = PROGRAM / "data" / "section_subjects"
UNIFORM = "uniform"
"""The stem of the file of the uniform commercial code, whose sections each state numbers in its own form."""

TOPICS = PROGRAM / "data" / "section_topics.yaml"

Subjects = Mapping[str, Regex]
"""Patterns for words that show the subject of a section, by its number, with its subdivision if it has one."""


@dataclass(frozen=True)
class Code:
    """A code on record: its name, its title, its state ("" for a federal code), and the subjects of its sections."""

    name: str
    title: str
    state: str
    subjects: Subjects
    distinct: frozenset[str]
    """The sections whose subjects can be told apart by their words alone, such as those on sales."""
    last: Mapping[str, str]
    """The last subdivision of some sections, and of some subdivisions; "" if there are none."""
    figures: Mapping[str, str]
    """The periods and multiples that some sections set: "10 years", "2 years or 6 months", "3 times"."""
    never: Subjects
    """For some sections, a pattern for relief that they do not give."""
    terms: Mapping[str, str]
    """The term that each subdivision of a section of definitions defines: "employer" for 203(d)."""

    def cited(self, number: str) -> str:
        """Return a citation of the section *number*: "28 U.S.C. § 1391", "735 ILCS 5/2-101", "M.G.L. c. 93A, § 9"."""
        has_title_in_number = ":" in number and not self.name.endswith("Code")
        is_plain = (self.name.isupper() and "." not in self.name) or self.name == "K.S.A." or has_title_in_number
        sign = "" if is_plain or "§" in number or self.name.endswith("art.") else "§ "
        return f"{self.title} {self.name} {sign}{number}".strip()

    def is_about(self, number: str, topic: str) -> bool:
        """Whether the section *number* is on record as one about *topic*."""
        return number in self.subjects and topic in self.subjects[number].pattern.split("|")


@cache
def code_on_record(letters: str, title: str, state: str = "") -> Code | None:
    """Return the code with the *letters* of its name and the *title*; None if it is not on record.

    If several states have a code of that name, it is that of *state*. Raises `MatterError` if a file cannot be read.
    """
    groups = [group for group in _groups() if letters.casefold() in group["codes"] and group["title"] == title]
    groups = [group for group in groups if group["state"] == state] or groups
    if not groups:
        return None
    first_group = groups[0]
    groups = [group for group in groups if group["state"] == first_group["state"]]
    subjects = _merged(group["sections"] for group in groups)
    last = _merged(group["last"] for group in groups)
    never = _merged(group["never"] for group in groups)
    return Code(
        name=first_group["name"],
        title=title,
        state=first_group["state"],
        subjects={number: Regex(words, re.IGNORECASE) for number, words in subjects.items()},
        distinct=frozenset(number for group in groups if group["distinct"] for number in group["sections"]),
        last={number: "" if subdivision == "no" else subdivision for number, subdivision in last.items()},
        figures=_merged(group["figures"] for group in groups),
        never={number: Regex(words, re.IGNORECASE) for number, words in never.items()},
        terms=_merged(group["terms"] for group in groups),
    )


def _merged(maps: Iterable[Mapping[str, str]]) -> dict[str, str]:
    """Return all entries of *maps*; the last map with a key gives its value."""
    merged: dict[str, str] = {}
    for entries in maps:
        merged |= entries
    return merged


@cache
def codes_of(state: str) -> tuple[Code, ...]:
    """Return the codes on record of *state*, "" for the federal codes."""
    names = dict.fromkeys((min(group["codes"]), group["title"]) for group in _groups() if group["state"] == state)
    return tuple(code for letters, title in names if (code := code_on_record(letters, title, state)))


@cache
def _groups() -> tuple[Mapping[str, Any], ...]:
    """Return the record of each code, with all keys; each state's version of the uniform commercial code counts."""
    groups: list[Mapping[str, Any]] = []
    for file in sorted(FOLDER.glob("*.yaml")):
        data = program_data(file)
        state = data.get("state", "")
        file_groups = _uniform(data) if file.stem == UNIFORM else data["groups"]
        groups += [_complete_group(group, state) for group in file_groups]
    return tuple(groups)


def _complete_group(group: Mapping[str, Any], state: str) -> Mapping[str, Any]:
    """Return *group*, from a file of *state*, with a value for each key."""
    return {
        "codes": frozenset(map(str.casefold, group["codes"])),
        "name": group["name"],
        "title": group.get("title", ""),
        "state": group.get("state", state),
        "sections": group.get("sections", {}),
        "distinct": "written" in group,
        "last": group.get("last", {}),
        "figures": group.get("figures", {}),
        "never": group.get("never", {}),
        "terms": group.get("terms", {}),
    }


def _uniform(data: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Yield the sections of the uniform commercial code in the form of each state."""
    for form in data["forms"]:
        sections: dict[str, str] = {}
        for number, words in data["sections"].items():
            article, _, section = number.partition("-")
            sections[form["written"].format(a=article, s=section)] = words
        yield {**form, "sections": sections}


def subjects_of(code: str, title: str, state: str = "") -> Subjects:
    """Return the subjects on record for the sections of a code, given by letters and *title*. Raises `MatterError`."""
    record = code_on_record(code, title, state)
    return record.subjects if record else {}


@cache
def topics() -> Subjects:
    """Return the subjects that a text may name before a citation, with a pattern for the words of each."""
    return {topic: Regex(words, re.IGNORECASE) for topic, words in program_data(TOPICS)["topics"].items()}


@cache
def articles() -> Subjects:
    """Return the subjects of the articles of the Uniform Commercial Code, by number."""
    return {str(number): Regex(words, re.IGNORECASE) for number, words in program_data(TOPICS)["articles"].items()}
