"""Attaches the exhibits to a finished paper, in the paper's file or in separate files."""

import errno
import io
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from itertools import islice
from tempfile import TemporaryFile
from typing import BinaryIO

import pikepdf
from pikepdf import Array, Name

from assembler.attach.merger.alphabet import alphabet
from assembler.attach.merger.append import append_pages, has_tags
from assembler.attach.merger.copies import open_pdf, working_copy
from assembler.attach.merger.job import (
    ALL_EXHIBITS,
    INDEX,
    PAPER,
    Entry,
    FileProblem,
    Job,
    Merged,
    MergedExhibit,
    Requests,
)
from assembler.attach.merger.page_labels import label_pages
from assembler.attach.merger.recognized_text import with_text
from assembler.attach.merger.stamps import stamp_pages
from assembler.exhibits.link_targets import link_target
from assembler.exhibits.reader import UnusableError
from assembler.exhibits.reader.contents import outline_length
from assembler.language.exhibit_words import exhibit_word
from assembler.outputs.pdf.preflight import measure_upload
from assembler.plan.plan import AttachedExhibit, Attachment
from assembler.plan.units import LETTER_SIZE
from assembler.proof.upload import CourtUploads, Part, Upload

PDFA = "http://www.aiim.org/pdfa/ns/id/"

PDFUA = "http://www.aiim.org/pdfua/ns/id/"
"""The namespaces in which XMP metadata declare PDF/A and PDF/UA."""

NOT_COPIED = "has a damaged part and cannot be copied"
"""The problem with a file that a PDF library cannot copy."""

NO_SPACE = frozenset({errno.ENOSPC, errno.EFBIG, errno.EDQUOT})
"""The error numbers with which writing a temporary file fails for lack of space."""

PLACEHOLDER_PAGE = 10_000
"""A page number with as many digits as any, for an index that is typeset only to count its pages."""


@dataclass(frozen=True)
class _StampedCopy:
    """A working copy of an exhibit, with its stamps; *pages* is its number of pages, without a cover."""

    exhibit: AttachedExhibit
    pdf: pikepdf.Pdf
    pages: int
    tagged: bool
    changes: tuple[str, ...]
    recognized: Mapping[int, str]
    bates_number: int
    """The Bates number of the exhibit's first page, which is the cover if there is one."""


def merge_exhibits(paper: bytes, job: Job, requests: Requests) -> Merged:
    """Attach the exhibits of *job* to *paper*, and return the record; *requests* provides and receives the files.

    The same input gives the same bytes. Copies are made in temporary files, because a scan may be too large for memory.
    If some exhibits cannot be used, the record lists the problem of each.
    """
    with ExitStack() as open_files:
        copies: list[_StampedCopy] = []
        problems: list[FileProblem] = []
        for index in range(len(job.attachment.exhibits)):
            requests.working_on(index)
            try:
                copies.append(_stamped_copy(index, job, requests, open_files))
            except UnusableError as error:
                problems.append(FileProblem(index, str(error), error.kind))
            except (EOFError, MemoryError):
                raise
            except Exception as error:
                if isinstance(error, OSError) and error.errno in NO_SPACE:
                    raise
                problems.append(FileProblem(index, NOT_COPIED, "damaged"))
        if problems or job.rehearsal:
            return Merged(problems=tuple(problems))
        requests.working_on(ALL_EXHIBITS)
        if job.attachment.combined:
            return _combined(paper, job, copies, requests)
        return _separate(paper, job, copies, requests)


# -- copies -----------------------------------------------------------------------------------------------------------


