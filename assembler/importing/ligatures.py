"""Restores the f that a font leaves out of its ligatures, as in "plaintif" and "sufer", in common words."""

import re
from dataclasses import replace

from assembler.importing.read_document import FootNote, ReadDocument, TextBlock, text_blocks, with_each_text

LOST_LIGATURE = re.compile(r"(?i)\bplaintifs?\b")
"""A word that lacks the second f of its ligature."""

WITH_LIGATURE = re.compile(r"\b[Pp]laintiff")
"""The same word with all letters. In capitals, it has no ligature."""

SINGLE_F = re.compile(
    r"(?i)\b(?:plaintif(?=s?\b)|sherif(?=s?\b)|tarif(?=s?\b)"
    r"|staf(?=s?\b|ing|ed)"
    r"|(?:un|dis)?af(?=air|ect|ida|ili|irm|lict|ord)"
    r"|(?:in|co)?ef(?=ect|ici|ort)"
    r"|(?:in)?dif(?=er|ic)"
    r"|(?:in)?suf(?=er|ic)"
    r"|of(?=en[ds]|er|ic|set)"
    r"|traf(?=ic))"
)
"""The beginning of a word up to an f that is always double."""


def with_ligatures(document: ReadDocument) -> ReadDocument:
    """Return *document* with the lost letters of its ligatures, if it always writes "plaintiff" with one f."""
    text = "\n".join(block.text for block in text_blocks(document.blocks))
    lost_ligature = LOST_LIGATURE.search(text)
    if lost_ligature is None or WITH_LIGATURE.search(text):
        return document
    remark = (
        f"the font leaves letters out of its ligatures: `{lost_ligature[0]}` and other common words were read with ff; "
        "compare the words with ff, fi, fl or ffi with the page"
    )
    return replace(
        document,
        blocks=tuple(with_each_text(block, _restored_text) for block in document.blocks),
        notes=tuple(FootNote(note.mark, tuple(map(_restored_text, note.blocks))) for note in document.notes),
        remarks=(*document.remarks, remark),
    )


def _restored_text(block: TextBlock) -> TextBlock:
    return replace(block, runs=tuple(replace(run, text=SINGLE_F.sub(r"\g<0>f", run.text)) for run in block.runs))
