"""Reads the tags of a finished PDF with pikepdf, in reading order, and its fonts and metadata."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pikepdf
from pikepdf import Name

from assembler.outputs.pdf.prove.open_file import OpenFile
from assembler.proof.proof import Font, PdfMetadata

MARKED_CONTENT_TYPE = Name.MCR
"""The type of a child that is marked content."""

OBJECT = Name.OBJR
"""The type of a child that refers to an object, such as an annotation."""

Holder = tuple[int, int]
"""The object and generation numbers by which pikepdf identifies an object of the file."""


@dataclass(frozen=True)
class Tag:
    """A piece of marked text in reading order: its page, counted from 0, its mark on the page, and its footnote.

    *note* numbers the footnotes from 1 in the order of the tags; 0 means the running text. *reads* is the text that the
    tag gives in place of the drawn text, if any. *table* numbers the tables, or parts of tables on one page, from 1; 0
    means no table. *is_header_cell* says whether the text is in the head of its table.
    """

    page: int
    mark: int
    note: int
    reads: str = ""
    table: int = 0
    is_header_cell: bool = False


@dataclass(frozen=True)
class Tags:
    """The tags of a file in reading order, its fonts and its metadata."""

    order: tuple[Tag, ...]
    fonts: tuple[Font, ...]
    metadata: PdfMetadata


def tags(file: OpenFile) -> Tags:
    """Return the tags, fonts and metadata of *file*."""
    fonts = sorted(set(_fonts(file.fonts)), key=lambda font: font.name)
    return Tags(tuple(_order(file.pdf)), tuple(fonts), _metadata(file.pdf))


def _order(file: pikepdf.Pdf) -> Iterator[Tag]:
    pages = {page.obj.objgen: index for index, page in enumerate(file.pages)}
    tree = file.Root.get("/StructTreeRoot")
    if tree is None:
        return
    note_count = 0
    table_count = 0
    for element, is_note in _blocks(tree):
        note = table = 0
        parts: Sequence[Any] = (element,)
        if is_note:
            note_count += 1
            note = note_count
        if _kind(element) == "/Table":
            table_count += 1
            table = table_count
            parts = _kids(element)
        for part in parts:
            is_head = _kind(part) == "/THead"
            for page, mark, reads in _marks(part, page=0, pages=pages):
                yield Tag(page, mark, note, reads, table, is_header_cell=is_head)


def _blocks(tree: Any) -> Iterator[tuple[Any, bool]]:
    """Yield the blocks of the document, and whether each is a footnote.

    A footnote is tagged as a note, or is in the `NonStruct` element that the engine creates for the foot of a page.
    """
    for top in _kids(tree):
        for block in _kids(top):
            kids = _kids(block)
            if _kind(block) == "/NonStruct" and kids and all(_kind(kid) == "/Span" for kid in kids):
                yield from ((kid, True) for kid in kids)
            else:
                yield block, _kind(block) == "/Note"


def _marks(element: Any, page: int, pages: dict[Holder, int], reads: str = "") -> list[tuple[int, int, str]]:
    """Return the page and mark of each piece of text in *element*, and the replacement text that its tag gives."""
    if isinstance(element, int):
        return [(page, element, reads)]
    kind = element.get("/Type")
    if kind == OBJECT:
        return []
    own_page = pages.get(element.Pg.objgen, page) if "/Pg" in element else page
    if kind == MARKED_CONTENT_TYPE:
        return [(own_page, int(element.MCID), reads)]
    own_text = str(element.ActualText) if "/ActualText" in element else ""
    marks: list[tuple[int, int, str]] = []
    for kid in _kids(element):
        marks += _marks(kid, own_page, pages, own_text)
    return marks


def _kids(element: Any) -> Sequence[Any]:
    kids = element.get("/K") if isinstance(element, pikepdf.Dictionary) else None
    if isinstance(kids, pikepdf.Array):
        return [kids[index] for index in range(len(kids))]  # indexing is faster than iterating over the array
    return [] if kids is None else [kids]


def _kind(element: Any) -> str:
    return str(element.get("/S", "")) if isinstance(element, pikepdf.Dictionary) else ""


def _fonts(fonts: Iterable[Any]) -> Iterator[Font]:
    for item in fonts:
        if "/DescendantFonts" not in item:
            name = str(item.get("/BaseFont", "")).lstrip("/")
            descriptor = item.get("/FontDescriptor", pikepdf.Dictionary())
            is_embedded = any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3"))
            yield Font(name, str(descriptor.get("/FontFamily", "")) or family_in_name(name), is_embedded)


def family_in_name(name: str) -> str:
    """Return a font's name without its subset prefix and style: "Times" for "ABCDEF+Times-Bold"."""
    _, _, name_without_prefix = name.partition("+")
    family = name_without_prefix or name
    for style in ("-Bold-Italic", "-BoldItalic", "-Bold", "-Italic", "-Oblique", "-Regular", "-Roman"):
        family = family.removesuffix(style)
    return family.replace("-", " ")


def _metadata(file: pikepdf.Pdf) -> PdfMetadata:
    info = file.trailer.get("/Info", pikepdf.Dictionary())
    return PdfMetadata(
        title=str(info.get("/Title", "")),
        author=str(info.get("/Author", "")),
        language=str(file.Root.get("/Lang", "")),
    )
