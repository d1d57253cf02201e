"""Makes working copies of exhibits: a PDF or a picture becomes upright pages that are fit for filing.

The original is only read. Each change that a reader may notice is reported.
"""

import io
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import BinaryIO

import pikepdf
from pikepdf import Name

from assembler.attach.merger.alphabet import Letters
from assembler.attach.merger.forms import flatten
from assembler.attach.merger.jpeg import without_notes
from assembler.attach.merger.page_content import (
    RECTANGLE_NUMBERS,
    close_off,
    draw_overhanging,
    is_unclosed,
    move_patterns,
)
from assembler.attach.merger.parts import dictionary_of, inherited_value
from assembler.attach.merger.pictures import picture_pages
from assembler.exhibits.reader import UnusableError
from assembler.exhibits.reader.contents import annotations_of
from assembler.exhibits.reader.pages import MAX_PART_BYTES
from assembler.plan.units import LETTER_SIZE

HEADER_BYTES = 1024
"""The number of bytes at the start of a file in which PDF readers look for the header `%PDF`."""

MIN_EDGE = 3.0
"""The minimum length in points of a page's edges that PDF readers support."""

MAX_EDGE = 14_400.0
"""The maximum length in points of a page's edges that PDF readers support."""

ACTIONS = frozenset({"/Launch", "/JavaScript", "/SubmitForm", "/ImportData", "/GoToE", "/GoToR", "/RichMediaExecute"})
"""The types of actions that do more than link to a page or an address; they are removed from copies."""

JPEG = ["/DCTDecode"]
"""The names of the filters for a JPEG in a PDF."""

FLATE = ["/FlateDecode"]
"""The names of the filters for most other streams."""

DAMAGED_PICTURE = "a damaged picture left as it is, with its metadata"


@dataclass(frozen=True)
class Copy:
    """A working copy of an exhibit: the PDF, and descriptions of the changes."""

    pdf: pikepdf.Pdf
    changes: tuple[str, ...] = ()


def working_copy(file: BinaryIO, letters: Letters, *, letter_size: bool = False) -> Copy:
    """Return a working copy of the PDF or picture in *file*, whose pages are letter size if *letter_size*.

    Form values that the file does not draw are drawn in *letters*. A PDF is read from *file* as needed, so that a large
    PDF is never completely in memory. Raises `UnusableError` if the file is neither a PDF nor a picture, needs a
    password, or has a page or form field that cannot be copied.
    """
    changes: list[str] = []
    head = file.read(HEADER_BYTES)
    file.seek(0)
    if b"%PDF-" not in head:
        file = io.BytesIO(picture_pages(file.read()))
        changes.append("made a PDF")
    try:
        pdf = open_pdf(file)
    except pikepdf.PasswordError:
        raise UnusableError("needs a password", "password") from None
    except pikepdf.PdfError:
        raise UnusableError("cannot be read as a PDF", "damaged") from None
    count = len(pdf.pages)
    if count and pdf.get_warnings():
        changes.append("damaged structure repaired")
    changes += dict.fromkeys(_normalized(pdf, letters, letter_size=letter_size))
    return Copy(pdf, tuple(changes))


def open_pdf(file: BinaryIO) -> pikepdf.Pdf:
    """Return the PDF in *file*, which is read into memory part by part as needed."""
    return pikepdf.open(file, access_mode=pikepdf.AccessMode.stream)


def _normalized(pdf: pikepdf.Pdf, letters: Letters, *, letter_size: bool) -> Iterator[str]:
    """Make *pdf* fit for filing and for stamps; describe each change."""
    if pdf.is_encrypted:
        yield "no longer encrypted"
    yield from flatten(pdf, letters)
    if _remove_actions(pdf):
        yield "actions removed"
    if _remove_embedded_files(pdf):
        yield "embedded files removed"
    yield from _remove_notes(pdf)
    if not _has_readable_bookmarks(pdf):
        del pdf.Root.Outlines
        yield "damaged bookmarks removed"
    for number, page in enumerate(pdf.pages, 1):
        yield from _normalized_page(pdf, page, number)
        if letter_size and _fit_to_page(page, *(LETTER_SIZE if _is_tall(page) else LETTER_SIZE[::-1])):
            yield "pages fitted to letter size"


def _normalized_page(pdf: pikepdf.Pdf, page: pikepdf.Page, number: int) -> Iterator[str]:
    """Make *page* number *number* upright and measured in points; yield each change."""
    page.obj.CropBox = pikepdf.Array(_visible_box(page))
    left, bottom, right, top = box(page)
    unit = _unit(page)
    width, height = unit * (right - left), unit * (top - bottom)
    if not all(MIN_EDGE <= edge <= MAX_EDGE for edge in (width, height)):
        message = f"has a page (page {number}) that is {width:,.0f} points wide and {height:,.0f} high"
        raise UnusableError(message, "page size")
    if is_unclosed(page) and close_off(pdf, page):
        yield "damaged page content closed off, so that the stamp is visible"
    if unit != 1:
        _enlarge(page, unit)
    if rotation := _rotation(page):
        _set_upright(page, rotation)
        yield "rotated pages set upright"
    page.obj.Rotate = 0  # PDF readers disagree on a rotation that is not a multiple of 90 degrees


