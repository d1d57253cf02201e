"""Attaching: a finished paper gets its exhibits, behind it in one file or each in a file of its own."""

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

import pikepdf
from pikepdf import Array, Name

from assembler.exhibits import sheets
from assembler.exhibits.alphabet import alphabet
from assembler.exhibits.copies import working_copy
from assembler.exhibits.merge import append, is_tagged
from assembler.exhibits.pictures import LETTER, UnusableError
from assembler.exhibits.recognition import with_text
from assembler.exhibits.stamps import stamp
from assembler.law.exhibits import link_target
from assembler.plan.plan import AttachedExhibit, Attachment
from assembler.results import Attached, AttachedFile

PDFA, PDFUA = "http://www.aiim.org/pdfa/ns/id/", "http://www.aiim.org/pdfua/ns/id/"


@dataclass(frozen=True)
class _Copy:
    exhibit: AttachedExhibit
    label: str
    pdf: pikepdf.Pdf
    changes: tuple[str, ...]
    recognized: Mapping[int, str]


def attach(
    paper: bytes, attachment: Attachment, originals: Mapping[str, bytes], look: sheets.Look, *, ocr: bool = False
) -> Attached:
    """Return *paper* with the exhibits of *attachment*, whose files are *originals* by the exhibit's name.

    With *ocr* the text of scans is recognized. The same input gives the same bytes. Raises `UnusableError`, with the
    name of an exhibit and why, if its file cannot be used.
    """
    copies = list(_stamped(attachment, originals, look.family, ocr=ocr))
    return (
        _combined(paper, attachment, copies, look)
        if attachment.combined
        else _separate(paper, attachment, copies, look)
    )


def label_of(exhibit: AttachedExhibit) -> str:
    """Return the name of *exhibit* as cited: Exhibit A."""
    return f"Exhibit {exhibit.label}"


# -- copies -----------------------------------------------------------------------------------------------------------


def _stamped(attachment: Attachment, originals: Mapping[str, bytes], family: str, *, ocr: bool) -> Iterator[_Copy]:
    """Yield a working copy of each exhibit, with its stamps."""
    number = int(attachment.bates_first or 0)
    for exhibit in attachment.exhibits:
        try:
            copy = working_copy(originals[exhibit.name], letter=attachment.letter_size)
            copy, recognized = with_text(copy) if ocr else (copy, {})
        except UnusableError as problem:
            raise UnusableError(exhibit.name, str(problem)) from None
        count = len(copy.pdf.pages)
        texts = [_stamp_text(exhibit, page, count, number + page - 1, attachment) for page in range(1, count + 1)]
        data = _bytes(copy.pdf)
        pdf = pikepdf.open(io.BytesIO(data))  # what was saved once cannot be saved again
        if any(texts):
            stamp(pdf, data, texts, alphabet(texts, family, pdf))
        yield _Copy(exhibit, label_of(exhibit), pdf, copy.changes, recognized)
        number += count


def _stamp_text(exhibit: AttachedExhibit, page: int, count: int, number: int, attachment: Attachment) -> str:
    parts = [f"{label_of(exhibit)}, page {page} of {count}"] if attachment.stamps else []
    if attachment.bates_first:
        parts.append(f"{attachment.bates_prefix}{number:0{len(attachment.bates_first)}}")
    return " | ".join(parts)


# -- files ------------------------------------------------------------------------------------------------------------


def _separate(paper: bytes, attachment: Attachment, copies: Sequence[_Copy], look: sheets.Look) -> Attached:
    """Return *paper* as it is, and each exhibit behind its cover in a file of its own."""
    made = []
    for copy in copies:
        file = copy.pdf
        if attachment.cover_sheets:
            file = pikepdf.open(io.BytesIO(sheets.cover(sheets.Entry(copy.label, copy.exhibit, 1), attachment, look)))
            append(file, copy.pdf)
        _describe(file, f"{copy.label}: {copy.exhibit.title}")
        made.append(_attached(copy, len(file.pages), 1, attachment, _bytes(file)))
    entries = [sheets.Entry(copy.label, copy.exhibit, 1) for copy in copies]
    index = sheets.index(entries, attachment, look) if attachment.index else b""
    return Attached(paper, _count(paper), tuple(made), index, _count(index) if index else 0)


def _attached(copy: _Copy, pages: int, first: int, attachment: Attachment, pdf: bytes = b"") -> AttachedFile:
    """Return *copy* as it is filed: so many *pages*, the *first* of the file *pdf* or, without it, of the paper's."""
    covers, tagged = int(attachment.cover_sheets), is_tagged(copy.pdf)
    return AttachedFile(copy.exhibit, copy.label, pages, first, covers, copy.changes, pdf, tagged, copy.recognized)


