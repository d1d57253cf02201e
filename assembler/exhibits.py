"""The files of exhibits: inside the root, a PDF, without a password."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from assembler.faults import fault
from assembler.finding import Finding, Place, Stopped
from assembler.load import Source
from assembler.model.matter import Matter


@dataclass(frozen=True)
class ExhibitFile:
    """A file that a matter attaches: its path relative to the matter, its hash and its pages."""

    file: str
    sha256: str
    pages: int


def examine(matter: Matter, source: Source) -> tuple[Mapping[str, ExhibitFile], list[Finding]]:
    """Return the exhibits' files by name, and a finding for each that cannot be used."""
    found: dict[str, ExhibitFile] = {}
    findings: list[Finding] = []
    for name, exhibit in matter.exhibits.items():
        if exhibit.file:
            place = source.where(("exhibits", name, "file"))
            try:
                found[name] = _file(exhibit.file, Path(place.file).absolute().parent, source.root, place)
            except Stopped as stopped:
                findings += stopped.findings
    return found, findings


def _file(named: str, folder: Path, root: Path, place: Place) -> ExhibitFile:
    """Return the file *named* relative to the *folder* of the YAML that names it; links are followed before the root is asked."""
    target = (folder / named).resolve()
    if not target.is_relative_to(root):
        raise Stopped(fault("EXH001", place, f"`{named}` lies outside the root", fix="copy the file into the root"))
    if not target.is_file():
        near = ", ".join(f"`{one}`" for one in sorted(_pdfs(target.parent))[:5])
        fix = f"the folder has {near}" if near else "name a PDF inside the root, relative to this file"
        raise Stopped(fault("EXH001", place, f"`{named}` is not a file", fix=fix))
    data = target.read_bytes()
    return ExhibitFile(named, hashlib.sha256(data).hexdigest(), _pages(data, named, place))


def _pdfs(folder: Path) -> Iterator[str]:
    if folder.is_dir():
        yield from (one.name for one in folder.iterdir() if one.suffix.lower() == ".pdf")


def _pages(data: bytes, named: str, place: Place) -> int:
    import pypdfium2 as pdfium  # noqa: PLC0415 - only a matter with files of exhibits pays for it

    if b"%PDF-" not in data[:1024]:
        raise Stopped(fault("EXH001", place, f"`{named}` is not a PDF"))
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        locked = "password" in str(error).lower()
        what = "needs a password" if locked else "cannot be read as a PDF"
        raise Stopped(fault("EXH001", place, f"`{named}` {what}")) from None
    count = len(document)
    document.close()
    return count
