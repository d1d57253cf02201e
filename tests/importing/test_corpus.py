"""Complaints printed by other tools are imported completely: each word, party, paragraph, count, note and attorney."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from assembler.importing.draft import DraftCount, DraftHeading, DraftRelief
from assembler.importing.draft_counts import counts_of
from assembler.importing.import_paper import ImportedPaper, import_document
from assembler.importing.read_document import ReadDocument
from assembler.importing.read_file import read_file
from assembler.importing.word_balance import source_words
from tests.importing.corpus.description import FOLDER, Complaint, complaint, complaint_names, words_of

FILES = sorted((FOLDER / "files").iterdir())

NOT_TEXT = {
    "running head",
    "running foot",
    "page number",
    "line number",
    "filing stamp",
    "divider",
    "comment",
    "deleted text",
}
"""Kinds of words that may be set aside."""


def faults(file: Path, folder: Path) -> list[str]:
    """Return the differences between the import of *file* into *folder* and its description.

    Faults that the description lists as `known` are left out.
    """
    expected = complaint(file.stem)
    document = read_file(file)
    imported = import_document(document, file.name, folder)
    faults = [
        *word_faults(document, imported, expected),
        *frame_faults(imported, expected),
        *count_faults(imported, expected),
    ]
    return [fault for fault in faults if fault.partition(":")[0] not in expected.values.get("known", {})]


def word_faults(document: ReadDocument, imported: ImportedPaper, expected: Complaint) -> list[str]:
    read = Counter(word.text for word in source_words(document))
    words = expected.words()
    expected_asides = NOT_TEXT | {"exhibit"} if expected.exhibits else NOT_TEXT
    entries = {
        "words not read": words - read,
        "words that the file does not have": read - words,
        "words not in the matter": [word.text for word in imported.balance.lost],
        "set aside": {aside.kind for aside in document.set_aside} - expected_asides,
        "planning error": imported.planning_error,
        "differences": [change for change in differences(imported) if not is_expected(change, expected)],
        "moved": moved(imported),
    }
    return [f"{name}: {value}" for name, value in entries.items() if value]


def differences(imported: ImportedPaper) -> list[tuple[str, str]]:
    return [(change.lost, change.gained) for change in imported.comparison.differences] if imported.comparison else []


def moved(imported: ImportedPaper) -> list[tuple[str, str]]:
    """Return the words that the import moved into or out of the text."""
    return [(change.lost, change.gained) for change in imported.comparison.moved] if imported.comparison else []


def is_expected(change: tuple[str, str], expected: Complaint) -> bool:
    """Whether *change* is a restarted number, which a matter never has."""
    lost, gained = change
    return expected.has("restarts") and lost.isdecimal() and gained.isdecimal()


def frame_faults(imported: ImportedPaper, expected: Complaint) -> list[str]:
    caption = imported.draft.caption
    parties: dict[str, list[str]] = {}
    for party in caption.parties:
        parties.setdefault(party.role, []).append(str(party.values["name"]))
    attorneys = [str(office.values["name"]) for office in caption.counsel.attorneys]
    values = expected.values
    return [
        *unequal("court", caption.court, values["court"]),
        *unequal("number", caption.number, values["number"]),
        *unequal("parties", normalized_names(parties), normalized_names(values["parties"])),
        *unequal("counsel", attorneys, values["counsel"]),
    ]


def normalized_names(parties: dict[str, list[str]]) -> dict[str, list[str]]:
    """Return *parties* without capitals and without the numbers of unknown parties."""
    return {role: [re.sub(r" \d.*", "", name.casefold()) for name in names] for role, names in parties.items()}


def count_faults(imported: ImportedPaper, expected: Complaint) -> list[str]:
    parts = imported.draft.parts
    counts = [part for part in parts if isinstance(part, DraftCount)]
    titles = [words_of(f"{count.label} {count.title}") for count in counts]
    reliefs = [part for part in parts if isinstance(part, DraftRelief)]
    reliefs += [count.relief for count in counts if count.relief]
    items = sum(not isinstance(item, DraftHeading) for relief in reliefs for item in relief.items)
    expected_titles = [
        words_of(" ".join(piece.text.split(" | ")[:2])) for piece in expected.body if piece.kind == "count"
    ]
    numbers = counts_of(imported.draft)
    return [
        *unequal("counts", titles, expected_titles),
        *unequal("relief", items, expected.count("relief")),
        *unequal("paragraphs", numbers["paragraphs"], expected.count("paragraph")),
        *unequal("notes", numbers["notes"], len(expected.notes)),
    ]


def unequal(name: str, value: object, expected: object) -> list[str]:
    return [] if value == expected else [f"{name}: {value}, not {expected}"]


@pytest.mark.slow
@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_complaint_printed_by_another_tool_is_imported_completely(file: Path, tmp_path: Path) -> None:
    assert not faults(file, tmp_path / "matter")


def test_each_complaint_has_a_pdf_and_a_word_file() -> None:
    assert [file.name for file in FILES] == sorted(
        f"{name}.{kind}" for name in complaint_names() for kind in ("docx", "pdf")
    )
