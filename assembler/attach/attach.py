"""Attaching: a finished paper gets its exhibits, behind it in one file or in separate files."""

import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

import pikepdf
from pikepdf import Array, Name

from assembler.attach import sheets
from assembler.attach.alphabet import alphabet
from assembler.attach.copies import open_pdf, working_copy
from assembler.attach.merge import append, has_tags
from assembler.attach.recognition import with_text
from assembler.attach.stamps import stamp
from assembler.exhibits.labels import link_target
from assembler.exhibits.reader import UnusableError
from assembler.exhibits.reader.contents import outline_length
from assembler.plan.plan import AttachedExhibit, Attachment
from assembler.plan.units import LETTER
from assembler.results import AttachedFile, PaperWithExhibits

PDFA, PDFUA = "http://www.aiim.org/pdfa/ns/id/", "http://www.aiim.org/pdfua/ns/id/"

Progress = Callable[[str], None]

SHRUNK = "pages made a little smaller, so that the stamp covers nothing"


@dataclass(frozen=True)
class _Copy:
    exhibit: AttachedExhibit
    label: str
    pdf: pikepdf.Pdf
    pages: int
    tagged: bool
    changes: tuple[str, ...]
    recognized: Mapping[int, str]
    number: int
    """The number of its first page, counting the cover, in the series of all pages."""


def attach(
    paper: bytes,
    attachment: Attachment,
    originals: Mapping[str, Path],
    look: sheets.Look,
    *,
    ocr: bool = False,
    progress: Progress = lambda _: None,
) -> PaperWithExhibits:
    """Return *paper* with the exhibits of *attachment*, whose files are *originals* by the exhibit's name.

    With *ocr* the text of scans is recognized; *progress* is called with a line for each exhibit. The same input gives
    the same bytes. Copies are made in a temporary folder, because a scan may be too large for memory. Raises
    `UnusableError`, with the name of an exhibit and the reason, if its file cannot be used.
    """
    with TemporaryDirectory() as folder:
        attached = _attached_in(Path(folder), paper, attachment, originals, look, ocr=ocr, progress=progress)
        # `_attached_in` has released the pages of the copies before the finished files are read into memory.
        if attachment.combined:
            return replace(attached, pdf=_finished_file(Path(folder)).read_bytes())
        exhibits = (
            replace(exhibit, pdf=_finished_file(Path(folder), exhibit.exhibit).read_bytes())
            for exhibit in attached.exhibits
        )
        return replace(attached, exhibits=tuple(exhibits))


def _finished_file(folder: Path, exhibit: AttachedExhibit | None = None) -> Path:
    """Return the finished file in *folder* for *exhibit*, or for the paper with all exhibits."""
    return folder / f"filed-{exhibit.label if exhibit else ''}.pdf"


def _attached_in(
    folder: Path,
    paper: bytes,
    attachment: Attachment,
    originals: Mapping[str, Path],
    look: sheets.Look,
    *,
    ocr: bool,
    progress: Progress,
) -> PaperWithExhibits:
    """Return *paper* with its exhibits, whose files are saved in *folder*; their bytes are not read yet."""
    with ExitStack() as open_files:
        copies = list(_stamped(attachment, originals, look.family, folder, open_files, ocr=ocr, progress=progress))
        return (_combined if attachment.combined else _separate)(paper, attachment, copies, look, folder)


def label_of(exhibit: AttachedExhibit) -> str:
    """Return the name of *exhibit* as cited: Exhibit A."""
    return f"Exhibit {exhibit.label}"


# -- copies -----------------------------------------------------------------------------------------------------------


def _stamped(
    attachment: Attachment,
    originals: Mapping[str, Path],
    family: str,
    folder: Path,
    open_files: ExitStack,
    *,
    ocr: bool,
    progress: Progress,
) -> Iterator[_Copy]:
    """Yield a working copy of each exhibit, with its stamps: a file in *folder*, which *open_files* closes."""
    characters = _stamp_characters(attachment)
    for index, exhibit in enumerate(attachment.exhibits):
        reading = "recognize the text of" if ocr else "copy"
        progress(f"{reading} {label_of(exhibit)}, {index + 1} of {len(attachment.exhibits)}")
        try:
            with originals[exhibit.name].open("rb") as original:
                copy = working_copy(original, family, letter=attachment.letter_size)
                copy, recognized = with_text(copy) if ocr else (copy, {})
                file = folder / f"{index}.pdf"
                _save(copy.pdf, file)
        except UnusableError as problem:
            raise UnusableError(exhibit.name, str(problem)) from None
        pdf = open_pdf(open_files.enter_context(file.open("rb")))  # pikepdf cannot save the same document twice
        number = int(attachment.bates_first or 0) + exhibit.pages_before
        first, count = number + attachment.cover_sheets, len(pdf.pages)
        texts = [_stamp_text(exhibit, page, count, first + page - 1, attachment) for page in range(1, count + 1)]
        changes = copy.changes
        if any(texts) and stamp(pdf, file, texts, alphabet([*texts, characters], family, pdf)):
            changes = (*changes, SHRUNK)
        yield _Copy(exhibit, label_of(exhibit), pdf, count, has_tags(pdf), changes, recognized, number)


