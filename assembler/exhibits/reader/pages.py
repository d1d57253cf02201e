"""Reads the text of a file's pages, and limits the size of unpacked parts."""

import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, suppress
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any, BinaryIO

import pikepdf

from assembler.exhibits.reader import PICTURES, UnusableError
from assembler.exhibits.reader.contents import (
    MAX_CHARACTERS_SEARCHED,
    annotations,
    bookmarks,
    comments,
    holds,
    links,
    metadata,
    picture_words,
)

CONTENT_READERS: Mapping[str, Callable[[pikepdf.Pdf], Any]] = {
    "annotations": annotations,
    "bookmarks": bookmarks,
    "comments": comments,
    "holds": holds,
    "links": links,
    "metadata": metadata,
}
"""The functions that read a PDF's other contents, by the name of the contents in the result."""

MAX_PAGES = 10_000
"""The maximum number of pages of a file."""

MAX_CHARACTERS = 20_000_000
"""The maximum number of characters on all pages together."""

MAX_PART_BYTES = 100_000_000
"""The maximum unpacked size of one part of the file, in bytes.

Embedded files do not count. An image counts only if it was packed twice.
"""

MAX_UNPACKED_BYTES = 500_000_000
"""The maximum unpacked size of all parts of the file together, in bytes."""

FLATE = frozenset({"/FlateDecode", "/Fl"})
"""The names of the filter with which most parts are compressed."""

MAX_PIXELS = 150_000_000
"""The maximum number of pixels in a picture: a letter-size page at 1,200 dots per inch."""

MAX_IMAGE_PIXELS_IN_PDF = 500_000_000
"""The maximum number of pixels in an image in a PDF. A PDF reader must unpack the image to show the page."""


def read_exhibit(file: Path) -> dict[str, Any]:
    """Return the `texts` of the pages of *file*, and the file's other contents by name.

    Raises `UnusableError` if the file cannot be used.
    """
    with file.open("rb") as stream:
        first_bytes = stream.read(4)
    if first_bytes.startswith(PICTURES):
        picture_count, words = _picture_contents(file)
        return {"texts": [""] * picture_count, "bare": [*range(1, picture_count + 1)], "metadata": words}
    with ExitStack() as copies:
        try:
            with pikepdf.open(file) as pdf:
                if not len(pdf.pages):
                    raise UnusableError("has no pages", "no pages")
                _check_sizes(pdf)
                contents = {name: read_part(pdf) for name, read_part in CONTENT_READERS.items()}
                page_count = len(pdf.pages)
                readable = _readable(file, pdf, copies)
        except pikepdf.PasswordError:
            raise UnusableError("needs a password", "password") from None
        except (pikepdf.PdfError, RuntimeError, ValueError, TypeError):
            raise UnusableError("cannot be read as a PDF", "damaged") from None
        texts = _texts(readable)
    if len(texts["texts"]) != page_count:
        raise UnusableError("is damaged: two PDF libraries count different numbers of pages in it", "damaged")
    return {**texts, **contents}


# -- pictures ---------------------------------------------------------------------------------------------------------


def _picture_contents(file: Path) -> tuple[int, list[str]]:
    """Return the number of pictures in *file*, and the texts of its metadata."""
    from PIL import Image  # noqa: PLC0415

    Image.MAX_IMAGE_PIXELS = None  # turn off Pillow's limit, because the size of each picture is checked below
    try:
        with Image.open(file, formats=["PNG", "JPEG", "TIFF", "WEBP"]) as picture:
            # Only the pictures of a TIFF are pages; those of a WebP or a PNG are an animation.
            picture_count = getattr(picture, "n_frames", 1) if picture.format == "TIFF" else 1
            for index in range(picture_count):
                picture.seek(index)
                if picture.width * picture.height > MAX_PIXELS:
                    message = f"has {picture.width:,} by {picture.height:,} pixels, more than a page needs"
                    raise UnusableError(message, "pixels")
                picture.load()
            return picture_count, picture_words(picture)
    except (OSError, ValueError, SyntaxError, MemoryError):
        raise UnusableError("is not a complete PNG, JPEG, TIFF or WebP", "damaged") from None


# -- sizes ------------------------------------------------------------------------------------------------------------


def _check_sizes(pdf: Any) -> None:
    """Raise `UnusableError` if *pdf* has too many pages, or if its unpacked size is too large."""
    if len(pdf.pages) > MAX_PAGES:
        raise UnusableError(f"has more than {MAX_PAGES:,} pages", "size")
    unpacked = 0
    for part in _parts(pdf):
        size = _unpacked_size(part)
        unpacked += size
        if size > MAX_PART_BYTES or unpacked > MAX_UNPACKED_BYTES:
            limit = MAX_PART_BYTES if size > MAX_PART_BYTES else MAX_UNPACKED_BYTES
            raise UnusableError(f"unpacks to more than {limit // 1_000_000:,} MB", "size")


