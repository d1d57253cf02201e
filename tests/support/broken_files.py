"""PDFs with named defects, and others changed at random from a seed."""

import io
import random
from collections.abc import Callable, Iterator
from itertools import pairwise

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf

from tests.support.exhibit_files import saved

Change = Callable[[Pdf], None]


def plain(page_count: int = 2, size: tuple[float, float] = (612, 792)) -> Pdf:
    """Return a PDF of *page_count* pages of this *size* in points, with a line of words on each."""
    pdf = pikepdf.new()
    width, height = size
    font = pdf.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
    for page_number in range(1, page_count + 1):
        page = pdf.add_blank_page(page_size=size)
        page.obj.Resources = Dictionary(Font=Dictionary(F=font))
        page.contents_add(f"BT /F {height / 66} Tf {width / 8} {height / 2} Td (Words {page_number}) Tj ET".encode())
    return pdf


def _add_bookmarks(pdf: Pdf, *items: Dictionary) -> list[Dictionary]:
    """Give *pdf* bookmarks, one after the other, and return them."""
    bookmarks = [pdf.make_indirect(item) for item in items]
    outline = pdf.make_indirect(
        Dictionary(Type=Name.Outlines, First=bookmarks[0], Last=bookmarks[-1], Count=len(bookmarks))
    )
    for bookmark, next_bookmark in pairwise(bookmarks):
        bookmark.Next = next_bookmark
    for bookmark in bookmarks:
        bookmark.Parent = outline
    pdf.Root.Outlines = outline
    return bookmarks


def _bookmarks_in_a_circle(pdf: Pdf) -> None:
    first, second = _add_bookmarks(pdf, Dictionary(Title="A"), Dictionary(Title="B"))
    second.Next = first


def _bookmarks_to_nowhere(pdf: Pdf) -> None:
    _add_bookmarks(pdf, Dictionary(Title="A", Dest=Array([99, Name.Fit])), Dictionary(Title="B", Dest=5))


def _pages_without_kids(pdf: Pdf) -> None:
    del pdf.Root.Pages.Kids


def _kids_in_a_circle(pdf: Pdf) -> None:
    pdf.Root.Pages.Kids.append(pdf.Root.Pages)


def _unknown_filter(pdf: Pdf) -> None:
    stream = pdf.make_stream(b"abc")
    stream.Filter = Name.Bogus
    pdf.pages[0].obj.Contents = Array([pdf.pages[0].obj.Contents, stream])


def _thumbnail(pdf: Pdf) -> None:
    thumbnail = pdf.make_stream(b"")
    thumbnail.write(b"\x26\xa0\xbf", filter=Name.CCITTFaxDecode)
    pdf.pages[0].obj.Thumb = thumbnail


def _page_change(key: str, value: object) -> Change:
    """Return a change of *key* of the first page."""

    def change(pdf: Pdf) -> None:
        pdf.pages[0].obj[key] = value

    return change


def _catalog_change(key: str, value: object) -> Change:
    """Return a change of *key* of the catalog."""

    def change(pdf: Pdf) -> None:
        pdf.Root[key] = value

    return change


def _content_change(operators: bytes) -> Change:
    """Return a change that ends the content of the first page with *operators*."""
    return lambda pdf: pdf.pages[0].contents_add(operators)


def _font_change(key: str, value: object) -> Change:
    """Return a change of *key* of the font."""

    def change(pdf: Pdf) -> None:
        (font,) = (font for _, font in pdf.pages[0].Resources.Font.items())
        font[key] = value

    return change


