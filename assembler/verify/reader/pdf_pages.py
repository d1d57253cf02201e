"""Reads a PDF: its size and contents, with the reader of exhibits, and each word with its place on the page."""

import ctypes
from collections.abc import Iterator
from dataclasses import asdict
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2 as pdfium
from pypdfium2 import raw

from assembler.exhibits.reader import UnusableError
from assembler.exhibits.reader.contents import MAX_CHARACTERS_SEARCHED, annotations_of
from assembler.exhibits.reader.page_by_page import page_by_page
from assembler.exhibits.reader.pages import read_exhibit
from assembler.outputs.pdf.preflight import measure_upload
from assembler.proof.upload import CourtUploads
from assembler.verify.reader.seen_words import unseen_words

MAX_LEVEL_DIFFERENCE = 0.6
"""The maximum vertical distance in points between letters of one word."""

SAME_LINE = 0.45
"""The maximum distance of a word, such as a footnote call, from its line's baseline.

It is a fraction of the larger type size of the word and the word before it.
"""

MIN_RISE = 0.15
"""The minimum distance of a footnote call, which is a small number, above the baseline.

It is a fraction of the line's type size.
"""

MAX_UPRIGHT_SLOPE = 0.1
"""The maximum slope of an upright letter, in radians."""

SOFT_HYPHENS = "\x02\ufffe\u00ad"
"""The characters that PDFium returns for a hyphen at a line's end, and the soft hyphen."""

TRAILER_BYTES = 2048
"""The number of bytes at the end of a PDF in which its last `startxref` is; other programs may add bytes after it."""

SIGNING = {"/Stamp": "a stamp", "/Ink": "handwriting", "/FreeText": "text typed on the page", "/Sig": "a signature"}
"""The words for the annotations and form fields with which people sign."""


def read_pdf(file: Path) -> dict[str, Any]:
    """Return the pages of *file*, the contents that the rules on uploads check, and its signatures.

    Raises `UnusableError` if the PDF cannot be read.
    """
    contents = read_exhibit(file)
    data = file.read_bytes()
    if b"startxref" not in data.rstrip(b"\0\t\r\n ")[-TRAILER_BYTES:]:
        raise UnusableError("is damaged or incomplete: its end is missing", "damaged")
    try:
        upload = measure_upload(data, file.name, "paper", CourtUploads(), is_foreign=True)
        with pikepdf.open(BytesIO(data)) as pdf:
            signed = list(_signing(pdf))
            flat = _flattened(pdf) if signed else data
        pages = [_page(page) for page in page_by_page(flat)]
    except (pikepdf.PdfError, pdfium.PdfiumError, RuntimeError, ValueError, TypeError):
        raise UnusableError("cannot be read as a PDF", "damaged") from None
    return {
        "kind": "pdf",
        "pages": pages,
        "bare": contents["bare"],
        "comments": contents["comments"],
        "covered": [*contents.get("covered", ()), *contents.get("unseen", {}).get("box", ())],
        "signed": signed,
        "upload": asdict(upload),
    }


def _signing(pdf: pikepdf.Pdf) -> Iterator[tuple[int, str, str]]:
    """Yield the page, kind and words of each annotation or form field with which people sign or fill in a blank."""
    for number, page in enumerate(pdf.pages, 1):
        for note in annotations_of(page):
            subtype = str(note.get("/Subtype", ""))
            field = str(note.get("/FT", ""))
            if subtype == "/Widget" and note.get("/V") is not None:
                yield number, SIGNING.get(field, "a form field"), _annotation_text(note, "/V")
            elif subtype in SIGNING:
                yield number, SIGNING[subtype], _annotation_text(note, "/Contents")


def _annotation_text(annotation: Any, key: str) -> str:
    return str(annotation[key])[:MAX_CHARACTERS_SEARCHED] if isinstance(annotation.get(key), pikepdf.String) else ""


def _flattened(pdf: pikepdf.Pdf) -> bytes:
    """Return *pdf* with its annotations drawn on the pages, so that PDFium reads their words."""
    pdf.generate_appearance_streams()
    pdf.flatten_annotations()
    file = BytesIO()
    pdf.save(file)
    return file.getvalue()


