"""Counts the words and letters of a paper as it was read, for the comparison with its source."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from assembler.importing.read_document import ReadDocument, TableBlock, TextBlock


def texts_of(document: ReadDocument) -> Iterator[str]:
    """Yield each text of *document*: its blocks, its notes, and what was set aside."""
    for block in document.blocks:
        if isinstance(block, TextBlock):
            yield block.text
        elif isinstance(block, TableBlock):
            yield from (cell_block.text for cell_block in block.blocks)
    for note in document.notes:
        yield from (block.text for block in note.blocks)
    yield from (aside.text for aside in document.set_aside)


def words_of(document: ReadDocument) -> list[str]:
    """Return all words of *document*, without the marks of its notes and the numbers that Word generates."""
    return [word for text in texts_of(document) for word in text.split()]


def letters_of(document: ReadDocument) -> Counter[str]:
    """Return how often each letter and digit is in *document*; unlike words, they do not depend on where lines end."""
    return letters_in("".join(texts_of(document)) + "".join(_marks(document)))


def letters_in(text: str) -> Counter[str]:
    """Return how often each letter and digit is in *text*, in lowercase."""
    return Counter(letter for letter in text.casefold() if letter.isalnum())


def with_balance(document: ReadDocument, source: str) -> ReadDocument:
    """Return *document*, with a remark if letters or digits of the *source* were lost or read twice."""
    read_letters = letters_of(document)
    source_letters = letters_in(source)
    lost_count = (source_letters - read_letters).total()
    extra_count = (read_letters - source_letters).total()
    if not lost_count and not extra_count:
        return document
    counts = f"letters and digits lost while reading: {lost_count}, read twice: {extra_count}"
    remark = f"{counts}; compare the text with the file"
    return replace(document, remarks=(*document.remarks, remark))


def _marks(document: ReadDocument) -> Iterator[str]:
    """Yield the marks of the notes and of their citations if *document* is a PDF, where they are part of the text."""
    if document.pages:
        yield from (note.mark for note in document.notes)
        for block in document.blocks:
            if isinstance(block, TextBlock):
                yield from (run.note for run in block.runs)
            elif isinstance(block, TableBlock):
                yield from (run.note for cell_block in block.blocks for run in cell_block.runs)
