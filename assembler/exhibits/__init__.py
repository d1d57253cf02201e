"""Exhibits attached to a paper: working copies with covers, stamps and bookmarks; the originals never change."""

import hashlib
from collections.abc import Iterator
from dataclasses import replace

from assembler.exhibits.attach import attach
from assembler.exhibits.copies import UnusableError
from assembler.exhibits.sheets import Look
from assembler.findings.faults import brief, fault
from assembler.findings.finding import Finding, Stopped
from assembler.plan.plan import AttachedExhibit
from assembler.results import Attached, Checked, TypesetPaper


def with_exhibits(paper: TypesetPaper, checked: Checked) -> tuple[TypesetPaper, list[Finding]]:
    """Return *paper* with the exhibits that it attaches, and a note on each copy that differs from its original.

    Raises `Stopped` if a file cannot be used, or is no longer the one that was checked.
    """
    if not (attachment := paper.plan.attachment):
        return paper, []
    usable = tuple(exhibit for exhibit in attachment.exhibits if exhibit.name in checked.exhibits)
    originals = {exhibit.name: _original(exhibit, checked) for exhibit in usable}
    look = Look(paper.pages.family, tuple(checked.catalog.own_templates))
    try:
        attached = attach(paper.pages.pdf, replace(attachment, exhibits=usable), originals, look)
    except UnusableError as problem:
        name, why = problem.args
        place = checked.source.where(("exhibits", name, "file"))
        raise Stopped(fault("EXH001", place, f"`{brief(checked.exhibits[name].file)}` {why}")) from None
    pages = replace(paper.pages, pdf=attached.pdf, count=attached.pages)
    return replace(paper, pages=pages, attached=attached), list(_notes(attached, paper, checked))


def _original(exhibit: AttachedExhibit, checked: Checked) -> bytes:
    """Return the bytes of the exhibit's file. Raises `Stopped` if they are not those that were checked."""
    known = checked.exhibits[exhibit.name]
    try:
        data = known.target.read_bytes()
    except OSError:
        data = b""
    if hashlib.sha256(data).hexdigest() != known.sha256:
        place = checked.source.where(("exhibits", exhibit.name, "file"))
        raise Stopped(fault("EXH003", place, f"`{brief(known.file)}` changed while it was read"))
    return data


def _notes(attached: Attached, paper: TypesetPaper, checked: Checked) -> Iterator[Finding]:
    for exhibit in attached.exhibits:
        told = [change for change in exhibit.changes if change != "made a PDF"]
        if told:
            known = checked.exhibits[exhibit.exhibit.name]
            place = checked.source.where(("exhibits", exhibit.exhibit.name, "file"))
            message = f"in the copy of `{brief(known.file)}` that is attached: {', '.join(told)}"
            yield replace(fault("EXH004", place, message), paper=paper.plan.id)
