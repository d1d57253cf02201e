"""Reads one PDF, which a stranger may have made, in a separate process with limits on memory and time.

`python exhibit_reader.py FILE` prints JSON: the text of each page, or the problem that ends the reading, and what the
file contains besides pages. It imports nothing from the program, so that it starts quickly from anywhere.
"""

import json
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

MEMORY = 1 << 30
"""Bytes of memory that the process may use."""

SECONDS = 60
"""Seconds of computing time that it may use."""

PAGES = 10_000

LETTERS = 20_000_000
"""Characters of all pages together."""

ONE_PART, ALL_PARTS = 100_000_000, 500_000_000
"""Bytes of a part of the file once it is unpacked, and of all of them; images are not unpacked."""


PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"II*\0", b"MM\0*")
"""The first bytes of a PNG, a JPEG and a TIFF."""

PIXELS = 150_000_000
"""Pixels of a picture, which is a page of letter paper at 1,200 dots an inch."""


class UnusableError(Exception):
    """Why the file cannot be used, as the end of a sentence about it."""


def read(file: Path) -> dict[str, Any]:
    """Return the `texts` of the pages of *file*, and what else it `holds`. Raises `UnusableError`."""
    import pikepdf  # noqa: PLC0415 - only the process needs it

    with file.open("rb") as stream:
        first = stream.read(4)
    if first.startswith(PICTURES):
        return {"texts": [""] * _sheets(file), "holds": []}
    try:
        with pikepdf.open(file) as pdf:
            if not len(pdf.pages):
                raise UnusableError("has no pages")
            _look_at_sizes(pdf)
            holds = _holds(pdf)
    except pikepdf.PasswordError:
        raise UnusableError("needs a password") from None
    except (pikepdf.PdfError, RuntimeError, ValueError, TypeError):
        raise UnusableError("cannot be read as a PDF") from None
    return {"texts": _texts(file), "holds": holds}


# -- pictures ---------------------------------------------------------------------------------------------------------


def _sheets(file: Path) -> int:
    """Return the number of pictures in *file*; each is a page without text."""
    from PIL import Image  # noqa: PLC0415

    Image.MAX_IMAGE_PIXELS = None  # of which the size is looked at here
    try:
        with Image.open(file, formats=["PNG", "JPEG", "TIFF"]) as all_:
            for number in range(getattr(all_, "n_frames", 1)):
                all_.seek(number)
                if all_.width * all_.height > PIXELS:
                    raise UnusableError(f"has {all_.width:,} by {all_.height:,} pixels, more than a page needs")
                all_.load()
            return number + 1
    except (OSError, ValueError, SyntaxError, MemoryError):
        raise UnusableError("is not a whole PNG, JPEG or TIFF") from None


# -- sizes ------------------------------------------------------------------------------------------------------------


def _look_at_sizes(pdf: Any) -> None:
    """Raise `UnusableError` if *pdf* has too many pages, or unpacks to too much."""
    if len(pdf.pages) > PAGES:
        raise UnusableError(f"has more than {PAGES:,} pages")
    unpacked = 0
    for part in _parts(pdf):
        size = _unpacked(part)
        unpacked += size
        if size > ONE_PART or unpacked > ALL_PARTS:
            most = ONE_PART if size > ONE_PART else ALL_PARTS
            raise UnusableError(f"unpacks to more than {most // 1_000_000:,} MB")


def _parts(pdf: Any) -> Iterator[Any]:
    """Yield the packed parts of *pdf* that a reader of its text may unpack: not images, nor files inside it."""
    import pikepdf  # noqa: PLC0415

    for part in pdf.objects:
        if isinstance(part, pikepdf.Stream):
            kinds = {str(part.get("/Type", "")), str(part.get("/Subtype", ""))}
            if not kinds & {"/Image", "/EmbeddedFile"}:
                yield part


def _unpacked(part: Any) -> int:
    """Return how many bytes *part* has once it is unpacked, or a number above the limit as soon as it is reached."""
    filters = part.get("/Filter", [])
    names = (
        [str(filters)] if not hasattr(filters, "as_list") or str(filters).startswith("/") else list(map(str, filters))
    )
    if set(names) <= {"/FlateDecode", "/Fl"}:
        return len(_inflated(part.read_raw_bytes(), len(names)))
    return len(part.read_bytes())


