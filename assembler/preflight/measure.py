"""Measuring a file to upload: read back with pikepdf, and its text with PDFium."""

import ctypes
import re
from collections.abc import Iterable, Iterator
from typing import Any

import pikepdf
from pikepdf import Dictionary, Name, Stream

from assembler.exhibit_reader.contents import annotations_of, outline_length
from assembler.preflight.upload import CourtUploads, Part, Upload, UploadFont, UploadPage
from assembler.prove.opened import opened

CLAIM = re.compile(rb"\bpdf(?P<which>aid|uaid):(?P<key>part|conformance)\s*(?:>|=\s*[\"'])(?P<value>\w+)")
"""A promise in the metadata: that the file is archival (PDF/A) or accessible (PDF/UA)."""

ACTIVE = {
    "/JavaScript": "scripts",
    "/Launch": "scripts",
    "/SubmitForm": "form fields",
    "/ImportData": "form fields",
    "/Rendition": "sound or video",
    "/Sound": "sound or video",
    "/Movie": "sound or video",
    "/RichMediaExecute": "sound or video",
}
"""Actions, and what a court calls them."""

KINDS = {
    "/FileAttachment": "embedded files",
    "/Sound": "sound or video",
    "/Movie": "sound or video",
    "/Screen": "sound or video",
    "/RichMedia": "sound or video",
    "/3D": "sound or video",
    "/Widget": "form fields",
}
"""Annotations other than comments, and what a court calls them."""

SPARE = 0.95
"""The share of the court's size that a part of a split file may have, because sizes of pages are estimates."""


def measure_upload(
    data: bytes, name: str, part: Part, court: CourtUploads, *, foreign: bool, worded: bool = False
) -> Upload:
    """Return the file *data*, to be uploaded as *name* in *court*, as it is read back.

    *foreign* says that pages of it come from others, *worded* that text was found on each when these bytes were proved.
    """
    with opened(data) as file:
        pdf = file.pdf
        xml = pdf.Root.Metadata.read_bytes() if Name.Metadata in pdf.Root else b""
        whole = len(data)
        return Upload(
            name=name,
            part=part,
            foreign=foreign,
            size=whole,
            pages=tuple(_worded(pdf) if worded else _pages(pdf, data)),
            fonts=tuple(_fonts(file.fonts)),
            holds=_holds(pdf),
            links=tuple(_links(pdf)),
            about={str(key)[1:]: str(pdf.docinfo[key]) for key in sorted(pdf.docinfo.keys())},
            promised=tuple(_promised(xml)),
            tagged=_every_page_has_tags(pdf),
            bookmarks=outline_length(pdf),
            splits=_splits(pdf, whole, court.size) if court.size and whole > court.size else (),
            court=court,
        )


def _promised(xml: bytes) -> Iterator[str]:
    """Yield what the metadata promise: "PDF/A-2A", "PDF/UA-1"."""
    claims = {(match["which"], match["key"]): match["value"].decode() for match in CLAIM.finditer(xml)}
    if part := claims.get((b"aid", b"part")):
        yield f"PDF/A-{part}{claims.get((b'aid', b'conformance'), '')}"
    if part := claims.get((b"uaid", b"part")):
        yield f"PDF/UA-{part}"


def _every_page_has_tags(pdf: pikepdf.Pdf) -> bool:
    """Whether each page with anything on it has tags."""
    pages = [page.obj for page in pdf.pages if Name.Contents in page.obj]
    return Name.StructTreeRoot in pdf.Root and all(Name.StructParents in page for page in pages)


# -- pages ------------------------------------------------------------------------------------------------------------


def _pages(pdf: pikepdf.Pdf, data: bytes) -> Iterator[UploadPage]:
    from assembler.exhibit_reader.page_by_page import page_by_page  # noqa: PLC0415 - slow to import

    for page, read in zip(pdf.pages, page_by_page(data), strict=True):
        text = any(_is_text(part) for part in read.get_objects())
        drawn = text or next(read.get_objects(max_depth=1), None) is not None
        yield UploadPage(*_size(page), text, drawn)


def _worded(pdf: pikepdf.Pdf) -> Iterator[UploadPage]:
    yield from (UploadPage(*_size(page)) for page in pdf.pages)


def _size(page: pikepdf.Page) -> tuple[float, float]:
    left, bottom, right, top = (float(edge) for edge in page.cropbox)
    return abs(right - left), abs(top - bottom)


def _is_text(part: Any) -> bool:
    """Return whether *part* of a page is text of its own: not that of a stamp, which is marked as an artifact."""
    from pypdfium2 import raw  # noqa: PLC0415

    if part.type != raw.FPDF_PAGEOBJ_TEXT:
        return False
    marks = (raw.FPDFPageObj_GetMark(part.raw, number) for number in range(raw.FPDFPageObj_CountMarks(part.raw)))
    return "Artifact" not in map(_name_of, marks)