def _stamp_text(exhibit: AttachedExhibit, page: int, count: int, number: int, attachment: Attachment) -> str:
    parts = [f"{label_of(exhibit)}, page {page} of {count}"] if attachment.stamps else []
    return " | ".join([*parts, *_bates(number, attachment)])


def _stamp_characters(attachment: Attachment) -> str:
    """Return the characters of all stamps of *attachment*; the engine sets them once instead of for each exhibit."""
    labels = "".join(exhibit.label for exhibit in attachment.exhibits)
    return f"{labels}{attachment.bates_prefix}0123456789 Exhibit, page of | this file"


def _bates(number: int, attachment: Attachment) -> list[str]:
    """Return the *number* of a page in the series of all pages, or nothing if there is no series."""
    digits = attachment.bates_first
    return [f"{attachment.bates_prefix}{number:0{len(digits)}}"] if digits else []


# -- sheets -----------------------------------------------------------------------------------------------------------


def _cover(copy: _Copy, entry: sheets.Entry, attachment: Attachment, look: sheets.Look) -> pikepdf.Pdf:
    """Return the cover sheet of *copy*, stamped with the page that the index gives, and its number in the series."""
    data = sheets.cover(entry, attachment, look)
    texts = [" | ".join([*_page_of_file(entry.page, attachment), *_bates(copy.number, attachment)])]
    return _stamped_sheets(data, texts, _stamp_characters(attachment), look)


def _index(entries: Sequence[sheets.Entry], first: int, attachment: Attachment, look: sheets.Look) -> pikepdf.Pdf:
    """Return the index with *entries*, which begins on page *first* of the file."""
    data = sheets.index(entries, attachment, look)
    pages = range(first, first + _count(data))
    return _stamped_sheets(
        data, [" ".join(_page_of_file(page, attachment)) for page in pages], _stamp_characters(attachment), look
    )


def _page_of_file(page: int, attachment: Attachment) -> list[str]:
    return [f"page {page} of this file"] if attachment.combined else []


def _stamped_sheets(data: bytes, texts: Sequence[str], characters: str, look: sheets.Look) -> pikepdf.Pdf:
    """Return the sheets in the PDF *data*, each page stamped with its text of *texts*, set in *characters*."""
    pdf = pikepdf.open(io.BytesIO(data))
    if any(texts):
        stamp(pdf, data, texts, alphabet([*texts, characters], look.family, pdf))
    return pdf


def _entry(copy: _Copy, page: int, attachment: Attachment) -> sheets.Entry:
    """Return the entry of *copy* in the index, which begins on *page*, with the numbers of its pages in the series."""
    last = copy.number + attachment.cover_sheets + copy.pages - 1
    (first,), (end,) = (_bates(number, attachment) or [""] for number in (copy.number, last))
    numbers = f"{first}–{end.removeprefix(attachment.bates_prefix)}" if first != end else first
    return sheets.Entry(copy.label, copy.exhibit, page, numbers)


# -- files ------------------------------------------------------------------------------------------------------------


def _separate(
    paper: bytes, attachment: Attachment, copies: Sequence[_Copy], look: sheets.Look, folder: Path
) -> PaperWithExhibits:
    """Return *paper* unchanged, and each exhibit behind its cover in a separate file."""
    entries = [_entry(copy, 1, attachment) for copy in copies]
    index = sheets.index(entries, attachment, look) if attachment.index else b""
    attached = []
    for copy in copies:
        file = copy.pdf
        if attachment.cover_sheets:
            file = _cover(copy, _entry(copy, 1, attachment), attachment, look)
            append(file, copy.pdf)
        _describe(file, f"{copy.label}: {copy.exhibit.title}")
        _save(file, _finished_file(folder, copy.exhibit))
        attached.append(_attached(copy, copy.pages + attachment.cover_sheets, 1, attachment))
    return PaperWithExhibits(paper, _count(paper), tuple(attached), index, _count(index) if index else 0)


def _attached(copy: _Copy, pages: int, first: int, attachment: Attachment) -> AttachedFile:
    """Return the record of *copy* in its finished file: it has *pages*, and begins on page *first*."""
    covers = int(attachment.cover_sheets)
    return AttachedFile(copy.exhibit, copy.label, pages, first, covers, copy.changes, b"", copy.tagged, copy.recognized)


