"""Tables and pictures of a paper, in the notation of a matter."""

import re
from collections.abc import Mapping, Sequence
from itertools import chain

from assembler.importing.draft import Doubt
from assembler.importing.notation import literal, marked_block
from assembler.importing.read_document import FootNote, PictureBlock, SourcePlace, TableBlock, TextBlock
from assembler.language.english import series

MAX_NAMED = 3
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
    """Return a doubt about the pictures without a description, whose places *undescribed* has by file name."""
    names = [f"`{name}`" for name in undescribed]
    if not names:
        return []
    if len(names) > MAX_NAMED:
        subject = f"{names[0]} to {names[-1]} ({len(names)} pictures) need descriptions"
    else:
        subject = f"{series(names)} {'needs a description' if len(names) == 1 else 'need descriptions'}"
    pages = list(dict.fromkeys(str(place.page) for place in undescribed.values() if place.page))
    where = f", on pages {series(pages)} of the source" if len(pages) > 1 else ""
    about = f"{subject}{where}: replace the words between the brackets of `![...]`"
    return [Doubt(about, next(iter(undescribed.values())))]


def table_text(block: TableBlock, notes: Mapping[str, FootNote]) -> str:
    """Return the table in notation, with its first row as its header; a single row or column becomes paragraphs."""
    rows = [[_cell(cell, notes) for cell in row] for row in block.rows]
    column_count = max(map(len, rows), default=0)
    if column_count <= 1 or len(rows) == 1:
        return "\n\n".join(cell for row in rows for cell in row if cell.strip())
    full_rows = [row + [" "] * (column_count - len(row)) for row in rows]
    header, *other_lines = [f"| {' | '.join(row)} |" for row in full_rows]
    return "\n".join([header, "|" + "---|" * column_count, *other_lines])


def _cell(cell: Sequence[TextBlock], notes: Mapping[str, FootNote]) -> str:
    """Return the words of a cell.

    A footnote that it cites follows in parentheses, because a matter's tables cannot have footnotes.
    """
    words = " ".join(f"{literal(part.number)} {marked_block(part, notes={})}".strip() for part in cell)
    for run in chain.from_iterable(part.runs for part in cell):
        if run.note in notes:
            words += f" ({literal(' '.join(block.text for block in notes[run.note].blocks))})"
    return words or " "
