"""Measures a file to upload: pikepdf reads it back, and PDFium reads its text."""

import ctypes
import re
from collections.abc import Iterable, Iterator
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream

from assembler.exhibits.reader.contents import annotations_of, outline_length
from assembler.outputs.pdf.prove.open_file import open_file
from assembler.proof.upload import CourtUploads, Part, Upload, UploadFont, UploadPage

CLAIM = re.compile(rb"\bpdf(?P<which>aid|uaid):(?P<key>part|conformance)\s*(?:>|=\s*[\"'])(?P<value>\w+)")
"""A statement in the metadata that the file is archival (PDF/A) or accessible (PDF/UA)."""

ACTION_KINDS = {
    "/JavaScript": "scripts",
    "/Launch": "scripts",
    "/SubmitForm": "form fields",
    "/ImportData": "form fields",
    "/Rendition": "sound or video",
    "/Sound": "sound or video",
    "/Movie": "sound or video",
    "/RichMediaExecute": "sound or video",
}
"""The courts' names for types of PDF actions."""

ANNOTATION_KINDS = {
    "/FileAttachment": "embedded files",
    "/Sound": "sound or video",
    "/Movie": "sound or video",
    "/Screen": "sound or video",
    "/RichMedia": "sound or video",
    "/3D": "sound or video",
    "/Widget": "form fields",
}
"""The courts' names for types of PDF annotations other than comments."""

USABLE_FRACTION = 0.95
"""The fraction of the court's limit that a part of a split file may fill, because the sizes of pages are estimates."""


def measure_upload(
    data: bytes, name: str, part: Part, court: CourtUploads, *, is_foreign: bool, is_text_proved: bool = False
) -> Upload:
    """Return the measurements of the file *data*, to be uploaded to *court* as *name*.

    *is_foreign* says whether some pages are exhibits. *is_text_proved* says whether the proof found text on each page.
    """
    with open_file(data) as file:
        pdf = file.pdf
        xml = pdf.Root.Metadata.read_bytes() if Name.Metadata in pdf.Root else b""
        is_too_large = court.size and len(data) > court.size
        return Upload(
            name=name,
            part=part,
            foreign=is_foreign,
            size=len(data),
            pages=tuple(_pages_with_text(pdf) if is_text_proved else _pages(pdf, data)),
            fonts=tuple(_fonts(file.fonts)),
            holds=_contents(pdf),
            links=tuple(_links(pdf)),
            about={str(key)[1:]: str(pdf.docinfo[key]) for key in sorted(pdf.docinfo.keys())},
            promised=tuple(_promises(xml)),
            tagged=_every_page_has_tags(pdf),
            bookmarks=outline_length(pdf),
            splits=_splits(pdf, len(data), court.size) if is_too_large else (),
            court=court,
        )


def _promises(xml: bytes) -> Iterator[str]:
    """Yield the standards that the metadata declare, such as "PDF/A-2A" or "PDF/UA-1"."""
    claims = {(match["which"], match["key"]): match["value"].decode() for match in CLAIM.finditer(xml)}
    if part := claims.get((b"aid", b"part")):
        yield f"PDF/A-{part}{claims.get((b'aid', b'conformance'), '')}"
    if part := claims.get((b"uaid", b"part")):
        yield f"PDF/UA-{part}"


def _every_page_has_tags(pdf: pikepdf.Pdf) -> bool:
    """Whether each page that is not blank is tagged."""
    pages = [page.obj for page in pdf.pages if Name.Contents in page.obj]
    return Name.StructTreeRoot in pdf.Root and all(Name.StructParents in page for page in pages)


# -- pages ------------------------------------------------------------------------------------------------------------


def _pages(pdf: pikepdf.Pdf, data: bytes) -> Iterator[UploadPage]:
    from assembler.exhibits.reader.page_by_page import page_by_page  # noqa: PLC0415 - slow to import

    for page, pdfium_page in zip(pdf.pages, page_by_page(data), strict=True):
        has_text = any(_is_text(part) for part in pdfium_page.get_objects())
        has_content = has_text or next(pdfium_page.get_objects(max_depth=1), None) is not None
        yield UploadPage(*_size(page), has_text, has_content)


def _pages_with_text(pdf: pikepdf.Pdf) -> Iterator[UploadPage]:
    yield from (UploadPage(*_size(page)) for page in pdf.pages)


def _size(page: pikepdf.Page) -> tuple[float, float]:
    left, bottom, right, top = (float(edge) for edge in page.cropbox)
    return abs(right - left), abs(top - bottom)


def _is_text(part: Any) -> bool:
    """Whether *part* of a page is text of the page itself and not of a stamp, which is marked as an artifact."""
    from pypdfium2 import raw  # noqa: PLC0415

    if part.type != raw.FPDF_PAGEOBJ_TEXT:
        return False
    marks = (raw.FPDFPageObj_GetMark(part.raw, index) for index in range(raw.FPDFPageObj_CountMarks(part.raw)))
    return "Artifact" not in map(_name_of, marks)


def _name_of(mark: Any) -> str:
    """Return the name of a content *mark*, which PDFium gives in zero-terminated UTF-16."""
    from pypdfium2 import raw  # noqa: PLC0415

    name = (ctypes.c_ushort * 32)()
    size = ctypes.c_ulong()
    raw.FPDFPageObjMark_GetName(mark, name, ctypes.sizeof(name), size)
    return bytes(name)[: max(size.value - 2, 0)].decode("utf-16-le", "replace")


