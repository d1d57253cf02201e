"""Adds to a paper the exhibits that it attaches, and finds problems with them."""

import hashlib
import shutil
from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from itertools import accumulate
from tempfile import TemporaryFile
from typing import BinaryIO

from assembler.attach import sheets
from assembler.attach.merger import PROGRAM
from assembler.attach.merger.job import ALL_EXHIBITS, INDEX, PAPER, Job, Merged, Requests
from assembler.attach.merger_process import attach_exhibits
from assembler.attach.recognition import is_installed, recognize
from assembler.check.exhibit_texts import check_exhibits
from assembler.exhibits.labels import exhibit_labels
from assembler.exhibits.remedies import REMEDIES
from assembler.findings.faults import brief, fault
from assembler.findings.finding import Finding, MatterError, Place
from assembler.language.english import ranges, series
from assembler.language.exhibit_words import exhibit_word
from assembler.plan.plan import AttachedExhibit, Attachment, Plan
from assembler.results import AttachedFile, Checked, PaperWithExhibits, Progress, TypesetPaper


def with_exhibits(
    paper: TypesetPaper, checked: Checked, *, size: int = 0, ocr: bool = False, progress: Progress = lambda _: None
) -> tuple[TypesetPaper, list[Finding]]:
    """Return *paper* with the exhibits that it attaches, and the findings on the attached copies.

    *size* is the court's size limit for a file in bytes, or 0 if there is none. With *ocr*, text is recognized on pages
    that have no text, and is searched for personal identifiers. Raises `MatterError` if a file cannot be used or has
    changed since it was checked, or if no program for recognizing text is installed.
    """
    if not paper.plan.attachment:
        return paper, []
    if ocr and not is_installed():
        place = checked.source.place_at(("exhibits",))
        raise MatterError(fault("EXH008", place, f"`{PROGRAM}` is not installed, so no text can be recognized"))
    attachment = _usable(paper.plan.attachment, checked)
    files: dict[str, bytes] = {}
    look = sheets.Look(paper.pages.family, tuple(checked.catalog.own_templates))
    requests = _requests(attachment, checked, look, files, ocr=ocr, progress=progress)
    size_of_files = sum(_size(exhibit, checked) for exhibit in attachment.exhibits)
    job = Job(attachment, ocr=ocr, size=size)
    record = attach_exhibits(paper.pages.pdf, job, requests, size_of_files, _page_counts(attachment, checked))
    if record.problems:
        raise MatterError(*_problems(record, attachment, checked))
    attached = _attached(record, attachment, paper, files)
    pages = replace(paper.pages, pdf=attached.pdf, count=attached.page_count)
    findings = [
        *_notes_on_changes(attached, paper, checked),
        *_notes_on_standards(attached, paper, checked),
        *_findings_on_recognized_text(attached, paper, checked),
    ]
    return replace(paper, pages=pages, attached=attached), findings


def without_settled(findings: Sequence[Finding], paper: TypesetPaper, checked: Checked) -> list[Finding]:
    """Return *findings* without reports of unsearchable exhibits whose text has since been recognized."""
    searched_places = {
        checked.source.place_at(("exhibits", file.exhibit.name, "file"))
        for file in (paper.attached.exhibits if paper.attached else ())
        if any(text.strip() for text in file.recognized.values())
    }
    return [finding for finding in findings if not (finding.until_recognized and finding.place in searched_places)]


def copy_faults(plan: Plan, checked: Checked, reported: Collection[Place]) -> list[Finding]:
    """Return the faults of exhibits of *plan* that can be read but not copied.

    No paper is made. Exhibits whose files have a fault at one of the places *reported* are left out.
    """
    if not plan.attachment:
        return []
    attachment = _usable(plan.attachment, checked)
    places = {exhibit: checked.source.place_at(("exhibits", exhibit.name, "file")) for exhibit in attachment.exhibits}
    exhibits = tuple(exhibit for exhibit in attachment.exhibits if places[exhibit] not in reported)
    if not exhibits:
        return []
    attachment = replace(attachment, exhibits=exhibits)
    look = sheets.Look(plan.page_setup.families[0], tuple(checked.catalog.own_templates))
    requests = _requests(attachment, checked, look, files={}, ocr=False, progress=lambda _: None)
    size = sum(_size(exhibit, checked) for exhibit in exhibits)
    job = Job(attachment, rehearsal=True)
    try:
        record = attach_exhibits(b"", job, requests, size, _page_counts(attachment, checked))
    except MatterError as error:
        return [*error.findings]
    return [*_problems(record, attachment, checked)]


