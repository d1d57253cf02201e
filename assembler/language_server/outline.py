"""The outline of a matter: its parties, sections and counts with their paragraphs, and its papers."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from assembler.findings.finding import Place
from assembler.language_server.written_names import HOLDERS, WrittenName
from assembler.load.files import display_name
from assembler.load.source import Source
from assembler.model.allegation import Allegation
from assembler.model.matter import Matter
from assembler.model.pleading import Claim, Section
from assembler.model.walk import allegations_of, sections

MAX_WORDS = 8
"""The maximum number of words of a paragraph that are shown."""


@dataclass(frozen=True)
class Entry:
    """An entry of the outline: its words, its kind, its place, and the entries below it."""

    words: str
    kind: str
    place: Place
    below: tuple["Entry", ...] = ()


def outline(matter: Matter, source: Source, file: Path) -> list[Entry]:
    """Return the entries of *matter* that are in *file*, one of the files of *source*."""
    name = display_name(file)
    return [entry for entry in _entries(matter, source) if entry.place.file == name]


def _entries(matter: Matter, source: Source) -> Iterator[Entry]:
    for name, party in matter.parties.items():
        yield Entry(party.name, "party", source.key_place(("parties", name)))
    for path, section in sections(matter):
        below = [
            Entry(_words(part), "paragraph", source.place_at(inner_path))
            for inner_path, part in allegations_of(section, path)
        ]
        kind = "count" if isinstance(section, Claim) else "section"
        yield Entry(_heading(section, path), kind, source.place_at(path), tuple(below))
    for filing_index, filing in enumerate(matter.filings):
        yield Entry(filing.name, "paper", source.place_at(("filings", filing_index)))


def written_outline(names: Iterable[WrittenName], file: Path) -> list[Entry]:
    """Return the outline of *file* from the *names* in its text, for use while the matter cannot be read."""
    entries: list[Entry] = []
    for name in names:
        kind = "party" if name.kind == "parties" else name.kind
        entry = Entry(f"{name.name}: {name.words}".removesuffix(": "), kind, name.place)
        if name.place.file != display_name(file) or kind in HOLDERS:
            continue
        if kind == "paragraph" and entries and entries[-1].kind != "party":
            entries[-1] = replace(entries[-1], below=(*entries[-1].below, entry))
        else:
            entries.append(entry)
    return entries


def _heading(section: Section | Claim, path: Sequence[str | int]) -> str:
    if isinstance(section, Claim):
        return section.title or section.cause.id or f"count {path[-1]}"
    return section.heading or section.id or f"section {path[-1]}"


def _words(allegation: Allegation) -> str:
    words = (allegation.text or allegation.heading or "").split()
    start = " ".join(words[:MAX_WORDS]) + (" ..." if len(words) > MAX_WORDS else "")
    return f"{allegation.id}: {start}" if allegation.id else start