def _count(data: bytes) -> int:
    """Return the number of pages of the PDF *data*."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return len(pdf.pages)


def _combined(paper: bytes, attachment: Attachment, copies: Sequence[_Copy], look: sheets.Look) -> Attached:
    """Return *paper* with its index and its exhibits behind it in one file, with bookmarks and links to them."""
    base = pikepdf.open(io.BytesIO(paper))
    covers = [
        pikepdf.open(io.BytesIO(sheets.cover(sheets.Entry(copy.label, copy.exhibit, 1), attachment, look)))
        for copy in copies
        if attachment.cover_sheets
    ]
    begins = _first_pages(len(base.pages), attachment, copies, look)
    entries = [sheets.Entry(copy.label, copy.exhibit, first) for copy, first in zip(copies, begins, strict=True)]
    own = _bookmarks(base)
    behind = len(base.pages)
    if attachment.index:
        append(base, pikepdf.open(io.BytesIO(sheets.index(entries, attachment, look))), bookmarks=False)
    made = []
    for place, (copy, first) in enumerate(zip(copies, begins, strict=True)):
        while len(base.pages) < first - 1:
            base.add_blank_page(page_size=LETTER)
        if covers:
            append(base, covers[place], bookmarks=False)
        append(base, copy.pdf)
        made.append(_attached(copy, len(base.pages) - first + 1, first, attachment))
    _link(base, made)
    _bookmark(base, own, behind if attachment.index else None, copies, made)
    _no_longer_archival(base)
    return Attached(_bytes(base), len(base.pages), tuple(made))


def _first_pages(pages: int, attachment: Attachment, copies: Sequence[_Copy], look: sheets.Look) -> list[int]:
    """Return the page on which each exhibit begins, its cover counted, in a file whose paper has *pages*."""
    if attachment.index:
        entries = [sheets.Entry(copy.label, copy.exhibit, 10_000) for copy in copies]
        pages += _count(sheets.index(entries, attachment, look))
    begins = []
    for copy in copies:
        pages += pages % 2 if attachment.two_sided else 0
        begins.append(pages + 1)
        pages += len(copy.pdf.pages) + attachment.cover_sheets
    return begins


def _link(base: pikepdf.Pdf, exhibits: Sequence[AttachedFile]) -> None:
    """Make the links of the text lead to the first page of each exhibit."""
    if Name.Names not in base.Root or Name.Dests not in base.Root.Names:
        return
    targets = pikepdf.NameTree(base.Root.Names.Dests)
    for exhibit in exhibits:
        own = exhibit.exhibit
        before = exhibit.first_page - 1 + exhibit.covers
        places = {link_target(own.name): exhibit.first_page}
        places |= {link_target(own.name, page): before + page for page in own.cited_pages}
        for name, number in places.items():
            if name in targets and number <= len(base.pages):
                targets[name] = Array([base.pages[number - 1].obj, Name.XYZ, None, None, None])


def _bookmark(
    base: pikepdf.Pdf, own: int, index: int | None, copies: Sequence[_Copy], exhibits: Sequence[AttachedFile]
) -> None:
    """Give *base* a bookmark for each exhibit, with those of its file below it, after the paper's *own*.

    *index* is the number of pages before the index, if there is one.
    """
    counts = [_bookmarks(copy.pdf) for copy in copies]
    with base.open_outline() as outline:
        theirs = iter(list(outline.root[own:]))
        del outline.root[own:]
        if index is not None:
            outline.root.append(pikepdf.OutlineItem("Index of Exhibits", index))
        for exhibit, count in zip(exhibits, counts, strict=True):
            item = pikepdf.OutlineItem(f"{exhibit.label}: {exhibit.exhibit.title}", exhibit.first_page - 1)
            item.children.extend(islice(theirs, count))
            item.is_closed = True
            outline.root.append(item)


def _bookmarks(pdf: pikepdf.Pdf) -> int:
    """Return how many bookmarks *pdf* has on its first level."""
    with pdf.open_outline() as outline:
        return len(outline.root)


def _no_longer_archival(base: pikepdf.Pdf) -> None:
    """Take back what the paper's metadata promise of the whole file, for exhibits come from others."""
    with base.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        for key in (f"{{{PDFA}}}part", f"{{{PDFA}}}conformance", f"{{{PDFUA}}}part"):
            if key in metadata:
                del metadata[key]


def _describe(pdf: pikepdf.Pdf, title: str) -> None:
    """Give *pdf* its *title*, and take away what else it says of who made it, when and from what."""
    for key in (Name.Metadata, Name.OpenAction):
        if key in pdf.Root:
            del pdf.Root[key]
    pdf.docinfo = pdf.make_indirect(pikepdf.Dictionary(Title=title))


def _bytes(pdf: pikepdf.Pdf) -> bytes:
    out = io.BytesIO()
    pdf.remove_unreferenced_resources()
    pdf.save(out, linearize=True, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()
