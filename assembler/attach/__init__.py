"""Exhibits attached to a paper: working copies with covers, stamps and bookmarks; the originals never change."""

import hashlib
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate
from pathlib import Path
from tempfile import TemporaryDirectory

from assembler.attach.attach import Progress, attach
from assembler.attach.recognition import PROGRAM, installed
from assembler.attach.sheets import Look
from assembler.check import check_exhibits
from assembler.exhibits.labels import exhibit_labels
from assembler.exhibits.reader import UnusableError
from assembler.exhibits.remedies import remedy
from assembler.findings.faults import brief, fault
from assembler.findings.finding import Finding, MatterError
from assembler.language.english import ranges, series
from assembler.plan.plan import AttachedExhibit
from assembler.results import AttachedFile, Checked, PaperWithExhibits, TypesetPaper


def with_exhibits(
    paper: TypesetPaper, checked: Checked, *, ocr: bool = False, progress: Progress = lambda _: None
) -> tuple[TypesetPaper, list[Finding]]:
    """Return *paper* with the exhibits that it attaches, and a note on each copy that differs from its original.

    With *ocr*, text is recognized on pages that have none, and searched for private numbers. Raises `MatterError` if a
    file cannot be used or has changed since it was checked, or if no program that recognizes text is installed.
    """
    if not (attachment := paper.plan.attachment):
        return paper, []
    if ocr and not installed():
        place = checked.source.place_at(("exhibits",))
        raise MatterError(fault("EXH008", place, f"`{PROGRAM}` is not installed, so no text can be recognized"))
    before = _pages_before(checked, covers=attachment.cover_sheets)
    usable = tuple(
        replace(exhibit, pages_before=before[exhibit.name]) for exhibit in attachment.exhibits if exhibit.name in before
    )
    look = Look(paper.pages.family, tuple(checked.catalog.own_templates))
    try:
        with TemporaryDirectory() as folder:
            originals = {
                exhibit.name: _original(exhibit, checked, Path(folder) / f"{number}")
                for number, exhibit in enumerate(usable)
            }
            usable_attachment = replace(attachment, exhibits=usable)
            attached = attach(paper.pages.pdf, usable_attachment, originals, look, ocr=ocr, progress=progress)
    except UnusableError as problem:
        name, reason = problem.args
        place = checked.source.place_at(("exhibits", name, "file"))
        raise MatterError(
            fault("EXH001", place, f"`{brief(checked.exhibits[name].file)}` {reason}", fix=remedy(reason))
        ) from None
    pages = replace(paper.pages, pdf=attached.pdf, count=attached.pages)
    finding_functions = (_notes, _promises, _recognized)
    findings = [finding for find in finding_functions for finding in find(attached, paper, checked)]
    return replace(paper, pages=pages, attached=attached), findings


def _pages_before(checked: Checked, *, covers: bool) -> dict[str, int]:
    """Return the number of pages before each exhibit in the page numbers of the whole matter.

    A page has the same number in every paper that attaches it, and no two pages share a number.
    """
    names = [name for name in exhibit_labels(checked.matter) if name in checked.exhibits]
    pages = [checked.exhibits[name].pages + covers for name in names]
    return dict(zip(names, accumulate(pages, initial=0), strict=False))


def _original(exhibit: AttachedExhibit, checked: Checked, copy: Path) -> Path:
    """Copy the exhibit's file to *copy*, where nobody changes it, and return *copy*.

    Raises `MatterError` if it is not the file that was checked.
    """
    checked_file = checked.exhibits[exhibit.name]
    try:
        shutil.copyfile(checked_file.target, copy)
    except OSError:
        copy.write_bytes(b"")
    with copy.open("rb") as stream:
        is_unchanged = hashlib.file_digest(stream, "sha256").hexdigest() == checked_file.sha256
    if not is_unchanged:
        place = checked.source.place_at(("exhibits", exhibit.name, "file"))
        raise MatterError(fault("EXH003", place, f"`{brief(checked_file.file)}` changed while it was read"))
    return copy


def _notes(attached: PaperWithExhibits, paper: TypesetPaper, checked: Checked) -> Iterator[Finding]:
    for exhibit in attached.exhibits:
        changes = [change for change in exhibit.changes if change != "made a PDF"]
        if changes:
            checked_file = checked.exhibits[exhibit.exhibit.name]
            place = checked.source.place_at(("exhibits", exhibit.exhibit.name, "file"))
            message = f"in the copy of `{brief(checked_file.file)}` that is attached: {', '.join(changes)}"
            yield replace(fault("EXH004", place, message), paper=paper.plan.id)


def _promises(attached: PaperWithExhibits, paper: TypesetPaper, checked: Checked) -> Iterator[Finding]:
    """Yield a note on the promises that the file of the paper no longer makes, because exhibits are in it."""
    if all(exhibit.pdf for exhibit in attached.exhibits):
        return
    labels = [*exhibit_labels(checked.matter).values()]
    tagged, bare = (list(_runs(attached.exhibits, labels, tagged=is_tagged)) for is_tagged in (True, False))
    readable = f"{series(['the paper', 'the sheets', *tagged])} can still be read aloud in order"
    unreadable = f"; {series(bare)}, having no tags, cannot" if bare else ""
    message = f"`{paper.plan.id}` with its exhibits no longer promises PDF/A-2a and PDF/UA-1: {readable}{unreadable}"
    yield replace(fault("EXH009", checked.source.place_at(("exhibits",)), message), paper=paper.plan.id)


def _runs(exhibits: Sequence[AttachedFile], labels: Sequence[str], *, tagged: bool) -> Iterator[str]:
    """Yield the labels of *exhibits* that are *tagged*, or not, with neighbors in *labels* as ranges: Exhibits 2–60."""
    places = [labels.index(exhibit.exhibit.label) for exhibit in exhibits if exhibit.tagged is tagged]
    for first, last in ranges(places):
        between = " and " if last - first == 1 else "–"
        yield f"Exhibits {labels[first]}{between}{labels[last]}" if last > first else f"Exhibit {labels[first]}"


def _recognized(attached: PaperWithExhibits, paper: TypesetPaper, checked: Checked) -> Iterator[Finding]:
    """Yield the findings of the rules on privacy in recognized text."""
    texts = {
        exhibit.exhibit.name: replace(checked.exhibits[exhibit.exhibit.name], texts=_pages(exhibit), hidden=())
        for exhibit in attached.exhibits
        if exhibit.recognized
    }
    for finding in check_exhibits(checked.matter, texts, checked.source):
        yield replace(finding, paper=paper.plan.id)


def _pages(exhibit: AttachedFile) -> tuple[str, ...]:
    """Return the texts of the pages of *exhibit*; "" for pages without recognized text."""
    return tuple(exhibit.recognized.get(number, "") for number in range(1, max(exhibit.recognized) + 1))
