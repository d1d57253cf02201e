"""Warns of words of a PDF that are not plain text to a reader of the page: struck out, tiny, or raised."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, pairwise

from assembler.importing.letter_balance import SUPERSCRIPTS
from assembler.importing.pdf.page_parts import Page, Row
from assembler.importing.pdf.runs import is_exponent
from assembler.importing.read_document import Caution, SourcePlace


def cautions_on(pages: Sequence[Page], rows: Mapping[int, Sequence[Row]], marks: frozenset[str]) -> Iterator[Caution]:
    """Yield a caution about each of the *rows* of *pages* with words that are struck out, tiny, or raised digits.

    *marks* are those of the paper's notes, which are raised, too.
    """
    for page in pages:
        if not page.recognized and not page.scanned:
            for row in rows[page.number]:
                yield from (Caution(about, SourcePlace(page.number, row.line)) for about in _cautions(row, marks))


def _cautions(row: Row, marks: frozenset[str]) -> Iterator[str]:
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
    for before, word in pairwise(row.words):
        if is_exponent(word, row) and word.text not in marks:
            raised_text = f"{before.text}{word.text.translate(SUPERSCRIPTS)}"
            yield f"`{word.text}` is raised behind `{before.text}`, and was read as `{raised_text}`: compare the page"