def _has_readable_bookmarks(pdf: pikepdf.Pdf) -> bool:
    """Whether the bookmarks of *pdf* can be read, or there are none."""
    if Name.Outlines not in pdf.Root:
        return True
    try:
        if not isinstance(pdf.Root.Outlines, pikepdf.Dictionary):
            return False
        list(pdf.open_outline().root)  # the bookmarks are read here; damaged ones raise an error
    except (
        pikepdf.PdfError,
        AttributeError,
        KeyError,
        TypeError,
        ValueError,
        IndexError,
        pikepdf.OutlineStructureError,
    ):
        return False
    return True


def _remove_actions(pdf: pikepdf.Pdf) -> bool:
    """Remove the actions of *pdf* and its pages that do more than link; return whether there were any."""
    names = dictionary_of(pdf.Root, Name.Names)
    entries = [
        (pdf.Root, key) for key in (Name.AA, Name.OpenAction) if key in pdf.Root and _does_more_than_link(pdf.Root[key])
    ]
    if Name.JavaScript in names:
        entries.append((names, Name.JavaScript))
    for page in pdf.pages:
        if Name.AA in page.obj:
            entries.append((page.obj, Name.AA))
        for annotation in annotations_of(page):
            if Name.AA in annotation:
                entries.append((annotation, Name.AA))
            if Name.A in annotation and _does_more_than_link(annotation.A):
                entries.append((annotation, Name.A))
    for holder, key in entries:
        del holder[key]
    return bool(entries)


def _remove_embedded_files(pdf: pikepdf.Pdf) -> bool:
    """Remove the files that are embedded in *pdf*; return whether there were any."""
    names = dictionary_of(pdf.Root, Name.Names)
    if Name.EmbeddedFiles not in names:
        return False
    del names[Name.EmbeddedFiles]
    return True