def _stamped_copy(index: int, job: Job, requests: Requests, open_files: ExitStack) -> _StampedCopy:
    """Return a working copy of the exhibit at *index*, with its stamps, in a file that *open_files* closes."""
    attachment = job.attachment
    exhibit = attachment.exhibits[index]
    with requests.original(index) as original:
        copy = working_copy(original, requests.letters, letter_size=attachment.letter_size)
        recognized: Mapping[int, str] = {}
        if job.ocr:
            copy, recognized = with_text(copy, requests.recognize)
        file = open_files.enter_context(TemporaryFile())  # noqa: SIM115 - `open_files` closes it
        _save(copy.pdf, file)
    pdf = open_pdf(file)
    page_count = len(pdf.pages)
    bates_number = int(attachment.bates_first or 0) + exhibit.pages_before
    number_after_cover = bates_number + attachment.cover_sheets
    texts = [
        _stamp_text(exhibit, page, page_count, number_after_cover + page - 1, attachment)
        for page in range(1, page_count + 1)
    ]
    letters = alphabet([*texts, _stamp_characters(attachment)], requests.letters, pdf) if any(texts) else None
    stamp_changes = stamp_pages(pdf, file, texts, letters) if letters else ()
    changes = (*copy.changes, *stamp_changes)
    return _StampedCopy(
        exhibit=exhibit,
        pdf=pdf,
        pages=page_count,
        tagged=has_tags(pdf),
        changes=changes,
        recognized=recognized,
        bates_number=bates_number,
    )


def _stamp_text(exhibit: AttachedExhibit, page: int, page_count: int, bates_number: int, attachment: Attachment) -> str:
    parts = [f"{exhibit.called}, page {page} of {page_count}"] if attachment.stamps else []
    return " | ".join([*parts, *_bates(bates_number, attachment)])


def _stamp_characters(attachment: Attachment) -> str:
    """Return the characters in all stamps of *attachment*, so that the engine sets them once, not for each exhibit."""
    labels = "".join(exhibit.label for exhibit in attachment.exhibits)
    return f"{labels}{attachment.bates_prefix}0123456789 {attachment.word}, page of | this file"


def _bates(number: int, attachment: Attachment) -> list[str]:
    """Return *number* as a printed Bates number, in a list; an empty list if *attachment* has no Bates numbers."""
    digits = attachment.bates_first
    return [f"{attachment.bates_prefix}{number:0{len(digits)}}"] if digits else []


# -- sheets -----------------------------------------------------------------------------------------------------------


def _cover(copy: _StampedCopy, entry: Entry, attachment: Attachment, requests: Requests) -> pikepdf.Pdf:
    """Return the cover sheet of *copy*, stamped with the sheet's page number in the file and its Bates number."""
    texts = [" | ".join([*_page_of_file(entry.page, attachment), *_bates(copy.bates_number, attachment)])]
    return _stamped_sheets(requests.cover(entry), texts, attachment, requests)


def _index(entries: Sequence[Entry], first: int, attachment: Attachment, requests: Requests) -> pikepdf.Pdf:
    """Return the index of *entries*; in a combined file, where it begins on page *first*, it has page stamps."""
    data = requests.index(entries)
    pages = range(first, first + _page_count(data))
    texts = [" ".join(_page_of_file(page, attachment)) for page in pages]
    return _stamped_sheets(data, texts, attachment, requests)


def _page_of_file(page: int, attachment: Attachment) -> list[str]:
    return [f"page {page} of this file"] if attachment.combined else []


def _stamped_sheets(data: bytes, texts: Sequence[str], attachment: Attachment, requests: Requests) -> pikepdf.Pdf:
    """Return the sheets in the PDF *data*, each page stamped with its text from *texts*."""
    pdf = pikepdf.open(io.BytesIO(data))
    if any(texts):
        letters = alphabet([*texts, _stamp_characters(attachment)], requests.letters, pdf)
        stamp_pages(pdf, io.BytesIO(data), texts, letters)
    return pdf


def _entry(copy: _StampedCopy, page: int, attachment: Attachment) -> Entry:
    """Return the index entry of *copy*, which begins on *page*, with the range of its Bates numbers."""
    last = copy.bates_number + attachment.cover_sheets + copy.pages - 1
    first_bates = "".join(_bates(copy.bates_number, attachment))
    last_bates = "".join(_bates(last, attachment))
    numbers = first_bates
    if last_bates != first_bates:
        numbers = f"{first_bates}–{last_bates.removeprefix(attachment.bates_prefix)}"
    return Entry(copy.exhibit.called, copy.exhibit, page, numbers)


