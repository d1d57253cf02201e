"""The files of exhibits: inside the root, a PDF, without a password."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assembler.findings.faults import brief, fault
from assembler.findings.finding import Finding, Place, Stopped
from assembler.load.files import named_file
from assembler.load.source import Source
from assembler.model.matter import Matter

HEAD = 1024
"""Bytes within which a PDF says what it is, as readers accept it."""


@dataclass(frozen=True)
class ExhibitFile:
    """A file that a matter attaches: its path relative to the file that names it, its hash and its pages."""

    file: str
    sha256: str
    texts: tuple[str, ...]
    """What each page says; nothing for a page that is a picture."""

    @property
    def pages(self) -> int:
        """How many pages it has."""
        return len(self.texts)


def examine(matter: Matter, source: Source) -> tuple[Mapping[str, ExhibitFile], list[Finding]]:
    """Return the exhibits' files by name, and a finding for each that cannot be used."""
    found: dict[str, ExhibitFile] = {}
    findings: list[Finding] = []
    for name, exhibit in matter.exhibits.items():
        if exhibit.file:
            try:
                found[name] = _file(exhibit.file, source.where(("exhibits", name, "file")), source.root)
            except Stopped as stopped:
                findings += stopped.findings
    return found, findings


def _file(named: str, place: Place, root: Path) -> ExhibitFile:
    """Return the file *named* relative to the YAML of *place*; links are followed before the root is asked."""
    target = named_file(named, place, root, "EXH001", ".pdf")
    return ExhibitFile(named, _hash(target, named, place), _texts(target, named, place))


def _hash(file: Path, named: str, place: Place) -> str:
    """Return the SHA-256 of *file*, which says at its head that it is a PDF."""
    try:
        with file.open("rb") as stream:
            head = stream.read(HEAD)
            stream.seek(0)
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise Stopped(fault("EXH001", place, f"`{brief(named)}` cannot be read: {why}")) from None
    if b"%PDF-" not in head:
        raise Stopped(fault("EXH001", place, f"`{brief(named)}` is not a PDF"))
    return digest


def _texts(file: Path, named: str, place: Place) -> tuple[str, ...]:
    """Return the words of each page of *file*."""
    import pypdfium2 as pdfium  # noqa: PLC0415 - only a matter with files of exhibits pays for it

    try:
        document = pdfium.PdfDocument(file)
    except pdfium.PdfiumError as error:
        what = "needs a password" if "password" in str(error).lower() else "cannot be read as a PDF"
        raise Stopped(fault("EXH001", place, f"`{brief(named)}` {what}")) from None
    try:
        said = tuple(_said(page) for page in document)
    except pdfium.PdfiumError:
        raise Stopped(fault("EXH001", place, f"`{brief(named)}` has a page that cannot be read")) from None
    finally:
        document.close()
    if not said:
        raise Stopped(fault("EXH001", place, f"`{brief(named)}` has no pages"))
    return said


def _said(page: Any) -> str:
    text: str = page.get_textpage().get_text_bounded()
    return text
