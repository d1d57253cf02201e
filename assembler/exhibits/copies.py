"""Working copies of exhibits: a PDF or a picture becomes pages that stand upright and are fit to be filed.

The original is only read. Each change that a reader may notice is told.
"""

import io
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

import pikepdf
from pikepdf import Name

from assembler.exhibit_reader import UnusableError
from assembler.exhibit_reader.contents import annotations_of
from assembler.exhibit_reader.pages import ONE_PART
from assembler.exhibits.forms import flatten
from assembler.exhibits.jpeg import without_notes
from assembler.exhibits.pictures import picture_pages
from assembler.plan.units import LETTER

HEAD = 1024
"""The number of bytes at the start of a file in which readers accept the mark of a PDF."""

LEAST, MOST = 36.0, 14_400.0
"""The least and the greatest length of an edge of a page, in points; readers show none that is longer."""

ACTIONS = frozenset({"/Launch", "/JavaScript", "/SubmitForm", "/ImportData", "/GoToE", "/RichMediaExecute"})
"""What a page may do besides leading to another page or address; no copy does it."""


JPEG, FLATE = ["/DCTDecode"], ["/FlateDecode"]
"""How a JPEG in a PDF is packed, and how most other parts are."""

LEFT = "a damaged picture left as it is, with what it says of itself"


@dataclass(frozen=True)
class Copy:
    """A working copy: its file, and in words what was changed in it."""

    pdf: pikepdf.Pdf
    changes: tuple[str, ...] = ()


def working_copy(file: BinaryIO, family: str, *, letter: bool = False) -> Copy:
    """Return a working copy of the PDF or picture in *file*, whose pages are letter size if *letter*.

    What a form says and does not draw is drawn in the font *family*. A PDF is read from *file* as it is needed, so that
    a large one is not in memory. Raises `UnusableError` if the file is neither, needs a password, or has a page or a
    form field that cannot be copied.
    """
    changes: list[str] = []
    head = file.read(HEAD)
    file.seek(0)
    if b"%PDF-" not in head:
        file = io.BytesIO(picture_pages(file.read()))
        changes.append("made a PDF")
    try:
        pdf = open_pdf(file)
    except pikepdf.PasswordError:
        raise UnusableError("needs a password") from None
    except pikepdf.PdfError:
        raise UnusableError("cannot be read as a PDF") from None
    count = len(pdf.pages)
    if count and pdf.get_warnings():
        changes.append("damaged structure repaired")
    changes += dict.fromkeys(_normalized(pdf, family, letter=letter))
    return Copy(pdf, tuple(changes))


def open_pdf(file: BinaryIO) -> pikepdf.Pdf:
    """Return the PDF in *file*, of which only the parts that are needed are in memory."""
    return pikepdf.open(file, access_mode=pikepdf.AccessMode.stream)


def _normalized(pdf: pikepdf.Pdf, family: str, *, letter: bool) -> Iterator[str]:
    """Change *pdf* where a portal would refuse it or a stamp would be wrong, and yield each change in words."""
    if pdf.is_encrypted:
        yield "no longer encrypted"
    yield from flatten(pdf, family)
    if _take_actions_off(pdf):
        yield "actions and files inside it taken off"
    yield from _clear_pictures(pdf)
    for number, page in enumerate(pdf.pages, 1):
        left, bottom, right, top = box(page)
        if not all(LEAST <= edge <= MOST for edge in (right - left, top - bottom)):
            size = f"{right - left:,.0f} points wide and {top - bottom:,.0f} high"
            raise UnusableError(f"has a page, {number}, that is {size}")
        if (unit := float(page.obj.get(Name.UserUnit, 1))) != 1:
            _enlarge(page, unit)
        if turn := _turn(page):
            _set_upright(page, turn)
            yield "rotated pages set upright"
        page.obj.Rotate = 0  # what is no quarter of a turn is none
        if letter and _fit(page, *(LETTER if _tall(page) else LETTER[::-1])):
            yield "pages fitted to letter size"


def _take_actions_off(pdf: pikepdf.Pdf) -> bool:
    """Take off what *pdf* and its pages do, and the files inside it; return whether there was any of it."""
    names = pdf.Root.get(Name.Names, pikepdf.Dictionary())
    held = [(pdf.Root, key) for key in (Name.AA, Name.OpenAction) if key in pdf.Root and _acts(pdf.Root[key])]
    held += [(names, key) for key in (Name.JavaScript, Name.EmbeddedFiles) if key in names]
    for page in pdf.pages:
        held += [(page.obj, Name.AA)] if Name.AA in page.obj else []
        for note in annotations_of(page):
            held += [(note, Name.AA)] if Name.AA in note else []
            held += [(note, Name.A)] if Name.A in note and _acts(note.A) else []
    for holder, key in held:
        del holder[key]
    return bool(held)