def _name_of(mark: Any) -> str:
    """Return the name of a *mark* of content, as PDFium has it: in UTF-16, with a zero at its end."""
    from pypdfium2 import raw  # noqa: PLC0415

    name, size = (ctypes.c_ushort * 32)(), ctypes.c_ulong()
    raw.FPDFPageObjMark_GetName(mark, name, ctypes.sizeof(name), size)
    return bytes(name)[: max(size.value - 2, 0)].decode("utf-16-le", "replace")


def _splits(pdf: pikepdf.Pdf, whole: int, most: int) -> tuple[int, ...]:
    """Return the first pages of the files into which *pdf*, of *whole* bytes, would be split: none above *most*."""
    weights = [_weight(page) for page in pdf.pages]
    scale = whole / max(sum(weights), 1)
    first, size = [1], 0.0
    for number, weight in enumerate(weights, 1):
        size += weight * scale
        if size > most * SPARE and number > first[-1]:
            first.append(number)
            size = weight * scale
    return tuple(first)


def _weight(page: pikepdf.Page) -> int:
    """Return about how many bytes *page* has: its content and its images."""
    contents = page.obj.get(Name.Contents)
    streams = [contents] if isinstance(contents, Stream) else list(contents or ())
    streams += list(page.images.values())
    return 1_000 + sum(int(stream.get(Name.Length, 0)) for stream in streams)


# -- contents ---------------------------------------------------------------------------------------------------------


def _fonts(fonts: Iterable[Any]) -> Iterator[UploadFont]:
    """Yield the *fonts* of a file, each name and kind once."""
    found: dict[tuple[str, bool, bool], None] = {}
    for part in fonts:
        if Name.CIDSystemInfo in part:
            continue
        composite = part.get(Name.Subtype) == Name.Type0
        inner = part.DescendantFonts[0] if composite else part
        described = inner.get(Name.FontDescriptor, Dictionary())
        embedded = part.get(Name.Subtype) == Name.Type3 or any(
            key in described for key in (Name.FontFile, Name.FontFile2, Name.FontFile3)
        )
        found[str(part.get(Name.BaseFont, "/"))[1:], embedded, composite] = None
    yield from (UploadFont(*font) for font in sorted(found))


def _holds(pdf: pikepdf.Pdf) -> dict[str, int]:
    """Return what *pdf* contains besides pages, in a court's words, with the page of the first, or 0."""
    found: dict[str, int] = {"encryption": 0} if pdf.is_encrypted else {}
    names = pdf.Root.get(Name.Names, Dictionary())
    if Name.JavaScript in names:
        found.setdefault("scripts", 0)
    if Name.EmbeddedFiles in names:
        found.setdefault("embedded files", 0)
    if Name.AcroForm in pdf.Root:
        found.setdefault("form fields", 0)
    if Name.OCProperties in pdf.Root:
        found.setdefault("layers", 0)
    for what in _actions(pdf.Root):
        found.setdefault(what, 0)
    for number, page in enumerate(pdf.pages, 1):
        for what in (*_actions(page.obj), *_noted(page)):
            found.setdefault(what, number)
    return found


def _noted(page: pikepdf.Page) -> Iterator[str]:
    """Yield what the annotations of *page* are and do; a link is none of the kinds that a court may forbid."""
    for note in annotations_of(page):
        kind = str(note.get(Name.Subtype, ""))
        if kind in KINDS:
            yield KINDS[kind]
        elif kind not in {"/Link", "/Popup", "/PrinterMark"}:
            yield "annotations"
        yield from _actions(note)


def _actions(holder: Any) -> Iterator[str]:
    """Yield what the actions of *holder* do, in a court's words."""
    acts = [holder.get(key) for key in (Name.A, Name.OpenAction)]
    more = holder.get(Name.AA)
    acts += [act for _, act in more.items()] if isinstance(more, Dictionary) else []
    for act in acts:
        kind = str(act.get(Name.S, "")) if isinstance(act, Dictionary) else ""
        if kind in ACTIVE:
            yield ACTIVE[kind]


def _links(pdf: pikepdf.Pdf) -> Iterator[tuple[int, str]]:
    """Yield the addresses outside the file to which its pages link, with the numbers of the pages."""
    for number, page in enumerate(pdf.pages, 1):
        for note in annotations_of(page):
            act: Any = note.get(Name.A, Dictionary())
            kind = str(act.get(Name.S, ""))
            if kind == "/URI":
                yield number, str(act.get(Name.URI, ""))
            elif kind in {"/GoToR", "/GoToE"}:
                yield number, str(act.get(Name.F, ""))