CHANGES: dict[str, Change] = {
    "bookmarks in a circle": _bookmarks_in_a_circle,
    "bookmarks to nowhere": _bookmarks_to_nowhere,
    "bookmarks of a number": _catalog_change("/Outlines", Dictionary(First=5)),
    "pages without kids": _pages_without_kids,
    "kids in a circle": _kids_in_a_circle,
    "unit of 200": _page_change("/UserUnit", 200),
    "unit of a name": _page_change("/UserUnit", Name.Big),
    "fonts of a number": _page_change("/Resources", Dictionary(Font=5)),
    "resources of a number": _page_change("/Resources", 5),
    "rotation of a name": _page_change("/Rotate", Name.Left),
    "crop beside the page": _page_change("/CropBox", Array([5000, 5000, 6000, 6000])),
    "annotations of a number": _page_change("/Annots", 5),
    "actions of a number": _page_change("/AA", 5),
    "names of a number": _catalog_change("/Names", 5),
    "form of a number": _catalog_change("/AcroForm", 5),
    "tags of a number": _catalog_change("/StructTreeRoot", Dictionary(K=5, ParentTree=7)),
    "metadata of a number": _catalog_change("/Metadata", 5),
    "font without descendants": _font_change("/Subtype", Name.Type0),
    "descriptor of a number": _font_change("/FontDescriptor", 5),
    "thumbnail of a fax": _thumbnail,
    "unknown filter": _unknown_filter,
    "content with an open string": _content_change(b"(open"),
    "content with an open dictionary": _content_change(b"/P << /A (open"),
    "content with an open picture": _content_change(b"BI /W 5 /H 5 ID xxxx"),
    "content with open states": _content_change(b"q q 5 0 0 5 0 0 cm q"),
    "content that closes too much": _content_change(b"Q Q Q"),
}
"""The change that makes each broken PDF, by the name of its defect."""


def broken(name: str) -> bytes:
    """Return the broken PDF called *name*."""
    pdf = plain()
    CHANGES[name](pdf)
    return saved(pdf)


def chinese_font() -> bytes:
    """Return a PDF whose font has a name in the bytes of GBK, which are not UTF-8."""
    data = saved(plain(), object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return data.replace(b"/Helvetica", b"/#CB#CE#CC#E5x")


# -- random changes ---------------------------------------------------------------------------------------------------

ODD_VALUES: tuple[Callable[[Pdf, random.Random], object], ...] = (
    lambda _pdf, _rng: 5,
    lambda _pdf, _rng: -1e30,
    lambda _pdf, _rng: Name.Odd,
    lambda _pdf, _rng: pikepdf.String(b"\xfe\xff\xd8"),
    lambda _pdf, _rng: Array([]),
    lambda _pdf, _rng: Dictionary(),
    lambda pdf, _rng: pdf.Root,
    lambda pdf, _rng: pdf.Root.Pages,
    lambda pdf, rng: rng.choice(pdf.pages).obj,
    lambda pdf, _rng: pdf.make_stream(b"q (odd"),
)
"""Values of the wrong type, or that refer back to the document."""


def randomly_changed(source: bytes, seed: int) -> bytes:
    """Return the PDF *source* with some values or some bytes replaced at random; *seed* decides which."""
    rng = random.Random(seed)  # noqa: S311 - the same files in every run
    if seed % 3 == 0:
        data = bytearray(source)
        for _ in range(rng.randint(1, 8)):
            data[rng.randrange(len(data))] = rng.randrange(256)
        if seed % 2:
            data = data[: rng.randrange(len(data) // 2, len(data))]
        return bytes(data)
    with pikepdf.open(io.BytesIO(source)) as pdf:
        for _ in range(rng.randint(1, 3)):
            holder, key = rng.choice(list(_values(pdf)))
            holder[key] = rng.choice(ODD_VALUES)(pdf, rng)
        try:
            return saved(pdf)
        except (pikepdf.PdfError, RuntimeError, ValueError, TypeError):  # pikepdf refuses to write it
            return source[: len(source) - 1 - seed]  # without its end


def _values(pdf: Pdf) -> Iterator[tuple[pikepdf.Object, str]]:
    """Yield each value of *pdf* as its holder and key."""
    for part in pdf.objects:
        if isinstance(part, Dictionary | pikepdf.Stream):
            yield from ((part, key) for key in sorted(part.keys()) if key != "/Length")