def _count(data: bytes) -> int:
    """Return the number of pages of the PDF *data*."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return len(pdf.pages)


def _combined(
    paper: bytes, attachment: Attachment, copies: Sequence[_Copy], look: sheets.Look, folder: Path
) -> PaperWithExhibits:
    """Save *paper*, its index and its exhibits in one file, with bookmarks and links to them."""
    base = pikepdf.open(io.BytesIO(paper))
    first_pages = _first_pages(len(base.pages), attachment, copies, look)
    entries = [_entry(copy, first, attachment) for copy, first in zip(copies, first_pages, strict=True)]
    paper_bookmarks = outline_length(base)
    if attachment.index and attachment.two_sided and len(base.pages) % 2:
        base.add_blank_page(page_size=LETTER)
    pages_before_index = len(base.pages)
    if attachment.index:
        append(base, _index(entries, pages_before_index + 1, attachment, look), bookmarks=False)
    attached = []
    for copy, entry in zip(copies, entries, strict=True):
        while len(base.pages) < entry.page - 1:
            base.add_blank_page(page_size=LETTER)
        if attachment.cover_sheets:
            append(base, _cover(copy, entry, attachment, look), bookmarks=False)
        append(base, copy.pdf)
        attached.append(_attached(copy, len(base.pages) - entry.page + 1, entry.page, attachment))
    _link(base, attached)
    _bookmark(base, paper_bookmarks, pages_before_index if attachment.index else None, copies, attached)
    _withdraw_promises(base)
    count = len(base.pages)
    _save(base, _finished_file(folder))
    return PaperWithExhibits(b"", count, tuple(attached))


def _first_pages(pages: int, attachment: Attachment, copies: Sequence[_Copy], look: sheets.Look) -> list[int]:
    """Return the page on which each exhibit or its cover begins, in a file whose paper has *pages*."""
    if attachment.index:
        entries = [_entry(copy, 10_000, attachment) for copy in copies]
        pages += pages % 2 if attachment.two_sided else 0
        pages += _count(sheets.index(entries, attachment, look))
    first_pages = []
    for copy in copies:
        pages += pages % 2 if attachment.two_sided else 0
        first_pages.append(pages + 1)
        pages += copy.pages + attachment.cover_sheets
    return first_pages


def _link(base: pikepdf.Pdf, exhibits: Sequence[AttachedFile]) -> None:
    """Make the links of the text lead to the first page of each exhibit."""
    if Name.Names not in base.Root or Name.Dests not in base.Root.Names:
        return
    targets = pikepdf.NameTree(base.Root.Names.Dests)
    for exhibit in exhibits:
        attached_exhibit = exhibit.exhibit
        pages_before = exhibit.first_page - 1 + exhibit.covers
        places = {link_target(attached_exhibit.name): exhibit.first_page}
        places |= {
            link_target(attached_exhibit.name, page): pages_before + page for page in attached_exhibit.cited_pages
        }
        for name, number in places.items():
            if name in targets and number <= len(base.pages):
                targets[name] = Array([base.pages[number - 1].obj, Name.XYZ, None, None, None])


def _bookmark(
    base: pikepdf.Pdf,
    paper_bookmarks: int,
    index: int | None,
    copies: Sequence[_Copy],
    exhibits: Sequence[AttachedFile],
) -> None:
    """Give *base* a bookmark for each exhibit, above the bookmarks of its file and after the *paper_bookmarks*.

    *paper_bookmarks* is their number, *index* the number of pages before the index, if there is one.
    """
    counts = [outline_length(copy.pdf) for copy in copies]
    with base.open_outline() as outline:
        exhibit_bookmarks = iter(list(outline.root[paper_bookmarks:]))
        del outline.root[paper_bookmarks:]
        if index is not None:
            outline.root.append(pikepdf.OutlineItem("Index of Exhibits", index))
        for exhibit, count in zip(exhibits, counts, strict=True):
            item = pikepdf.OutlineItem(f"{exhibit.label}: {exhibit.exhibit.title}", exhibit.first_page - 1)
            item.children.extend(islice(exhibit_bookmarks, count))
            item.is_closed = True
            outline.root.append(item)


def _withdraw_promises(base: pikepdf.Pdf) -> None:
    """Remove PDF/A and PDF/UA from the paper's metadata, because exhibits come from others."""
    with base.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        for key in (f"{{{PDFA}}}part", f"{{{PDFA}}}conformance", f"{{{PDFUA}}}part"):
            if key in metadata:
                del metadata[key]


def _describe(pdf: pikepdf.Pdf, title: str) -> None:
    """Give *pdf* its *title*, and remove all other metadata: its author, its dates, its software."""
    for key in (Name.Metadata, Name.OpenAction):
        if key in pdf.Root:
            del pdf.Root[key]
    pdf.docinfo = pdf.make_indirect(pikepdf.Dictionary(Title=title))


def _save(pdf: pikepdf.Pdf, file: Path) -> None:
    pdf.remove_unreferenced_resources()
    pdf.save(file, linearize=True, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