def _usable(attachment: Attachment, checked: Checked) -> Attachment:
    """Return *attachment* with only the readable exhibits, each with the number of pages before it."""
    pages_before = _pages_before(checked, covers=attachment.cover_sheets)
    exhibits = tuple(
        replace(exhibit, pages_before=pages_before[exhibit.name])
        for exhibit in attachment.exhibits
        if exhibit.name in pages_before
    )
    return replace(attachment, exhibits=exhibits)


def _requests(
    attachment: Attachment,
    checked: Checked,
    look: sheets.Look,
    files: dict[str, bytes],
    *,
    ocr: bool,
    progress: Progress,
) -> Requests:
    """Return the functions that the merger may call, which put finished files into *files*, by name."""

    def original(exhibit_index: int) -> BinaryIO:
        exhibit = attachment.exhibits[exhibit_index]
        reading = "recognize the text of" if ocr else "copy"
        progress(f"{reading} {exhibit.called}, {exhibit_index + 1} of {len(attachment.exhibits)}")
        return _original(exhibit, checked)

    def finish(name: str, file: BinaryIO) -> None:
        file.seek(0)
        files[name] = file.read()

    return Requests(
        original=original,
        letters=lambda characters: sheets.letters(characters, look.family),
        cover=lambda entry: sheets.cover(entry, attachment, look),
        index=lambda entries: sheets.index(entries, attachment, look),
        recognize=recognize,
        finish=finish,
    )


def _size(exhibit: AttachedExhibit, checked: Checked) -> int:
    """Return the size in bytes of the file of *exhibit*; 0 if the file is missing, which copying will report."""
    if made_file := checked.exhibits[exhibit.name].data:
        return len(made_file)
    try:
        return checked.exhibits[exhibit.name].target.stat().st_size
    except OSError:
        return 0


def _page_counts(attachment: Attachment, checked: Checked) -> list[int]:
    return [checked.exhibits[exhibit.name].pages for exhibit in attachment.exhibits]


def _problems(record: Merged, attachment: Attachment, checked: Checked) -> Iterator[Finding]:
    """Yield a fault for each problem in *record*, at the place where the matter names the file."""
    for problem in record.problems:
        fix = REMEDIES[problem.kind]
        if problem.exhibit_index == ALL_EXHIBITS:
            message = f"the set of exhibits {problem.message}"
            yield fault("EXH001", checked.source.place_at(("exhibits",)), message, fix=fix)
        else:
            name = attachment.exhibits[problem.exhibit_index].name
            place = checked.source.place_at(("exhibits", name, "file"))
            file = checked.exhibits[name].file
            yield fault("EXH001", place, f"`{brief(file)}` {problem.message}", fix=fix)


def _attached(
    record: Merged, attachment: Attachment, paper: TypesetPaper, files: dict[str, bytes]
) -> PaperWithExhibits:
    """Return the exhibits of *record* with their finished *files*."""
    exhibits = tuple(
        AttachedFile(
            exhibit,
            label=exhibit.called,
            page_count=merged_exhibit.pages,
            first_page=merged_exhibit.first_page,
            covers=merged_exhibit.covers,
            changes=merged_exhibit.changes,
            pdf=files.get(f"{index}", b""),
            tagged=merged_exhibit.tagged,
            recognized=merged_exhibit.recognized,
        )
        for index, (exhibit, merged_exhibit) in enumerate(zip(attachment.exhibits, record.exhibits, strict=True))
    )
    measured_uploads = (record.upload, *(exhibit.upload for exhibit in record.exhibits))
    uploads = tuple(upload for upload in measured_uploads if upload)
    pdf = files.get(PAPER, paper.pages.pdf)
    return PaperWithExhibits(pdf, record.pages, exhibits, files.get(INDEX, b""), record.index_pages, uploads)


def _pages_before(checked: Checked, *, covers: bool) -> dict[str, int]:
    """Return the number of pages before each exhibit in the page numbering of the whole matter."""
    cited_names = [name for name in exhibit_labels(checked.matter) if name in checked.exhibits]
    names = dict.fromkeys((*cited_names, *checked.exhibits))
    pages = [checked.exhibits[name].pages + covers for name in names]
    return dict(zip(names, accumulate(pages, initial=0), strict=False))


