"""Papers that were filed, as `assembler file` kept them: their numbers stand, whatever the matter says since."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from assembler.findings.faults import fault
from assembler.findings.finding import Stopped
from assembler.findings.visible import visible
from assembler.load.files import display_name, is_file, is_within, place_of, read_bytes
from assembler.load.source import Source
from assembler.model.base import LONGEST_NAME, NAME

FILED = "filed"
"""The folder beside a matter that holds what was filed."""

HIGHEST, LONGEST_LABEL = 999_999, 100
"""The highest number of a paragraph, and the letters of a label, that the record of a paper may have."""

LARGEST = 50_000_000
"""Bytes that are read of the record of a paper; that of a paper of 1,000 pages has a tenth of them."""


@dataclass(frozen=True)
class FiledPaper:
    """What a filed paper numbered: paragraphs by name or number, labels of headings and letters of exhibits by name."""

    file: str
    paragraphs: Mapping[str, int]
    headings: Mapping[str, str]
    exhibits: Mapping[str, str]

    def has(self, name: str) -> bool:
        """Whether something in the paper is called *name*, or *name* is the number of one of its paragraphs."""
        return self.paragraph(name) is not None or name in self.exhibits or self.heading(name) is not None

    def paragraph(self, name: str) -> int | None:
        """Return the number of the paragraph that is called *name*, or has it for its number."""
        if name in self.paragraphs:
            return self.paragraphs[name]
        number = int(name) if re.fullmatch(r"[1-9]\d{0,5}", name) else 0
        return number if number in self.paragraphs.values() else None

    def heading(self, name: str) -> tuple[str, str] | None:
        """Return the id ("s-story", "c-contract") and the label of the section or count that is called *name*."""
        ids = (f"{kind}-{name}" for kind in "sc")
        return next(((id_, self.headings[id_]) for id_ in ids if self.headings.get(id_)), None)

    @property
    def names(self) -> tuple[str, ...]:
        """The names that a reference may give, numbers left out."""
        paragraphs = (name for name in self.paragraphs if not name.isdecimal())
        return (*paragraphs, *(id_[2:] for id_ in self.headings if id_[:2] in {"s-", "c-"}), *self.exhibits)


Reader = Callable[[str], FiledPaper | None]
"""Gives the kept paper of a name, or nothing where none was kept."""


def nothing_filed(_name: str) -> None:
    """Find no paper, as in a matter of which none was filed."""


def filed_papers(source: Source) -> Reader:
    """Return what reads the kept papers of the matter in *source*, each once and when it is asked for.

    It raises `Stopped` where the record of a kept paper is none, or is outside the root.
    """
    folder = source.file.parent / FILED / source.file.stem

    @cache
    def read(name: str) -> FiledPaper | None:
        if len(name) > LONGEST_NAME or not re.fullmatch(NAME, name):
            return None  # no name of a paper, and perhaps a path that leads away
        file = folder / f"{name}.json"
        if not is_file(file):
            return None
        if not is_within(file, source.root):
            message = f"is outside the root `{display_name(source.root)}`"
            raise Stopped(fault("OUT002", place_of(file), message, fix=f"copy it into `{FILED}/` itself"))
        try:
            return _kept(json.loads(read_bytes(file, LARGEST)), display_name(file))
        except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
            fix = "keep the paper again with `assembler file --replace`, or put the file back as it was"
            raise Stopped(fault("OUT002", place_of(file), "is not the record of a paper", fix=fix)) from None

    return read


def _kept(entry: Any, file: str) -> FiledPaper:
    paragraphs = {str(name): _number(one["number"]) for name, one in entry["paragraphs"].items()}
    headings = dict(_headings(entry["headings"]))
    letters = {str(name): _printed(one) for name, one in entry.get("lettered", {}).items()}
    return FiledPaper(file, paragraphs, headings, letters)


def _number(value: Any) -> int:
    """Return the number of a paragraph. Raises ValueError for what is none."""
    number = int(value)
    if not 0 < number <= HIGHEST:
        raise ValueError(number)
    return number


def _printed(value: Any) -> str:
    """Return what a paper prints as a label or a letter. Raises ValueError for what no paper prints."""
    text = str(value)
    if len(text) > LONGEST_LABEL or visible(text) != text:
        raise ValueError(text)
    return text


def _headings(entries: Any) -> Iterator[tuple[str, str]]:
    """Yield the id of each heading and count with its label, a sub-heading's behind that of its section: III.A."""
    section = ""
    for id_, one in entries.items():
        label = _printed(one["label"]).rstrip(".")
        if one.get("level", 1) == 1:
            section = "" if id_.startswith("c-") else label
            yield id_, label
        elif section:
            yield id_, f"{section}.{label}"
