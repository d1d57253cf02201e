"""Files of exhibits: each is a PDF inside the root, without a password."""

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
"""The number of bytes at the start of a file in which readers accept the mark of a PDF."""


@dataclass(frozen=True)
class ExhibitFile:
    """A file that a matter attaches: its path relative to the YAML that names it, its hash and its pages."""

    file: str
    sha256: str
    texts: tuple[str, ...]
    """The text of each page; empty for a page that is an image."""

    @property
    def pages(self) -> int:
        """The number of pages."""
        return len(self.texts)


def examine(matter: Matter, source: Source) -> tuple[Mapping[str, ExhibitFile], list[Finding]]:
    """Return the files of exhibits by the exhibit's name, and a finding for each file that cannot be used."""
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
    """Return the file *named*, a path relative to the YAML of *place*, with links followed."""
    target = named_file(named, place, root, "EXH001", ".pdf")
    return ExhibitFile(named, _hash(target, named, place), _texts(target, named, place))


def _hash(file: Path, named: str, place: Place) -> str:
    """Return the SHA-256 of *file*. Raises `Stopped` unless it starts as a PDF does."""
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
    """Return the text of each page of *file*."""
    import pypdfium2 as pdfium  # noqa: PLC0415 - slow to import; only needed for files of exhibits

    try:
        document = pdfium.PdfDocument(file)
    except pdfium.PdfiumError as error:
        problem = "needs a password" if "password" in str(error).lower() else "cannot be read as a PDF"
        raise Stopped(fault("EXH001", place, f"`{brief(named)}` {problem}")) from None
    try:
        texts = tuple(_text(page) for page in document)
    except pdfium.PdfiumError:
        raise Stopped(fault("EXH001", place, f"`{brief(named)}` has a page that cannot be read")) from None
    finally:
        document.close()
    if not texts:
        raise Stopped(fault("EXH001", place, f"`{brief(named)}` has no pages"))
    return texts


def _text(page: Any) -> str:
    text: str = page.get_textpage().get_text_bounded()
    return text
