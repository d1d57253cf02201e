"""Has the engine turn HTML into pages, and pages into a file."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from copy import copy
from dataclasses import dataclass, field
from typing import Any
from unicodedata import category
from xml.etree.ElementTree import Element

import pydyf

from assembler.language.scripts import ANY_REORDERED, PASSAGE
from assembler.outputs.pdf.paginate import fonts
from assembler.outputs.pdf.paginate.glyph_texts import correct
from assembler.outputs.pdf.paginate.links import cover_words, describe
from assembler.outputs.pdf.paginate.passages import wrap_passages
from assembler.outputs.pdf.paginate.signature_page import mark_last_words

Mark = tuple[int, int]
"""A page, counted from 0, and the mark of a piece of text on that page."""


@dataclass(frozen=True)
class Marks:
    """The text of each passage in another script, and the name of each drawn line, by the mark of its text."""

    passages: dict[Mark, str] = field(default_factory=dict)
    lines: dict[Mark, str] = field(default_factory=dict)


LINES = {"underline": "Underline", "line-through": "LineThrough"}
"""The values of `text-decoration` that the tags name, and their names there (ISO 32000-1, 14.8.5.4.4)."""


def parsed_html(html: str) -> Any:
    """Return *html* parsed by the engine.

    Passages in other scripts are wrapped, and the last paragraphs before signatures are marked. The engine may not
    fetch any file for the HTML.
    """
    paper = fonts.engine().HTML(string=html, url_fetcher=fonts.picture_fetcher())
    mark_last_words(paper.etree_element)
    wrap_passages(paper.etree_element)
    return paper


def with_tree(paper: Any, root: Element) -> Any:
    """Return a copy of a parsed *paper* with its elements replaced by those of *root*."""
    duplicate = copy(paper)
    duplicate.wrapper_element = type(paper.wrapper_element).from_html_root(root, content_language=None)
    duplicate.etree_element = root
    return duplicate


def render(paper: Any, **options: Any) -> Any:
    """Return the engine's document for a parsed *paper*, typeset with only the program's fonts."""
    return paper.render(font_config=fonts.configuration(), **options)


def write(document: Any, **options: Any) -> bytes:
    """Return *document* as a PDF whose links cover their words, with the text of each passage in logical order.

    The engine draws letters from left to right, in visual order. Therefore the tag of a passage gives its text as
    `ActualText` (ISO 32000-1, 14.9.4). In scripts that reorder letters, the drawing operators give the `ActualText`
    too. In right-to-left scripts they do not, because viewers reverse the letters of such scripts and would also
    reverse the `ActualText`. The tag of underlined or struck text names the line, which screen readers can announce.
    """
    marks = Marks()
    for index, page in enumerate(document.pages):
        page.paint = _painter(page, index, marks, document.fonts)
        cover_words(page)
    pdf: bytes = document.write_pdf(finisher=lambda _, file: _finish(document, file, marks), **options)
    for page in document.pages:
        del page.paint  # break the reference cycle between `paint` and its page, which would keep the page in memory
    return pdf


def _finish(document: Any, file: Any, marks: Marks) -> None:
    """Describe the links of *document* in *file*, and add *marks* to the tags of *file*."""
    for page in document.pages:
        describe(page)
    _complete_tags(file, marks)


def _painter(page: Any, index: int, marks: Marks, document_fonts: Mapping[int, Any]) -> Callable[..., None]:
    """Return the engine's function that draws *page*, which has this *index*.

    The function is extended to record *marks*, and to correct the texts of glyphs in other scripts.
    """
    paint = page.paint

    def paint_and_record(stream: Any, scale: float = 1) -> None:
        texts: list[str] = []
        stream.marked = _marker(stream, index, marks, texts)
        paint(stream, scale)
        if any(map(_is_composed, texts)):
            for font in document_fonts.values():
                correct(font.to_unicode, font.file_content, font.index)

    return paint_and_record


def _marker(stream: Any, page: int, marks: Marks, texts: list[str]) -> Callable[..., AbstractContextManager[None]]:
    """Return the engine's function that marks each drawing in *stream*, extended to record *marks* and *texts*."""
    marked_content = stream.marked

    @contextmanager
    def recording(box: Any, tag: str) -> Iterator[None]:
        text = getattr(box, "text", "")
        texts.append(text)
        line = _line_of(box) if text else ""
        if text.isascii() and not line:
            with marked_content(box, tag):
                yield
            return
        with marked_content(box, tag):
            match stream.stream[-2:]:
                case [{"MCID": int(mark)}, b"BDC"]:
                    if line:
                        marks.lines[page, mark] = line
                    if PASSAGE.search(text):
                        marks.passages[page, mark] = text
            with _with_text(stream, text) if ANY_REORDERED.search(text) else nullcontext():
                yield

    return recording


def _line_of(box: Any) -> str:
    """Return the tags' name for the line drawn under or through the text of *box*; "" if there is none."""
    decoration = box.style["text_decoration_line"]
    for value, name in LINES.items():
        if value in decoration:
            return name
    return ""


@contextmanager
def _with_text(stream: Any, text: str) -> Iterator[None]:
    """Declare in *stream* that whatever is drawn during the block has the text *text*."""
    stream.begin_marked_content("Span", _actual_text(text))
    yield
    stream.end_marked_content()


def _is_composed(text: str) -> bool:
    """Whether *text* may have a glyph for several characters, or several glyphs for a character."""
    if text.isascii():
        return False
    return bool(PASSAGE.search(text)) or any(category(letter).startswith("M") for letter in text)


def _actual_text(text: str) -> pydyf.Dictionary:
    return pydyf.Dictionary({"ActualText": pydyf.String(text)})


def _complete_tags(file: Any, marks: Marks) -> None:
    """Add the texts of passages and the names of drawn lines to the tags of *file* for the text at *marks*."""
    if not marks.passages and not marks.lines:
        return
    pages = {reference: index for index, reference in enumerate(file.page_references)}
    for element in file.objects:
        match element:
            case {"S": "/Span", "K": [int(mark)], "Pg": page}:
                if text := marks.passages.get((pages[page], mark)):
                    element.update(_actual_text(text))
                if line := marks.lines.get((pages[page], mark)):
                    element["A"] = pydyf.Dictionary({"O": "/Layout", "TextDecorationType": f"/{line}"})