def _splits(pdf: pikepdf.Pdf, size_in_bytes: int, limit: int) -> tuple[int, ...]:
    """Return the first page of each part, of up to *limit* bytes, into which *pdf* would be split."""
    weights = [_weight(page) for page in pdf.pages]
    scale = size_in_bytes / max(sum(weights), 1)
    first_pages = [1]
    size = 0.0
    for page_number, weight in enumerate(weights, 1):
        size += weight * scale
        if size > limit * USABLE_FRACTION and page_number > first_pages[-1]:
            first_pages.append(page_number)
            size = weight * scale
    return tuple(first_pages)


def _weight(page: pikepdf.Page) -> int:
    """Return the approximate size of *page* in bytes: its content and its images."""
    contents = page.obj.get(Name.Contents)
    streams = [contents] if isinstance(contents, Stream) else list(contents or ())
    streams += list(page.images.values())
    return 1_000 + sum(int(stream.get(Name.Length, 0)) for stream in streams)


# -- contents ---------------------------------------------------------------------------------------------------------


def _fonts(fonts: Iterable[Any]) -> Iterator[UploadFont]:
    """Yield the *fonts* of a file, each combination of name and kind only once."""
    unique_fonts: set[tuple[str, bool, bool]] = set()
    for font in fonts:
        if Name.CIDSystemInfo not in font:  # a part of a composite font
            name = _text(font.get(Name.BaseFont, "/"))[1:]
            is_composite = font.get(Name.Subtype) == Name.Type0
            unique_fonts.add((name, _is_embedded(font), is_composite))
    yield from (UploadFont(*font) for font in sorted(unique_fonts))


def _is_embedded(font: Any) -> bool:
    """Whether the file has the glyphs of *font*, or of the part of a composite font that has the glyphs."""
    if font.get(Name.Subtype) == Name.Type3:
        return True
    descendants = font.get(Name.DescendantFonts)
    if font.get(Name.Subtype) == Name.Type0 and isinstance(descendants, Array) and len(descendants):
        font = descendants[0]
    descriptor = font.get(Name.FontDescriptor) if isinstance(font, Dictionary) else None
    if not isinstance(descriptor, Dictionary):
        return False
    return any(key in descriptor for key in (Name.FontFile, Name.FontFile2, Name.FontFile3))


def _text(name: Any) -> str:
    """Return *name* as text, with numbers for bytes that are not UTF-8."""
    try:
        return str(name)
    except UnicodeDecodeError:
        return str(name.unparse(), "ascii", "replace")


def _contents(pdf: pikepdf.Pdf) -> dict[str, int]:
    """Return the kinds of content in *pdf* other than pages, each with the number of its first page.

    Content that is on no page has the number 0. The kinds are named in the courts' words.
    """
    first_pages: dict[str, int] = {"encryption": 0} if pdf.is_encrypted else {}
    names = pdf.Root.get(Name.Names, Dictionary())
    if Name.JavaScript in names:
        first_pages.setdefault("scripts", 0)
    if Name.EmbeddedFiles in names:
        first_pages.setdefault("embedded files", 0)
    if Name.AcroForm in pdf.Root:
        first_pages.setdefault("form fields", 0)
    if Name.OCProperties in pdf.Root:
        first_pages.setdefault("layers", 0)
    for content in _actions(pdf.Root):
        first_pages.setdefault(content, 0)
    for page_number, page in enumerate(pdf.pages, 1):
        for content in (*_actions(page.obj), *_annotation_contents(page)):
            first_pages.setdefault(content, page_number)
    return first_pages


def _annotation_contents(page: pikepdf.Page) -> Iterator[str]:
    """Yield the kinds of annotations on *page*, and of their actions.

    Links, pop-up windows and printer's marks are left out, because no court forbids them.
    """
    for annotation in annotations_of(page):
        kind = str(annotation.get(Name.Subtype, ""))
        if kind in ANNOTATION_KINDS:
            yield ANNOTATION_KINDS[kind]
        elif kind not in {"/Link", "/Popup", "/PrinterMark"}:
            yield "annotations"
        yield from _actions(annotation)


def _actions(holder: Any) -> Iterator[str]:
    """Yield the kinds of the actions in *holder*, in the courts' words."""
    actions = [holder.get(key) for key in (Name.A, Name.OpenAction)]
    additional_actions = holder.get(Name.AA)
    if isinstance(additional_actions, Dictionary):
        actions += [action for _, action in additional_actions.items()]
    for action in actions:
        kind = str(action.get(Name.S, "")) if isinstance(action, Dictionary) else ""
        if kind in ACTION_KINDS:
            yield ACTION_KINDS[kind]


def _links(pdf: pikepdf.Pdf) -> Iterator[tuple[int, str]]:
    """Yield each address outside the file to which a page links, with the page's number."""
    for page_number, page in enumerate(pdf.pages, 1):
        for annotation in annotations_of(page):
            action: Any = annotation.get(Name.A, Dictionary())
            kind = str(action.get(Name.S, ""))
            if kind == "/URI":
                yield page_number, str(action.get(Name.URI, ""))
            elif kind in {"/GoToR", "/GoToE"}:
                yield page_number, str(action.get(Name.F, ""))
