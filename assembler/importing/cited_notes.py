"""Footnotes and the places that cite them: each note is cited once, even if its mark is used again on another page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from assembler.importing.read_document import Block, FootNote, PictureBlock, TableBlock, TextBlock, TextRun


@dataclass(frozen=True, slots=True)
class CitedNotes:
    """The blocks, whose runs name the notes that they cite; the notes by these names; and those that nothing cites."""

    blocks: tuple[Block, ...]
    notes: Mapping[str, FootNote]
    uncited: tuple[FootNote, ...]


def cited_notes(blocks: Sequence[Block], notes: Sequence[FootNote]) -> CitedNotes:
    """Return *blocks* and *notes* with a name of its own for each note, in the order in which they are cited."""
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
    return CitedNotes(renamed_blocks, by_name, tuple(note for rest in waiting.values() for note in rest))
