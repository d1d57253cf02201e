"""Footnotes and the places that cite them: each note is cited once, even if its mark is used again on another page."""

from collections import UserDict, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from assembler.importing.read_document import Block, FootNote, TextBlock, TextRun, with_each_text


class NotesByName(UserDict[str, FootNote]):
    """A mapping from names to notes that remembers which notes were written into a text."""

    def __init__(self, notes: Mapping[str, FootNote]) -> None:
        super().__init__(notes)
        self.written: set[str] = set()

    def __getitem__(self, name: str) -> FootNote:
        """Return the note called *name*, and remember that it was written."""
        note = super().__getitem__(name)
        self.written.add(name)
        return note

    def unwritten(self) -> tuple[FootNote, ...]:
        """Return the notes that were written into no text, such as a note cited in a signature block."""
        return tuple(note for name, note in self.data.items() if name not in self.written)


@dataclass(frozen=True, slots=True)
class CitedNotes:
    """Blocks whose runs cite notes by unique names, the notes by these names, and the notes that no block cites."""

    blocks: tuple[Block, ...]
    notes: NotesByName
    uncited: tuple[FootNote, ...]


def cited_notes(blocks: Sequence[Block], notes: Sequence[FootNote]) -> CitedNotes:
    """Return *blocks* and *notes* with a unique name for each cited note, numbered in the order of the citations."""
    notes_by_mark: dict[str, list[FootNote]] = defaultdict(list)
    for note in notes:
        notes_by_mark[note.mark].append(note)
    by_name: dict[str, FootNote] = {}

    def rename_in_run(run: TextRun) -> TextRun:
        if not run.note or not notes_by_mark[run.note]:
            return run
        name = f"note {len(by_name) + 1}"
        by_name[name] = notes_by_mark[run.note].pop(0)
        return replace(run, note=name)

    def rename_in_text(block: TextBlock) -> TextBlock:
        if not any(run.note for run in block.runs):
            return block
        return replace(block, runs=tuple(rename_in_run(run) for run in block.runs))

    renamed_blocks = tuple(with_each_text(block, rename_in_text) for block in blocks)
    uncited = tuple(note for remaining in notes_by_mark.values() for note in remaining)
    return CitedNotes(renamed_blocks, NotesByName(by_name), uncited)
