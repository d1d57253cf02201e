"""Restores the f that a font leaves out of its ligatures, as in "plaintif" and "sufer", in common words."""

import re
from dataclasses import replace

from assembler.importing.read_document import Block, FootNote, ReadDocument, TableBlock, TextBlock, text_blocks

LOST_LIGATURE = re.compile(r"(?i)\bplaintifs?\b")
"""A word that lacks the second f of its ligature."""

WITH_LIGATURE = re.compile(r"\b[Pp]laintiff")
"""The same word with all letters. In capitals, it has no ligature."""

SINGLE_F = re.compile(
    r"(?i)\b(?:plaintif(?=s?\b)|(?:un|dis)?af(?=air|ect|ida|ili|irm|lict|ord)|(?:in|co)?ef(?=ect|ici|ort)|"
    r"(?:in)?dif(?=er|ic)|of(?=en[ds]|er|ic|set)|(?:in)?suf(?=er|ic)|staf(?=s?\b|ing|ed)|traf(?=ic)|"
    r"sherif(?=s?\b)|tarif(?=s?\b))"
)
"""The beginning of a word up to an f that is always double."""


def with_ligatures(document: ReadDocument) -> ReadDocument:
    """Return *document* with the lost letters of its ligatures, if it always writes "plaintiff" with one f."""
    texts = [block.text for block in text_blocks(document.blocks)]
    lost = next(filter(None, map(LOST_LIGATURE.search, texts)), None)
    if lost is None or any(map(WITH_LIGATURE.search, texts)):
        return document
    remark = (
        f"the font leaves letters out of its ligatures: `{lost[0]}` and other common words were read with ff; "
        "compare the words with ff, fi, fl or ffi with the page"
    )
    return replace(
        document,
        blocks=tuple(map(_restored, document.blocks)),
        notes=tuple(FootNote(note.mark, tuple(map(_restored_text, note.blocks))) for note in document.notes),
        remarks=(*document.remarks, remark),
    )


def _restored(block: Block) -> Block:
    if isinstance(block, TextBlock):
        return _restored_text(block)
    if isinstance(block, TableBlock):
        rows = tuple(tuple(tuple(map(_restored_text, cell)) for cell in row) for row in block.rows)
        return replace(block, rows=rows)
    return block


def _restored_text(block: TextBlock) -> TextBlock:
    return replace(block, runs=tuple(replace(run, text=SINGLE_F.sub(r"\g<0>f", run.text)) for run in block.runs))
