"""Typeset: what the engine is given, and what it is asked for. HTML becomes pages, pages become a file."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import Any
from unicodedata import category

import pydyf

from assembler.language.scripts import ANY_REORDERED, PASSAGE
from assembler.paginate import fonts
from assembler.paginate.glyph_texts import correct
from assembler.paginate.passages import set_apart

Marks = dict[tuple[int, int], str]
"""What each passage reads, by its page, counted from 0, and the number of its mark there."""


def parse(html: str) -> Any:
    """Return *html* as the engine's own, with the passages in other scripts set apart; it may fetch nothing."""
    paper = fonts.engine().HTML(string=html, url_fetcher=fonts.refusal())
    set_apart(paper.etree_element)
    return paper


def render(paper: Any, **options: Any) -> Any:
    """Return the engine's pages of a parsed *paper*, set with the program's fonts alone."""
    return paper.render(font_config=fonts.configuration(), **options)


def write(document: Any, **options: Any) -> bytes:
    """Return *document* as a PDF from which each passage can be read, whatever the order in which it is drawn.

    The engine draws letters from left to right, as they stand before the eye. So the file says of a passage what it
    reads (ISO 32000-1, 14.9.4): in its tags, and beside the drawing. There only of scripts that reorder their letters;
    viewers turn letters from right to left round by themselves, and would turn these as well.
    """
    marks: Marks = {}
    for number, page in enumerate(document.pages):
        page.paint = _painter(page.paint, number, marks, document.fonts)
    pdf: bytes = document.write_pdf(finisher=lambda _, file: _tag(file, marks), **options)
    return pdf


def _painter(paint: Callable[..., None], number: int, marks: Marks, used: Mapping[int, Any]) -> Callable[..., None]:
    """Return *paint*, the engine's drawing of page *number*, so that it notes *marks*; *used* are the fonts."""

    def painted(stream: Any, scale: float = 1) -> None:
        texts: list[str] = []
        stream.marked = _marker(stream, number, marks, texts)
        paint(stream, scale)
        if any(map(_is_composed, texts)):
            for font in used.values():
                correct(font.to_unicode, font.file_content, font.index)

    return painted


def _marker(stream: Any, page: int, marks: Marks, texts: list[str]) -> Callable[..., AbstractContextManager[None]]:
    """Return the mark that the engine puts around all that it draws in *stream*; *marks* and *texts* note the text."""
    marked = stream.marked

    @contextmanager
    def noting(box: Any, tag: str) -> Iterator[None]:
        text = getattr(box, "text", "")
        texts.append(text)
        with marked(box, tag):
            match stream.stream[-2:]:
                case [{"MCID": int(mark)}, b"BDC"] if PASSAGE.search(text):
                    marks[page, mark] = text
            with _saying(stream, text) if ANY_REORDERED.search(text) else nullcontext():
                yield

    return noting


@contextmanager
def _saying(stream: Any, text: str) -> Iterator[None]:
    """Say in *stream* that what the block draws reads *text*."""
    stream.begin_marked_content("Span", _reads(text))
    yield
    stream.end_marked_content()


def _is_composed(text: str) -> bool:
    """Say whether a glyph of *text* may be more than one character, or a character more than one glyph."""
    return bool(PASSAGE.search(text)) or any(category(letter).startswith("M") for letter in text)


def _reads(text: str) -> pydyf.Dictionary:
    return pydyf.Dictionary({"ActualText": pydyf.String(text)})


def _tag(file: Any, marks: Marks) -> None:
    """Say in the tags of *file* what the passages at *marks* read."""
    pages = {reference: number for number, reference in enumerate(file.page_references)}
    for element in file.objects if marks else ():
        match element:
            case {"S": "/Span", "K": [int(mark)], "Pg": page} if text := marks.get((pages[page], mark)):
                element.update(_reads(text))
