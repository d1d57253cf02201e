"""PDFs with named defects, and others changed at random from a seed."""

import io
import random
from collections.abc import Callable, Iterator
from itertools import pairwise

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf

from tests.support.exhibit_files import saved

Change = Callable[[Pdf], None]


def plain(pages: int = 2, size: tuple[float, float] = (612, 792)) -> Pdf:
    """Return a PDF with a line of words on each of its *pages*."""
    pdf = pikepdf.new()
    font = pdf.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
    for number in range(1, pages + 1):
        page = pdf.add_blank_page(page_size=size)
        page.obj.Resources = Dictionary(Font=Dictionary(F=font))
        page.contents_add(f"BT /F {size[1] / 66} Tf {size[0] / 8} {size[1] / 2} Td (Words {number}) Tj ET".encode())
    return pdf


def _outline(pdf: Pdf, *items: Dictionary) -> list[Dictionary]:
    """Give *pdf* bookmarks, one after the other, and return them."""
    marks = [pdf.make_indirect(item) for item in items]
    root = pdf.make_indirect(Dictionary(Type=Name.Outlines, First=marks[0], Last=marks[-1], Count=len(marks)))
    for item, following in pairwise(marks):
        item.Next = following
    for item in marks:
        item.Parent = root
    pdf.Root.Outlines = root
    return marks


def _bookmarks_in_a_circle(pdf: Pdf) -> None:
    first, second = _outline(pdf, Dictionary(Title="A"), Dictionary(Title="B"))
    second.Next = first


def _bookmarks_to_nowhere(pdf: Pdf) -> None:
    _outline(pdf, Dictionary(Title="A", Dest=Array([99, Name.Fit])), Dictionary(Title="B", Dest=5))


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


def _set(key: str, value: object) -> Change:
    """Return a change of *key* of the first page."""

    def change(pdf: Pdf) -> None:
        pdf.pages[0].obj[key] = value

    return change


def _root(key: str, value: object) -> Change:
    """Return a change of *key* of the catalog."""

    def change(pdf: Pdf) -> None:
        pdf.Root[key] = value

    return change


def _content(operators: bytes) -> Change:
    """Return a change that ends the content of the first page with *operators*."""
    return lambda pdf: pdf.pages[0].contents_add(operators)


def _font(key: str, value: object) -> Change:
    """Return a change of *key* of the font."""

    def change(pdf: Pdf) -> None:
        (font,) = (font for _, font in pdf.pages[0].Resources.Font.items())
        font[key] = value

    return change


CHANGES: dict[str, Change] = {
    "bookmarks in a circle": _bookmarks_in_a_circle,
    "bookmarks to nowhere": _bookmarks_to_nowhere,
    "bookmarks of a number": _root("/Outlines", Dictionary(First=5)),
    "pages without kids": _pages_without_kids,
    "kids in a circle": _kids_in_a_circle,
    "unit of 200": _set("/UserUnit", 200),
    "unit of a name": _set("/UserUnit", Name.Big),
    "fonts of a number": _set("/Resources", Dictionary(Font=5)),
    "resources of a number": _set("/Resources", 5),
    "rotation of a name": _set("/Rotate", Name.Left),
    "crop beside the page": _set("/CropBox", Array([5000, 5000, 6000, 6000])),
    "annotations of a number": _set("/Annots", 5),
    "actions of a number": _set("/AA", 5),
    "names of a number": _root("/Names", 5),
    "form of a number": _root("/AcroForm", 5),
    "tags of a number": _root("/StructTreeRoot", Dictionary(K=5, ParentTree=7)),
    "metadata of a number": _root("/Metadata", 5),
    "font without descendants": _font("/Subtype", Name.Type0),
    "descriptor of a number": _font("/FontDescriptor", 5),
    "thumbnail of a fax": _thumbnail,
    "unknown filter": _unknown_filter,
    "content with an open string": _content(b"(open"),
    "content with an open dictionary": _content(b"/P << /A (open"),
    "content with an open picture": _content(b"BI /W 5 /H 5 ID xxxx"),
    "content with open states": _content(b"q q 5 0 0 5 0 0 cm q"),
    "content that closes too much": _content(b"Q Q Q"),
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

VALUES: tuple[Callable[[Pdf, random.Random], object], ...] = (
    lambda _pdf, _chance: 5,
    lambda _pdf, _chance: -1e30,
    lambda _pdf, _chance: Name.Odd,
    lambda _pdf, _chance: pikepdf.String(b"\xfe\xff\xd8"),
    lambda _pdf, _chance: Array([]),
    lambda _pdf, _chance: Dictionary(),
    lambda pdf, _chance: pdf.Root,
    lambda pdf, _chance: pdf.Root.Pages,
    lambda pdf, rng: rng.choice(pdf.pages).obj,
    lambda pdf, _chance: pdf.make_stream(b"q (odd"),
)
"""Values of the wrong type, or that refer back to the document."""


def changed_by_chance(source: bytes, seed: int) -> bytes:
    """Return the PDF *source* with some values or some bytes replaced at random; *seed* decides which."""
    rng = random.Random(seed)  # noqa: S311 - the same files in every run
    if seed % 3 == 0:
        data = bytearray(source)
        for _ in range(rng.randint(1, 8)):
            data[rng.randrange(len(data))] = rng.randrange(256)
        return bytes(data[: rng.randrange(len(data) // 2, len(data))] if seed % 2 else data)
    with pikepdf.open(io.BytesIO(source)) as pdf:
        for _ in range(rng.randint(1, 3)):
            holder, key = rng.choice([*_values(pdf)])
            holder[key] = rng.choice(VALUES)(pdf, rng)
        try:
            return saved(pdf)
        except (pikepdf.PdfError, RuntimeError, ValueError, TypeError):  # this library refuses to write it
            return source[: len(source) - 1 - seed]


def _values(pdf: Pdf) -> Iterator[tuple[pikepdf.Object, str]]:
    """Yield each value of *pdf* as its holder and key."""
    for part in pdf.objects:
        if isinstance(part, Dictionary | pikepdf.Stream):
            yield from ((part, key) for key in sorted(part.keys()) if key != "/Length")
