"""The places where acts of Congress are codified, and the subsections of some sections, from `data/acts.yaml`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from assembler.language.regex import Regex
from assembler.load.packed import PROGRAM, program_data

FILE = PROGRAM / "data" / "acts.yaml"


@dataclass(frozen=True)
class Outline:
    """The last subsection of a section ("" if it has none), and the last paragraph of some subsections (0 for none)."""

    last: str
    parts: Mapping[str, int]


@dataclass(frozen=True)
class Regulation:
    """A part of the Code of Federal Regulations: its subject, and words of a matter that has to do with it."""

    subject: str
    words: Regex


@dataclass(frozen=True)
class Acts:
    """The sections of each act by title, as the file lists them, and the outlines of sections by title and number."""

    sections: Mapping[str, Mapping[str, str]]
    outlines: Mapping[tuple[str, str], Outline]
    years: Mapping[str, tuple[str, ...]]
    """The years in which acts were passed, by the name of the act."""
    cited_under: Mapping[str, tuple[str, ...]]
    """For some acts, the other acts under which their sections are cited."""
    regulations: Mapping[tuple[str, str], Regulation]
    """Some parts of the Code of Federal Regulations, by title and part."""

    def has(self, act: str, title: str, number: str) -> bool:
        """Whether the section *number* of *title* is among the sections of *act*."""
        return any(_includes(entry, number) for entry in self.sections[act].get(title, "").split())

    def place_of_codification(self, act: str) -> str:
        """Return where *act* is codified, for a message: "29 U.S.C. §§ 2601-2654"."""
        title, sections = next(iter(self.sections[act].items()))
        signs = "§§" if re.search(r"[\s-]", sections) else "§"
        return f"{title} U.S.C. {signs} {sections.replace(' ', ', ')}"


@cache
def acts() -> Acts:
    """Return the acts and the outlines. Raises `MatterError` if their file cannot be read."""
    data = program_data(FILE)
    outlines: dict[tuple[str, str], Outline] = {}
    for title, entries in data["outlines"].items():
        for number, entry in entries.items():
            last_subsection = "" if entry["last"] == "no" else entry["last"]
            parts = {part: int(last) for part, last in entry.get("parts", {}).items()}
            outlines[title, number] = Outline(last_subsection, parts)
    years = {name: tuple(listed.split()) for name, listed in data["years"].items()}
    sections = {entry["name"]: entry["sections"] for entry in data["acts"]}
    cited_under = {name: tuple(others) for name, others in data["cited_under"].items()}
    regulations: dict[tuple[str, str], Regulation] = {}
    for number, entry in data["regulations"].items():
        title, part = number.split()
        regulations[title, part] = Regulation(entry["of"], Regex(entry["words"], re.IGNORECASE))
    return Acts(sections=sections, outlines=outlines, years=years, cited_under=cited_under, regulations=regulations)


def _includes(entry: str, number: str) -> bool:
    """Whether *entry*, such as "2601-2654", "1681" or "2000e", includes the section *number*."""
    digits = re.match(r"\d+", number)
    if section_range := re.fullmatch(r"(\d+)-(\d+)", entry):
        return digits is not None and int(section_range[1]) <= int(digits[0]) <= int(section_range[2])
    if entry.isdigit():
        return digits is not None and digits[0] == entry
    return re.match(rf"{re.escape(entry)}(?![a-z])", number) is not None
