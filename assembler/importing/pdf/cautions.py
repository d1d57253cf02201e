"""Warns of words of a PDF that a reader of the page may not take as text: struck out, or too small to be read."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from assembler.importing.pdf.page_parts import Page, Row
from assembler.importing.read_document import Caution, SourcePlace


def cautions_on(pages: Sequence[Page], rows: Mapping[int, Sequence[Row]]) -> Iterator[Caution]:
    """Yield a caution about each of the *rows* of *pages* with words that a line strikes out, or that are tiny."""
    for page in pages:
        if not page.recognized and not page.scanned:
            for row in rows[page.number]:
                yield from (Caution(about, SourcePlace(page.number, row.line)) for about in _cautions(row))


def _cautions(row: Row) -> Iterator[str]:
    for is_struck, words in groupby(row.words, key=lambda word: word.struck):
        if is_struck:
            text = " ".join(word.text for word in words)
            about = f"a line is drawn through `{text}`, or a part of it, which was read as text"
            yield f"{about}: compare the page, and delete what it strikes out"
    for word in row.words:
        if word.tiny:
            part = f"`{word.tiny}` in `{word.text}`" if word.tiny != word.text else f"`{word.text}`"
            about = f"{part} is printed too small to be read, and was read as text"
            yield f"{about}: compare the page, and delete what it does not show"