def _parts(pdf: Any) -> Iterator[Any]:
    """Yield the packed parts of *pdf* that this program may unpack."""
    for part in pdf.objects:
        if isinstance(part, pikepdf.Stream):
            _check_pixels(part)
            kinds = {str(part.get("/Type", "")), str(part.get("/Subtype", ""))}
            if not kinds & {"/Image", "/EmbeddedFile"} or ("/Image" in kinds and len(_filters(part)) > 1):
                yield part


def _check_pixels(part: Any) -> None:
    """Raise `UnusableError` if *part* is an image with more pixels than a PDF reader should unpack."""
    width, height = (int(part.get(key, 0)) for key in ("/Width", "/Height"))
    if str(part.get("/Subtype", "")) == "/Image" and width * height > MAX_IMAGE_PIXELS_IN_PDF:
        raise UnusableError(f"has an image of {width:,} by {height:,} pixels, more than a page needs", "pixels")


def _unpacked_size(part: Any) -> int:
    """Return the unpacked size of *part* in bytes; for an image, the size in its own format, such as JPEG."""
    names = _filters(part)
    deflations = 0
    while deflations < len(names) and names[deflations] in FLATE:
        deflations += 1
    if deflations < len(names) and str(part.get("/Subtype", "")) != "/Image":
        with suppress(pikepdf.PdfError):  # pikepdf cannot decode every filter
            return len(part.read_bytes())
    return len(_inflated(part.read_raw_bytes(), deflations))


def _filters(part: Any) -> list[str]:
    """Return the names of the filters of *part*, outermost first."""
    names = part.get("/Filter", [])
    return list(map(str, names)) if isinstance(names, pikepdf.Array | list) else [str(names)]


def _inflated(packed: bytes, times: int) -> bytes:
    """Return *packed*, inflated *times* times, to at most one byte more than the limit."""
    for _ in range(times):
        try:
            packed = zlib.decompressobj().decompress(packed, MAX_PART_BYTES + 1)
        except zlib.error:
            # a damaged stream counts as empty; the process's memory limit still holds if a library unpacks it later
            return b""
    return packed


# -- text -------------------------------------------------------------------------------------------------------------


def _readable(file: Path, pdf: pikepdf.Pdf, copies: ExitStack) -> Path | BinaryIO:
    """Return *file*, which is open as *pdf*, or an unlocked copy if PDFium cannot open it.

    PDFium refuses some AES-256 files with an empty password that other readers open.
    """
    import pypdfium2 as pdfium  # noqa: PLC0415 - not needed for a picture

    if not pdf.is_encrypted:
        return file
    try:
        pdfium.PdfDocument(file).close()
    except pdfium.PdfiumError:
        copy = copies.enter_context(TemporaryFile())  # noqa: SIM115 - `copies` closes it
        pdf.save(copy)
        return copy
    return file


def _texts(file: Path | BinaryIO) -> dict[str, Any]:
    """Return the `texts` of the pages of *file*, the `bare` pages, and the `covered`, `unseen` and `outside` texts."""
    import pypdfium2 as pdfium  # noqa: PLC0415 - not needed for a picture

    from assembler.exhibits.reader.covered_text import hidden_text  # noqa: PLC0415
    from assembler.exhibits.reader.outside_text import outside_text  # noqa: PLC0415
    from assembler.exhibits.reader.page_by_page import page_by_page  # noqa: PLC0415
    from assembler.exhibits.reader.unseen_text import unseen_text  # noqa: PLC0415

    texts: list[str] = []
    covered: list[tuple[int, str]] = []
    unseen_texts: dict[str, list[tuple[int, str]]] = {}
    outside: list[tuple[int, str]] = []
    pages_without_text: list[int] = []
    character_count = 0
    try:
        for page_number, page in enumerate(page_by_page(file), 1):
            text_page = page.get_textpage()
            text = text_page.get_text_bounded()
            texts.append(text)
            if outside_part := outside_text(page, text_page):
                outside.append((page_number, outside_part))
            if not text.strip():
                if next(page.get_objects(max_depth=1), None):
                    pages_without_text.append(page_number)
            elif words := hidden_text(page, text_page):
                covered.append((page_number, words[:MAX_CHARACTERS_SEARCHED]))
            else:
                background, words = unseen_text(page, text_page)
                if background:
                    unseen_texts.setdefault(background, []).append((page_number, words[:MAX_CHARACTERS_SEARCHED]))
            character_count += len(text) + len(outside_part)
            if character_count > MAX_CHARACTERS:
                raise UnusableError(f"has more than {MAX_CHARACTERS:,} characters", "size")
    except pdfium.PdfiumError:
        message = "has a page that cannot be read" if texts else "cannot be read as a PDF"
        raise UnusableError(message, "damaged") from None
    if not texts:
        raise UnusableError("has no pages", "no pages")
    return {"texts": texts, "bare": pages_without_text, "covered": covered, "unseen": unseen_texts, "outside": outside}