def _remove_notes(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Remove the metadata of the pages and pictures of *pdf*; yield a change for a picture that cannot be unpacked.

    Thumbnails are removed too, because a thumbnail may show a page as it was before its redaction.
    """
    for part in pdf.objects:
        if isinstance(part, pikepdf.Stream | pikepdf.Dictionary):
            for key in (Name.Metadata, Name.PieceInfo, Name.Thumb):
                if key in part:
                    del part[key]
        if isinstance(part, pikepdf.Stream) and _filters(part)[-1:] == JPEG and not _remove_notes_of_jpeg(part):
            yield DAMAGED_PICTURE


def _remove_notes_of_jpeg(picture: pikepdf.Stream) -> bool:
    """Remove the metadata of *picture*, which may be compressed again; return whether it could be unpacked."""
    *outer_filters, _ = _filters(picture)
    jpeg = picture.read_raw_bytes()
    if outer_filters == FLATE:
        try:
            jpeg = zlib.decompressobj().decompress(jpeg, MAX_PART_BYTES + 1)
        except zlib.error:
            return False
        if len(jpeg) > MAX_PART_BYTES:
            return False
    stripped = without_notes(jpeg)
    if outer_filters in ([], FLATE) and len(stripped) < len(jpeg):
        parameters = picture.get(Name.DecodeParms)
        jpeg_parameters = parameters[-1] if isinstance(parameters, pikepdf.Array) and len(parameters) else parameters
        decode_parms = jpeg_parameters if isinstance(jpeg_parameters, pikepdf.Dictionary) else None
        picture.write(stripped, filter=Name.DCTDecode, decode_parms=decode_parms)
    return True


def _filters(part: pikepdf.Stream) -> list[str]:
    """Return the names of the filters of *part*, outermost first."""
    names = part.get(Name.Filter)
    if isinstance(names, pikepdf.Array):
        return [str(name) for name in names]
    return [str(names)] if names else []


def _does_more_than_link(action: pikepdf.Object) -> bool:
    """Whether *action* does more than link to a page or an address."""
    if isinstance(action, pikepdf.Array):
        return False
    return not isinstance(action, pikepdf.Dictionary) or str(action.get(Name.S, "")) in ACTIONS | {""}


# -- pages ------------------------------------------------------------------------------------------------------------


def box(page: pikepdf.Page) -> tuple[float, float, float, float]:
    """Return the visible part of *page*: left, bottom, right and top, in the page's own coordinates."""
    return _in_order(page.cropbox)


def _visible_box(page: pikepdf.Page) -> tuple[float, float, float, float]:
    """Return the part of the crop box of *page* that is inside its media box (ISO 32000-1, 14.11.2).

    If no part is, return the media box, which PDF readers then show.
    """
    crop_left, crop_bottom, crop_right, crop_top = _in_order(page.cropbox)
    media_left, media_bottom, media_right, media_top = _in_order(page.mediabox)
    left = max(crop_left, media_left)
    bottom = max(crop_bottom, media_bottom)
    right = min(crop_right, media_right)
    top = min(crop_top, media_top)
    if left < right and bottom < top:
        return left, bottom, right, top
    return media_left, media_bottom, media_right, media_top


def _in_order(edges: pikepdf.Array) -> tuple[float, float, float, float]:
    """Return *edges*, two opposite corners, as left, bottom, right and top."""
    left, bottom, right, top = (float(edge) for edge in edges)
    return min(left, right), min(bottom, top), max(left, right), max(bottom, top)


def _is_tall(page: pikepdf.Page) -> bool:
    left, bottom, right, top = box(page)
    return top - bottom >= right - left


def _rotation(page: pikepdf.Page) -> int:
    """Return the angle in degrees by which *page* is to be rotated; 0 if the angle is not a multiple of 90."""
    rotation = inherited_value(page.obj, Name.Rotate)
    return int(rotation) % 360 if isinstance(rotation, int | Decimal) and rotation % 90 == 0 else 0


def _unit(page: pikepdf.Page) -> float:
    """Return the number of points in one unit of *page*; 1 unless the page gives a number above 0."""
    unit = page.obj.get(Name.UserUnit, 1)
    return float(unit) if isinstance(unit, int | Decimal) and unit > 0 else 1.0


def _set_upright(page: pikepdf.Page, rotation: int) -> None:
    """Rotate the content of *page* by *rotation* degrees, so that the page is upright without a rotation entry."""
    left, bottom, right, top = box(page)
    matrix = {
        90: pikepdf.Matrix(0, -1, 1, 0, -bottom, right),
        180: pikepdf.Matrix(-1, 0, 0, -1, right, top),
        270: pikepdf.Matrix(0, 1, -1, 0, top, -left),
    }[rotation]
    width, height = right - left, top - bottom
    _move(page, matrix, (height, width) if rotation in {90, 270} else (width, height))
    page.obj.Rotate = 0


def _fit_to_page(page: pikepdf.Page, width: float, height: float) -> bool:
    """Fit *page* to this *width* and *height*; return whether its size was different."""
    left, bottom, right, top = box(page)
    if abs(right - left - width) < 1 and abs(top - bottom - height) < 1:
        return False
    scale = min(width / (right - left), height / (top - bottom), 1)
    x = (width - scale * (right - left)) / 2
    y = (height - scale * (top - bottom)) / 2
    _move(page, pikepdf.Matrix(scale, 0, 0, scale, x - scale * left, y - scale * bottom), (width, height))
    return True


def _enlarge(page: pikepdf.Page, unit: float) -> None:
    """Convert *page*, whose units are *unit* points long, to points."""
    left, bottom, right, top = box(page)
    size = unit * (right - left), unit * (top - bottom)
    _move(page, pikepdf.Matrix(unit, 0, 0, unit, -unit * left, -unit * bottom), size)
    del page.obj.UserUnit


def shrink(page: pikepdf.Page, band: float) -> None:
    """Shrink the content of *page* to leave *band* points blank at its foot."""
    left, bottom, right, top = box(page)
    width, height = right - left, top - bottom
    scale = (height - band) / height
    x = (width - scale * width) / 2
    _move(page, pikepdf.Matrix(scale, 0, 0, scale, x - scale * left, band - scale * bottom), (width, height))


def put_on_larger(page: pikepdf.Page, width: float, band: float) -> None:
    """Put *page* on a page at least *width* points wide, with a blank band of *band* points at the foot."""
    left, bottom, right, top = box(page)
    width = max(width, right - left)
    matrix = pikepdf.Matrix(1, 0, 0, 1, (width - right + left) / 2 - left, band - bottom)
    _move(page, matrix, (width, band + top - bottom))


def _move(page: pikepdf.Page, matrix: pikepdf.Matrix, size: tuple[float, float]) -> None:
    """Apply *matrix* to everything on *page*, and give the page this *size*."""
    draw_overhanging(page)
    move_patterns(page, matrix)
    left, bottom, right, top = box(page)
    clip = f"{left:g} {bottom:g} {right - left:g} {top - bottom:g} re W n"
    page.contents_add(b"q %s cm %s\n" % (matrix.encode(), clip.encode()), prepend=True)
    page.contents_add(b"\nQ", prepend=False)
    for annotation in annotations_of(page):
        if Name.Rect in annotation and len(annotation.Rect) == RECTANGLE_NUMBERS:
            corners = pikepdf.Rectangle(*(float(edge) for edge in annotation.Rect))
            annotation.Rect = matrix.transform(corners).as_array()
        if Name.QuadPoints in annotation:
            del annotation.QuadPoints
    for name in (Name.CropBox, Name.TrimBox, Name.BleedBox, Name.ArtBox):
        if name in page.obj:
            del page.obj[name]
    page.obj.MediaBox = pikepdf.Array([0, 0, *size])