# -- files ------------------------------------------------------------------------------------------------------------


def _separate(paper: bytes, job: Job, copies: Sequence[_StampedCopy], requests: Requests) -> Merged:
    """Finish each exhibit, behind its cover, in a separate file; return the record of the exhibits and of *paper*."""
    attachment = job.attachment
    entries = [_entry(copy, page=1, attachment=attachment) for copy in copies]
    index = requests.index(entries) if attachment.index else b""
    if index:
        requests.finish(INDEX, io.BytesIO(index))
    merged: list[MergedExhibit] = []
    for exhibit_index, copy in enumerate(copies):
        requests.working_on(exhibit_index)
        file = copy.pdf
        if attachment.cover_sheets:
            file = _cover(copy, entries[exhibit_index], attachment, requests)
            append_pages(file, copy.pdf)
        _set_only_title(file, f"{copy.exhibit.called}: {copy.exhibit.title}")
        exhibit = _merged_exhibit(copy, attachment, first_page=1, pages=copy.pages + attachment.cover_sheets)
        label_pages(file, [(copy.exhibit.short_name, exhibit)])
        upload = _finish(file, name=str(exhibit_index), part="exhibit", job=job, requests=requests)
        merged.append(replace(exhibit, upload=upload))
    return Merged(tuple(merged), pages=_page_count(paper), index_pages=_page_count(index) if index else 0)


def _finish(pdf: pikepdf.Pdf, name: str, part: Part, job: Job, requests: Requests) -> Upload:
    """Send *pdf* as the finished file *name*, and return its measurements as a court's filing system sees them."""
    with TemporaryFile() as file:
        _save(pdf, file)
        requests.finish(name, file)
        file.seek(0)
        return measure_upload(file.read(), name="", part=part, court=CourtUploads(size=job.size), is_foreign=True)


def _merged_exhibit(copy: _StampedCopy, attachment: Attachment, *, first_page: int, pages: int) -> MergedExhibit:
    """Return the record of *copy*, which has *pages* pages from *first_page* of its finished file on."""
    return MergedExhibit(
        pages=pages,
        first_page=first_page,
        covers=int(attachment.cover_sheets),
        changes=copy.changes,
        tagged=copy.tagged,
        recognized=copy.recognized,
    )