def _original(exhibit: AttachedExhibit, checked: Checked) -> BinaryIO:
    """Return an unnamed copy of the exhibit's bytes, which nobody else can change."""
    checked_file = checked.exhibits[exhibit.name]
    copy = TemporaryFile()  # noqa: SIM115 - the merger closes it
    if checked_file.data:
        copy.write(checked_file.data)
        copy.seek(0)
        return copy
    with suppress(OSError), checked_file.target.open("rb") as original:
        shutil.copyfileobj(original, copy)
    copy.seek(0)
    if hashlib.file_digest(copy, "sha256").hexdigest() != checked_file.sha256:
        copy.close()
        place = checked.source.place_at(("exhibits", exhibit.name, "file"))
        raise MatterError(fault("EXH003", place, f"`{brief(checked_file.file)}` changed after it was checked"))
    copy.seek(0)
    return copy


def _notes_on_changes(attached: PaperWithExhibits, paper: TypesetPaper, checked: Checked) -> Iterator[Finding]:
    """Yield a note on each exhibit whose attached copy differs from the original."""
    for file in attached.exhibits:
        changes = [change for change in file.changes if change != "made a PDF"]
        if changes:
            checked_file = checked.exhibits[file.exhibit.name]
            place = checked.source.place_at(("exhibits", file.exhibit.name, "file"))
            message = f"in the copy of `{brief(checked_file.file)}` that is attached: {', '.join(changes)}"
            yield replace(fault("EXH004", place, message), paper=paper.plan.id)


def _notes_on_standards(attached: PaperWithExhibits, paper: TypesetPaper, checked: Checked) -> Iterator[Finding]:
    """Yield a note on the standards that the paper's file no longer declares, because the file contains exhibits.

    There is no note if the court does not ask for accessible files.
    """
    needs = checked.matter.court.file_needs
    if needs is None or "accessibility" not in needs.value or all(file.pdf for file in attached.exhibits):
        return
    attached_labels = [file.exhibit.label for file in attached.exhibits]
    labels = [*dict.fromkeys((*exhibit_labels(checked.matter).values(), *attached_labels))]
    tagged_labels = list(_label_ranges(attached.exhibits, labels, tagged=True))
    untagged_labels = list(_label_ranges(attached.exhibits, labels, tagged=False))
    readable = f"{series(['the paper', 'the sheets', *tagged_labels])} keep their tags for screen readers"
    unreadable = f"; without tags: {series(untagged_labels)}" if untagged_labels else ""
    message = f"`{paper.plan.id}` with its exhibits no longer claims PDF/A-2a and PDF/UA-1: {readable}{unreadable}"
    yield replace(fault("EXH009", checked.source.place_at(("exhibits",)), message), paper=paper.plan.id)


def _label_ranges(files: Sequence[AttachedFile], labels: Sequence[str], *, tagged: bool) -> Iterator[str]:
    """Yield the labels of the exhibits whose *files* are *tagged* or not, with ranges such as "Exhibits 2–60"."""
    places = [labels.index(file.exhibit.label) for file in files if file.tagged is tagged]
    for first, last in ranges(places):
        word = exhibit_word(files[0].exhibit.word, is_plural=last > first)
        if first == last:
            yield f"{word} {labels[first]}"
        else:
            joiner = " and " if last - first == 1 else "–"
            yield f"{word} {labels[first]}{joiner}{labels[last]}"


def _findings_on_recognized_text(
    attached: PaperWithExhibits, paper: TypesetPaper, checked: Checked
) -> Iterator[Finding]:
    """Yield the privacy rules' findings on recognized text."""
    texts = {
        file.exhibit.name: replace(checked.exhibits[file.exhibit.name], texts=_page_texts(file), hidden=())
        for file in attached.exhibits
        if file.recognized
    }
    for finding in check_exhibits(checked.matter, texts, checked.source):
        yield replace(finding, paper=paper.plan.id)


def _page_texts(file: AttachedFile) -> tuple[str, ...]:
    """Return the recognized text of each page of *file*, up to the last page with such text; "" for other pages."""
    return tuple(file.recognized.get(number, "") for number in range(1, max(file.recognized) + 1))
