"""A complaint of the corpus in plain words, as every tool must print it and an import must read it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import yaml

from tests.importing.corpus.story import Story

FOLDER = Path(__file__).parent
WORD = re.compile(r"[^\W_]+")
NOTE = re.compile(r"\^\[([^\]]*)\]")

Kind = Literal["heading", "paragraph", "plain", "quote", "item", "row", "count", "line", "relief"]

MARKS: dict[str, Kind] = {"+": "plain", ">": "quote", "*": "item", "|": "row", "=": "count", "-": "line", "!": "relief"}
"""The kind of an entry of the body, by its first character; any other entry is a numbered paragraph."""

GIVEN_NAMES = "ABIGAIL BENEDICT CORDELIA DESMOND EUPHEMIA FELIX GWENDOLYN HORATIO IMOGEN JASPER KEZIA LEOPOLD".split()
FAMILY_NAMES = "ACKERLEY BRIMBLE CUTHBERT DRAYTON ELLERY FAIRWEATHER GOODENOUGH HATHERLEY INCHBALD".split()
"""The names of a caption with many parties."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A heading, paragraph, row of a table or the like: its label, such as "12.", and its text."""

    kind: Kind
    text: str
    label: str = ""
    level: int = 0

    @property
    def notes(self) -> list[str]:
        """The texts of the footnotes."""
        return NOTE.findall(self.text)

    @property
    def words(self) -> str:
        """The words without notes and without signs of emphasis."""
        return NOTE.sub("", f"{self.label} {self.text}").replace("*", "").replace("|", " ")


@dataclass(frozen=True, slots=True)
class Complaint:
    """A complaint: the lines of its parts in the order in which they are printed."""

    name: str
    values: dict[str, Any]
    body: tuple[Piece, ...] = field(default=())

    def lines(self, part: str) -> list[str]:
        """Return the lines of *part*, such as "head", "left" or "right"."""
        return str(self.values.get(part, "")).rstrip().splitlines()

    def has(self, trap: str) -> bool:
        """Whether the complaint is printed with *trap*, such as "line numbers"."""
        return trap in self.values.get("traps", ())

    @property
    def signatures(self) -> list[list[str]]:
        """The lines of each signature block."""
        return [str(block).rstrip().splitlines() for block in self.values.get("signatures", [])]

    @property
    def after(self) -> list[list[str]]:
        """The lines of each part below the signatures, such as a certificate of service."""
        return [str(block).rstrip().splitlines() for block in self.values.get("after", [])]

    @property
    def exhibits(self) -> list[list[str]]:
        """The lines of each exhibit behind the paper: its label, its title, and its text."""
        return [str(block).rstrip().splitlines() for block in self.values.get("exhibits", [])]

    @property
    def notes(self) -> list[str]:
        """The texts of all footnotes."""
        return [note for piece in self.body for note in piece.notes]

    def passages(self) -> Iterator[str]:
        """Yield the text of each part in order, without the footnotes."""
        for part in ("counsel above", "head", "left", "right", "title", "lead"):
            yield from self.lines(part)
        yield from (piece.words for piece in self.body)
        yield from self.lines("closing")
        for block in (*self.signatures, *self.after):
            yield from block

    def words(self) -> Counter[str]:
        """Count each word of the complaint, with its notes but without texts that pages repeat."""
        return Counter(word for text in (*self.passages(), *self.notes) for word in words_of(text))

    def count(self, kind: Kind) -> int:
        """Return the number of pieces of *kind*."""
        return sum(piece.kind == kind for piece in self.body)


def words_of(text: str) -> list[str]:
    """Return the words of *text* in lowercase, without punctuation."""
    return [word.casefold() for word in WORD.findall(text.replace("*", ""))]


def complaint_names() -> list[str]:
    """Return the names of all complaints."""
    return sorted(file.stem for file in (FOLDER / "descriptions").glob("*.yaml"))


def complaint(name: str) -> Complaint:
    """Return the complaint *name*, with the paragraphs that the story writes for it."""
    values = yaml.safe_load((FOLDER / "descriptions" / f"{name}.yaml").read_text(encoding="utf-8"))
    if plaintiffs := values.get("many"):
        values |= _many_parties(plaintiffs)
    return Complaint(name, values, tuple(_numbered(_entries(values, Story(name, values["story"])), values)))


def _many_parties(plaintiffs: int) -> dict[str, Any]:
    """Return the left column and the parties of a caption with many *plaintiffs* and two defendants."""
    names = [
        f"{GIVEN_NAMES[index % len(GIVEN_NAMES)]} {FAMILY_NAMES[index // len(GIVEN_NAMES)]}"
        for index in range(plaintiffs)
    ]
    left = [*(f"{name}," for name in names[:-1]), f"and {names[-1]},", "", "    Plaintiffs,", "", "v.", ""]
    left += ["HARROW SEED CORPORATION and", "TILTH BROTHERS LLC,", "", "    Defendants."]
    defendants = ["HARROW SEED CORPORATION", "TILTH BROTHERS LLC"]
    return {"left": "\n".join(left), "parties": {"plaintiff": names, "defendant": defendants}}


def _entries(values: dict[str, Any], story: Story) -> Iterator[str]:
    for entry in values["body"]:
        if str(entry).startswith("@"):
            count, *traps = entry.removeprefix("@").split()
            yield from story.entries(int(count), traps)
        else:
            yield str(entry)


def _numbered(entries: Iterator[str], values: dict[str, Any]) -> Iterator[Piece]:
    """Yield the pieces of *entries*, with the numbers of the paragraphs."""
    number = 0
    relief_index = 0
    labels: Sequence[str] = values.get("relief labels", [f"{letter}." for letter in "ABCDEFGHIJKLMNOP"])
    for entry in entries:
        if entry.startswith("#"):
            marks, _, text = entry.partition(" ")
            yield Piece("heading", text, level=len(marks))
        elif entry[:2] in {f"{mark} " for mark in MARKS}:
            kind = MARKS[entry[0]]
            if kind == "count":
                relief_index = 0
                if "restarts" in values.get("traps", ()):
                    number = 0
            if kind == "relief":
                yield Piece(kind, entry[2:], labels[relief_index])
                relief_index += 1
            elif kind == "item":
                label, _, text = entry[2:].partition(" ")
                yield Piece(kind, text, label)
            else:
                yield Piece(kind, entry[2:])
        else:
            number += 1
            yield Piece("paragraph", entry.replace("{last}", str(number - 1)), f"{number}.")
