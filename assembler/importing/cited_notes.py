"""Footnotes and the places that cite them: each note is cited once, even if its mark is used again on another page."""

from collections import UserDict, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from assembler.importing.read_document import Block, FootNote, PictureBlock, TableBlock, TextBlock, TextRun


class NotesByName(UserDict[str, FootNote]):
    """A mapping from names to notes that remembers which notes were written into a text."""

    def __init__(self, notes: Mapping[str, FootNote]) -> None:
        super().__init__(notes)
        self.written: set[str] = set()

    def __getitem__(self, name: str) -> FootNote:
        """Return the note called *name*, and remember it."""
        note = super().__getitem__(name)
        self.written.add(name)
        return note

    def unwritten(self) -> tuple[FootNote, ...]:
        """Return the notes that were written into no text, such as a note cited in a signature block."""
        return tuple(note for name, note in self.data.items() if name not in self.written)


@dataclass(frozen=True, slots=True)
class CitedNotes:
    """The blocks, whose runs name the notes that they cite; the notes by name; and the notes that nothing cites."""

    blocks: tuple[Block, ...]
    notes: NotesByName
    uncited: tuple[FootNote, ...]


def cited_notes(blocks: Sequence[Block], notes: Sequence[FootNote]) -> CitedNotes:
    """Return *blocks* and *notes* with a unique name for each cited note, numbered in the order of the citations."""
    waiting: dict[str, list[FootNote]] = defaultdict(list)
    for note in notes:
        waiting[note.mark].append(note)
    by_name: dict[str, FootNote] = {}

    def renamed(run: TextRun) -> TextRun:
        if not run.note or not waiting[run.note]:
            return run
        name = f"note {len(by_name) + 1}"
        by_name[name] = waiting[run.note].pop(0)
        return replace(run, note=name)

    def of_text(block: TextBlock) -> TextBlock:
        return replace(block, runs=tuple(map(renamed, block.runs))) if any(run.note for run in block.runs) else block

    def of_block(block: Block) -> Block:
        if isinstance(block, TextBlock):
            return of_text(block)
        if isinstance(block, PictureBlock):
            return block
        return TableBlock(block.place, tuple(tuple(tuple(map(of_text, cell)) for cell in row) for row in block.rows))

    renamed_blocks = tuple(map(of_block, blocks))
    return CitedNotes(
        renamed_blocks, NotesByName(by_name), tuple(note for uncited in waiting.values() for note in uncited)
    )