def _clear_pictures(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Take off what *pdf* says of how its pages and pictures were made, and where; how they look stays.

    A thumbnail is taken off too, which may show the page as it was before something on it was redacted.

    Yield that a picture could not be unpacked for that, once for each.
    """
    for part in pdf.objects:
        if isinstance(part, pikepdf.Stream | pikepdf.Dictionary):
            for key in (Name.Metadata, Name.PieceInfo, Name.Thumb):
                if key in part:
                    del part[key]
        if isinstance(part, pikepdf.Stream) and _filters(part)[-1:] == JPEG and not _clear(part):
            yield LEFT


def _clear(picture: pikepdf.Stream) -> bool:
    """Take off the notes of *picture*, a JPEG; one that is packed otherwise besides is left as it is.

    Return whether it could be unpacked. One that is cut off is kept as far as it goes, as readers show it.
    """
    *others, _ = _filters(picture)
    whole = picture.read_raw_bytes()
    if others == FLATE:
        try:
            whole = zlib.decompressobj().decompress(whole, ONE_PART + 1)
        except zlib.error:
            return False
        if len(whole) > ONE_PART:
            return False
    clear = without_notes(whole)
    if others in ([], FLATE) and len(clear) < len(whole):
        own = picture.get(Name.DecodeParms)
        last = own[-1] if isinstance(own, pikepdf.Array) and len(own) else own
        parms = last if isinstance(last, pikepdf.Dictionary) else None
        picture.write(clear, filter=Name.DCTDecode, decode_parms=parms)
    return True


def _filters(part: pikepdf.Stream) -> list[str]:
    """Return the names of what *part* is packed with, the outermost first."""
    named = part.get(Name.Filter)
    return [str(name) for name in named] if isinstance(named, pikepdf.Array) else [str(named)] if named else []


def _acts(action: pikepdf.Object) -> bool:
    """Return whether *action* does more than lead to a page or an address."""
    return not isinstance(action, pikepdf.Dictionary) or str(action.get(Name.S, "")) in ACTIONS | {""}


# -- pages ------------------------------------------------------------------------------------------------------------


def box(page: pikepdf.Page) -> tuple[float, float, float, float]:
    """Return the visible part of *page*: left, bottom, right and top, in its own coordinates."""
    left, bottom, right, top = (float(edge) for edge in page.cropbox)
    return min(left, right), min(bottom, top), max(left, right), max(bottom, top)


def _tall(page: pikepdf.Page) -> bool:
    left, bottom, right, top = box(page)
    return top - bottom >= right - left


def _turn(page: pikepdf.Page) -> int:
    """Return by how many degrees readers turn *page*: its own value, else that of the pages together; 45 is none."""
    node: pikepdf.Object | None = page.obj
    while node is not None and Name.Rotate not in node:
        node = node.get(Name.Parent)
    turn = int(node.Rotate) % 360 if node is not None else 0
    return turn if turn % 90 == 0 else 0


def _set_upright(page: pikepdf.Page, turn: int) -> None:
    """Turn the content of *page* by *turn* degrees, so that it is upright without a note to turn it."""
    left, bottom, right, top = box(page)
    matrix = {
        90: pikepdf.Matrix(0, -1, 1, 0, -bottom, right),
        180: pikepdf.Matrix(-1, 0, 0, -1, right, top),
        270: pikepdf.Matrix(0, 1, -1, 0, top, -left),
    }[turn]
    wide, high = right - left, top - bottom
    _move(page, matrix, (high, wide) if turn in {90, 270} else (wide, high))
    page.obj.Rotate = 0


def _fit(page: pikepdf.Page, wide: float, high: float) -> bool:
    """Fit *page* into a page *wide* and *high*; return whether it had another size."""
    left, bottom, right, top = box(page)
    if abs(right - left - wide) < 1 and abs(top - bottom - high) < 1:
        return False
    scale = min(wide / (right - left), high / (top - bottom), 1)
    x, y = (wide - scale * (right - left)) / 2, (high - scale * (top - bottom)) / 2
    _move(page, pikepdf.Matrix(scale, 0, 0, scale, x - scale * left, y - scale * bottom), (wide, high))
    return True


def _enlarge(page: pikepdf.Page, unit: float) -> None:
    """Set *page*, which is measured in a *unit* of so many points, in points."""
    left, bottom, right, top = box(page)
    size = unit * (right - left), unit * (top - bottom)
    _move(page, pikepdf.Matrix(unit, 0, 0, unit, -unit * left, -unit * bottom), size)
    del page.obj.UserUnit


def shrink(page: pikepdf.Page, band: float) -> None:
    """Make the content of *page* smaller, so that *band* points at its foot are free."""
    left, bottom, right, top = box(page)
    wide, high = right - left, top - bottom
    scale = (high - band) / high
    x = (wide - scale * wide) / 2
    _move(page, pikepdf.Matrix(scale, 0, 0, scale, x - scale * left, band - scale * bottom), (wide, high))


def _move(page: pikepdf.Page, matrix: pikepdf.Matrix, size: tuple[float, float]) -> None:
    """Apply *matrix* to everything on *page*, which gets the *size*."""
    left, bottom, right, top = box(page)
    clip = f"{left:g} {bottom:g} {right - left:g} {top - bottom:g} re W n"
    page.contents_add(b"q %s cm %s\n" % (matrix.encode(), clip.encode()), prepend=True)
    page.contents_add(b"\nQ", prepend=False)
    for annotation in annotations_of(page):
        if Name.Rect in annotation:
            corners = pikepdf.Rectangle(*(float(edge) for edge in annotation.Rect))
            annotation.Rect = matrix.transform(corners).as_array()
        if Name.QuadPoints in annotation:
            del annotation.QuadPoints
    for name in (Name.CropBox, Name.TrimBox, Name.BleedBox, Name.ArtBox):
        if name in page.obj:
            del page.obj[name]
    page.obj.MediaBox = pikepdf.Array([0, 0, *size])
