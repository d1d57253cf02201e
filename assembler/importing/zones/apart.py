"""Tables and pictures of a paper, in the notation of a matter."""

import re
from collections.abc import Mapping, Sequence

from assembler.importing.draft import Doubt
from assembler.importing.notation import literal, marked_block
from assembler.importing.read_document import FootNote, PictureBlock, SourcePlace, TableBlock, TextBlock
from assembler.language.english import series

MOST_NAMED = 3
"""The maximum number of pictures that a doubt names one by one."""


def picture_text(block: PictureBlock, pictures: dict[str, bytes], undescribed: dict[str, SourcePlace]) -> str:
    """Return the line that shows the picture, and add the picture's file to *pictures*.

    If the picture has no alternative text, its place is added to *undescribed*.
    """
    ending = "jpg" if "jpeg" in block.media_type else "png"
    name = f"picture-{len(pictures) + 1}.{ending}"
    pictures[name] = block.content
    words = re.sub(r"[\[\]]", "", block.alternative_text).strip()
    if not words:
        words = f"Picture on page {block.place.page}" if block.place.page else f"Picture {len(pictures)}"
        undescribed[name] = block.place
    return f"![{words}]({name})"


def doubts_on_pictures(undescribed: Mapping[str, SourcePlace]) -> list[Doubt]:
    """Return a doubt about the pictures that need words, if there are any."""
    names = [f"`{name}`" for name in undescribed]
    if not names:
        return []
    if len(names) > MOST_NAMED:
        names = [f"{names[0]} to {names[-1]} ({len(names)} pictures)"]
        needs = "need descriptions"
        about = f"{names[0]} {needs}: replace the words between the brackets of `![...]`"
        return [Doubt(about, next(iter(undescribed.values())))]
    needs = "needs a description" if len(names) == 1 else "need descriptions"
    about = f"{series(names)} {needs}: replace the words between the brackets of `![...]`"
    return [Doubt(about, next(iter(undescribed.values())))]


def table_text(block: TableBlock, notes: Mapping[str, FootNote]) -> str:
    """Return the table in notation, with its first row as its head; a single row or column becomes paragraphs."""
    rows = [[_cell(cell, notes) for cell in row] for row in block.rows]
    columns = max(map(len, rows), default=0)
    if columns <= 1 or len(rows) == 1:
        return "\n\n".join(cell for row in rows for cell in row if cell.strip())
    lines = ["| " + " | ".join([*row, *[" "] * (columns - len(row))]) + " |" for row in rows]
    return "\n".join([lines[0], "|" + "---|" * columns, *lines[1:]])


def _cell(cell: Sequence[TextBlock], notes: Mapping[str, FootNote]) -> str:
    """Return the words of a cell.

    A footnote that it cites follows in parentheses, because a matter's tables cannot have footnotes.
    """
    words = " ".join(f"{literal(part.number)} {marked_block(part, {})}".strip() for part in cell)
    for note in (run.note for part in cell for run in part.runs if run.note in notes):
        words += f" ({literal(' '.join(inner.text for inner in notes[note].blocks))})"
    return words or " "