# -- words ------------------------------------------------------------------------------------------------------------


def _page(page: pdfium.PdfPage) -> dict[str, Any]:
    rotation = _needless_rotation(page)
    if rotation:
        page.set_rotation(0)
    width, height = page.get_size()
    letters = page.get_textpage()
    lines = list(_lines(_words(letters, height)))
    images = sum(1 for part in page.get_objects(max_depth=3) if part.type == raw.FPDF_PAGEOBJ_IMAGE)
    has_objects = next(page.get_objects(max_depth=1), None) is not None
    letters.close()
    return {
        "width": width,
        "height": height,
        "lines": lines,
        "images": images,
        "drawn": bool(lines) or has_objects,
        "rotation": rotation,
        "unseen": unseen_words(page, lines) if lines and not images and not page.get_rotation() else "",
    }


def _needless_rotation(page: pdfium.PdfPage) -> int:
    """Return the rotation of *page* in degrees if its text would be upright without the rotation; otherwise 0."""
    degrees: int = page.get_rotation()
    if not degrees:
        return 0
    letters = page.get_textpage()
    count = letters.count_chars()
    upright = sum(abs(raw.FPDFText_GetCharAngle(letters.raw, index)) < MAX_UPRIGHT_SLOPE for index in range(count))
    letters.close()
    return degrees if upright * 2 > count else 0


Word = dict[str, Any]
"""A word: its text, its edges, its baseline and its type size."""


def _words(letters: pdfium.PdfTextPage, height: float) -> Iterator[Word]:
    """Yield the words of a page in the order in which they are drawn."""
    word: Word = {}
    x = ctypes.c_double()
    y = ctypes.c_double()
    box = raw.FS_RECTF()
    is_joined = False  # whether the next letter continues the word, which a hyphen divides
    for index in range(letters.count_chars()):
        letter = chr(raw.FPDFText_GetUnicode(letters.raw, index))
        if letter in SOFT_HYPHENS:
            is_joined = bool(word)
            if raw.FPDFText_IsHyphen(letters.raw, index) == 1 and word and letter != "\u00ad":
                word["text"] += "-"
            continue
        if letter.isspace() or letter == "\0":
            if word and not is_joined:
                yield word
                word = {}
            continue
        raw.FPDFText_GetCharOrigin(letters.raw, index, x, y)
        raw.FPDFText_GetLooseCharBox(letters.raw, index, box)
        level = height - y.value
        size = abs(box.top - box.bottom)
        if word and not is_joined and (abs(level - word["y"]) > MAX_LEVEL_DIFFERENCE or x.value < word["right"] - size):
            yield word
            word = {}
        if not word:
            word = {"text": "", "left": x.value, "right": box.right, "y": level, "size": size}
        is_joined = False
        word["text"] += letter if letter.isprintable() else "\ufffd"
        word["right"] = box.right
    if word:
        yield word


def _lines(words: Iterator[Word]) -> Iterator[dict[str, Any]]:
    """Yield the lines of a page: runs of words that were drawn on one level, from left to right."""
    line: list[Word] = []
    for word in words:
        if line and not _continues_line(line, word):
            yield _as_line(line)
            line = []
        line.append(word)
    if line:
        yield _as_line(line)


def _continues_line(line: list[Word], word: Word) -> bool:
    size = max(word["size"], line[-1]["size"])
    is_level: bool = abs(word["y"] - line[0]["y"]) < SAME_LINE * size
    return is_level and bool(word["left"] > line[-1]["right"] - size)


def _as_line(line: list[Word]) -> dict[str, Any]:
    """Return *line* as a record: its baseline, its size, and its words."""
    main = max(line, key=lambda word: (word["size"], len(word["text"])))
    words: list[tuple[str, float, float, bool]] = []
    for word in line:
        is_note_call = (
            len(line) > 1
            and word["text"].isdecimal()
            and word["size"] < 0.9 * main["size"]
            and word["y"] < main["y"] - MIN_RISE * main["size"]
        )
        words.append((word["text"], round(word["left"], 2), round(word["right"], 2), is_note_call))
    return {"y": round(main["y"], 2), "size": round(main["size"], 2), "words": words}