def _inflated(packed: bytes, times: int) -> bytes:
    """Return *packed*, inflated so many *times*; of what is above the limit, no more than shows that."""
    for _ in range(times):
        try:
            packed = zlib.decompressobj().decompress(packed, ONE_PART + 1)
        except zlib.error:
            return b""  # readers take what they can of a broken part; the limit of memory holds for them
    return packed


# -- what is not a page -----------------------------------------------------------------------------------------------


def _holds(pdf: Any) -> list[dict[str, Any]]:
    """Return each kind of content of *pdf* besides pages, with the page or object of the first, and the number."""
    pages = _pages_of_objects(pdf)
    found: dict[str, list[tuple[int, int]]] = {"owner": [(0, 0)]} if pdf.is_encrypted else {}
    for whole in pdf.objects:
        for what in _things(whole):
            found.setdefault(what, []).append((pages.get(whole.objgen, 0), whole.objgen[0]))
    return [
        {"what": what, "page": min(places)[0] or max(places)[0], "object": min(places)[1], "count": len(places)}
        for what, places in sorted(found.items())
    ]


def _things(whole: Any) -> Iterator[str]:
    """Yield what *whole* has in it: a `script`, something to `launch`, a `file`, an `xfa` form that has no fields."""
    for one in _within(whole):
        kind = str(one.get("/S", ""))
        if kind == "/JavaScript" or "/JS" in one:
            yield "script"
        if kind == "/Launch":
            yield "launch"
        if "/EF" in one:
            yield "file"
        if "/XFA" in one and not len(one.get("/Fields", [])):
            yield "xfa"


def _within(whole: Any) -> Iterator[Any]:
    """Yield each dictionary in the object *whole*, without those of other objects that it refers to."""
    import pikepdf  # noqa: PLC0415

    left = [whole]
    while left:
        one = left.pop()
        if isinstance(one, pikepdf.Stream | pikepdf.Dictionary):
            yield one
        if isinstance(one, pikepdf.Stream | pikepdf.Dictionary | pikepdf.Array):
            values = one.as_list() if isinstance(one, pikepdf.Array) else [value for _, value in one.items()]
            left += [value for value in values if not getattr(value, "is_indirect", True)]


def _pages_of_objects(pdf: Any) -> dict[tuple[int, int], int]:
    """Return the number of the page on which an object is: a page, its annotations, and what these do."""
    found: dict[tuple[int, int], int] = {}
    for number, page in enumerate(pdf.pages, 1):
        notes = list(page.obj.get("/Annots", []))
        acts = [note["/A"] for note in notes if "/A" in note]
        found |= {one.objgen: number for one in (page.obj, *notes, *acts) if one.is_indirect}
    return found


# -- text -------------------------------------------------------------------------------------------------------------


def _texts(file: Path) -> list[str]:
    """Return the text of each page of *file*."""
    import pypdfium2 as pdfium  # noqa: PLC0415

    texts: list[str] = []
    try:
        for page in pdfium.PdfDocument(file):
            texts.append(page.get_textpage().get_text_bounded())
            page.close()
            if sum(map(len, texts)) > LETTERS:
                raise UnusableError(f"has more than {LETTERS:,} characters")
    except pdfium.PdfiumError:
        raise UnusableError("has a page that cannot be read" if texts else "cannot be read as a PDF") from None
    if not texts:
        raise UnusableError("has no pages")
    return texts


# -- the process ------------------------------------------------------------------------------------------------------


def _limit() -> None:
    """Limit the resources of this process, if the system can."""
    try:
        import resource  # noqa: PLC0415 - not on Windows
    except ImportError:
        return
    for what, most in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CPU, SECONDS), (resource.RLIMIT_CORE, 0)):
        _, hard = resource.getrlimit(what)
        resource.setrlimit(what, (min(most, hard) if hard != resource.RLIM_INFINITY else most, hard))


def main() -> None:
    """Print the result for the file that the command line names."""
    _limit()
    try:
        told = read(Path(sys.argv[1]))
    except UnusableError as error:
        told = {"problem": str(error)}
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    main()