def _page_count(data: bytes) -> int:
    """Return the number of pages of the PDF *data*."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return len(pdf.pages)


def _combined(paper: bytes, job: Job, copies: Sequence[_StampedCopy], requests: Requests) -> Merged:
    """Finish *paper*, its index and its exhibits in one file, with bookmarks and links to them."""
    attachment = job.attachment
    base = pikepdf.open(io.BytesIO(paper))
    first_pages = _first_pages(len(base.pages), attachment, copies, requests)
    entries = [_entry(copy, first, attachment) for copy, first in zip(copies, first_pages, strict=True)]
    paper_bookmarks = outline_length(base)
    if attachment.index and attachment.two_sided and len(base.pages) % 2:
        base.add_blank_page(page_size=LETTER_SIZE)
    pages_before_index = len(base.pages)
    if attachment.index:
        append_pages(base, _index(entries, pages_before_index + 1, attachment, requests), bookmarks=False)
    index_span = (pages_before_index + 1, len(base.pages)) if attachment.index else None
    merged: list[MergedExhibit] = []
    for exhibit_index, (copy, entry) in enumerate(zip(copies, entries, strict=True)):
        requests.working_on(exhibit_index)
        while len(base.pages) < entry.page - 1:
            base.add_blank_page(page_size=LETTER_SIZE)
        if attachment.cover_sheets:
            append_pages(base, _cover(copy, entry, attachment, requests), bookmarks=False)
        append_pages(base, copy.pdf)
        pages = len(base.pages) - entry.page + 1
        merged.append(_merged_exhibit(copy, attachment, first_page=entry.page, pages=pages))
    requests.working_on(ALL_EXHIBITS)
    _link_to_exhibits(base, copies, merged)
    _add_bookmarks(base, paper_bookmarks, pages_before_index if attachment.index else None, copies, merged)
    label_pages(base, zip((copy.exhibit.short_name for copy in copies), merged, strict=True), index_span)
    _remove_declarations(base)
    page_count = len(base.pages)
    return Merged(tuple(merged), pages=page_count, upload=_finish(base, PAPER, "paper", job, requests))


def _first_pages(pages: int, attachment: Attachment, copies: Sequence[_StampedCopy], requests: Requests) -> list[int]:
    """Return the page on which each exhibit or its cover begins in a file whose paper has *pages* pages."""
    if attachment.index:
        entries = [_entry(copy, PLACEHOLDER_PAGE, attachment) for copy in copies]
        pages += pages % 2 if attachment.two_sided else 0
        pages += _page_count(requests.index(entries))
    first_pages: list[int] = []
    for copy in copies:
        pages += pages % 2 if attachment.two_sided else 0
        first_pages.append(pages + 1)
        pages += copy.pages + attachment.cover_sheets
    return first_pages


def _link_to_exhibits(base: pikepdf.Pdf, copies: Sequence[_StampedCopy], merged: Sequence[MergedExhibit]) -> None:
    """Make the text's links to exhibits lead to the first page or the cited page of each exhibit."""
    if Name.Names not in base.Root or Name.Dests not in base.Root.Names:
        return
    targets = pikepdf.NameTree(base.Root.Names.Dests)
    for copy, exhibit in zip(copies, merged, strict=True):
        pages_before = exhibit.first_page - 1 + exhibit.covers
        places = {link_target(copy.exhibit.name): exhibit.first_page}
        places |= {link_target(copy.exhibit.name, page): pages_before + page for page in copy.exhibit.cited_pages}
        for name, page_number in places.items():
            if name in targets and page_number <= len(base.pages):
                targets[name] = Array([base.pages[page_number - 1].obj, Name.XYZ, None, None, None])


def _add_bookmarks(
    base: pikepdf.Pdf,
    paper_bookmarks: int,
    pages_before_index: int | None,
    copies: Sequence[_StampedCopy],
    merged: Sequence[MergedExhibit],
) -> None:
    """Give *base* a bookmark for each exhibit, with the bookmarks of the exhibit's file nested under it.

    The paper has *paper_bookmarks* bookmarks of its own. *pages_before_index* is None if there is
    no index.
    """
    counts = [outline_length(copy.pdf) for copy in copies]
    with base.open_outline() as outline:
        exhibit_bookmarks = iter(list(outline.root[paper_bookmarks:]))
        del outline.root[paper_bookmarks:]
        if pages_before_index is not None:
            index_title = f"Index of {exhibit_word(copies[0].exhibit.word, is_plural=True)}"
            outline.root.append(pikepdf.OutlineItem(index_title, pages_before_index))
        for copy, exhibit, count in zip(copies, merged, counts, strict=True):
            item = pikepdf.OutlineItem(f"{copy.exhibit.called}: {copy.exhibit.title}", exhibit.first_page - 1)
            item.children.extend(islice(exhibit_bookmarks, count))
            item.is_closed = True
            outline.root.append(item)


def _remove_declarations(base: pikepdf.Pdf) -> None:
    """Remove the declarations of PDF/A and PDF/UA from the metadata, because exhibits may not conform to them."""
    with base.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        for key in (f"{{{PDFA}}}part", f"{{{PDFA}}}conformance", f"{{{PDFUA}}}part"):
            if key in metadata:
                del metadata[key]


def _set_only_title(pdf: pikepdf.Pdf, title: str) -> None:
    """Set the *title* of *pdf*, and remove all other metadata, such as author, dates and software."""
    for key in (Name.Metadata, Name.OpenAction):
        if key in pdf.Root:
            del pdf.Root[key]
    pdf.docinfo = pdf.make_indirect(pikepdf.Dictionary(Title=title))


def _save(pdf: pikepdf.Pdf, file: BinaryIO) -> None:
    pdf.remove_unreferenced_resources()
    pdf.save(file, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
