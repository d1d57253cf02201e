"""Sets aside invisible characters, such as those around a telephone number that was copied from a list of contacts."""

import re
from dataclasses import replace

from assembler.findings.visible import HIDDEN
from assembler.importing.read_document import (
    FootNote,
    PictureBlock,
    ReadDocument,
    SetAside,
    TextBlock,
    text_blocks,
    with_each_text,
)
from assembler.load.yaml_errors import FORBIDDEN

INVISIBLE = re.compile(f"\u00ad|{HIDDEN.pattern}|{FORBIDDEN.pattern}")
"""A soft hyphen, or a character that is hidden or that no matter may have."""

LAID_OUT = "\t\n"
"""The hidden characters that have a meaning in a paper that was read."""


def without_invisible(document: ReadDocument) -> ReadDocument:
    """Return *document* without invisible characters, which a matter may not have; set each aside with its place."""
    note_blocks = (block for note in document.notes for block in note.blocks)
    asides = [
        SetAside("invisible character", " ".join(map(_escape, characters)), block.place)
        for block in (*text_blocks(document.blocks), *note_blocks)
        if (characters := _invisible(block.text))
    ]
    blocks = (
        replace(block, alternative_text=without_hidden(block.alternative_text))
        if isinstance(block, PictureBlock)
        else with_each_text(block, _shown_block)
        for block in document.blocks
    )
    return replace(
        document,
        blocks=tuple(blocks),
        notes=tuple(FootNote(note.mark, tuple(map(_shown_block, note.blocks))) for note in document.notes),
        set_aside=(*document.set_aside, *asides),
        remarks=tuple(map(without_hidden, document.remarks)),
        attached=tuple(
            replace(pages, label=without_hidden(pages.label), title=without_hidden(pages.title))
            for pages in document.attached
        ),
    )


def _invisible(text: str) -> list[str]:
    """Return the invisible characters of *text* that are not white space."""
    return [character for character in INVISIBLE.findall(text) if not character.isspace()]


def _escape(character: str) -> str:
    r"""Return *character* as an escape, such as `\xad` or `\u202e`."""
    return character.encode("unicode_escape").decode()


def _shown_block(block: TextBlock) -> TextBlock:
    return replace(block, runs=tuple(replace(run, text=without_hidden(run.text)) for run in block.runs))


def without_hidden(text: str) -> str:
    """Return *text* without its invisible characters; white space such as a line separator becomes a space."""
    return INVISIBLE.sub(lambda match: match[0] if match[0] in LAID_OUT else " " if match[0].isspace() else "", text)
