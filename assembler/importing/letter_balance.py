"""Counts the letters of a paper as it was read, for the comparison with its source."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from assembler.importing.read_document import REDACTED, ReadDocument, text_blocks

SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
"""The superscript digit for each digit."""

PLAIN_DIGITS = {superscript: digit for digit, superscript in SUPERSCRIPTS.items()}
"""The digit for each superscript digit."""


def _texts(document: ReadDocument) -> Iterator[str]:
    """Yield each text of *document*: its blocks, its footnotes, and what was set aside."""
    yield from (block.text for block in text_blocks(document.blocks))
    for note in document.notes:
        yield from (block.text for block in note.blocks)
    yield from (aside.text for aside in document.set_aside)


def letters_of(document: ReadDocument) -> Counter[str]:
    """Return how often each letter and digit is in *document*; unlike words, they do not depend on where lines end."""
    return letters_in("".join(_texts(document)) + "".join(_marks(document)))


def letters_in(text: str) -> Counter[str]:
    """Return how often each letter and digit is in *text*, in lowercase, without the marks of redactions.

    The sign ™ counts as the letters "tm", and a superscript digit as the digit.
    """
    plain_text = text.replace(REDACTED, "").replace("™", "tm").translate(PLAIN_DIGITS).casefold()
    return Counter(letter for letter in plain_text if letter.isalnum())


def with_balance(document: ReadDocument, source: str, left_out: str = "") -> ReadDocument:
    """Return *document*, with a remark if letters or digits of the *source* were lost or read twice.

    The words *left_out* are in the source, and are set aside without their letters.
    """
    read_letters = letters_of(document)
    source_letters = letters_in(source) - letters_in(left_out)
    lost_count = (source_letters - read_letters).total()
    extra_count = (read_letters - source_letters).total()
    if not lost_count and not extra_count:
        return document
    counts = f"letters and digits lost while reading: {lost_count}, read twice: {extra_count}"
    remark = f"{counts}; compare the text with the file"
    return replace(document, remarks=(*document.remarks, remark))


def _marks(document: ReadDocument) -> Iterator[str]:
    """Yield the marks of the notes and of their citations if *document* is a PDF, where they are part of the text."""
    if document.page_count:
        yield from (note.mark for note in document.notes)
        yield from (run.note for block in text_blocks(document.blocks) for run in block.runs)
