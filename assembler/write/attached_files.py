"""Exhibits beside the papers, each in a file of its own where the court has it so; what the manifest says of them."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assembler.preflight.upload import Part
from assembler.results import Attached, TypesetPaper
from assembler.write.disk import hash_of
from assembler.write.folders import refuse_unknown

INDEX = "-index-of-exhibits.pdf"
"""How the name of the file with the index of exhibits ends."""


INDEX_LABEL = "Index of Exhibits"
"""What the manifest calls that file."""


@dataclass(frozen=True)
class AttachedFiles:
    """The files of exhibits to write (None: to delete), and what the manifest says of each paper's, by its file."""

    files: Mapping[Path, bytes | None]
    recorded: Mapping[str, Mapping[str, Any]]


def attached_files(made: Sequence[TypesetPaper], files: Mapping[str, Path], known: Mapping[str, Any]) -> AttachedFiles:
    """Return the files of the exhibits of *made*. A file of an earlier build that has no exhibit any more is deleted.

    *files* gives the PDF of each paper by its id, *known* what the manifest says of each PDF by its name.
    Raises `MatterError` if a file of such a name is there that no manifest knows.
    """
    written: dict[Path, bytes | None] = {}
    recorded: dict[str, Mapping[str, Any]] = {}
    for paper in made:
        pdf = files[paper.plan.id]
        before = dict(files_before(known.get(pdf.name), pdf.parent))
        own = {file: data for file, _, data in _files(paper.attached, pdf)}
        for file in own:
            refuse_unknown(file, {earlier.name for earlier in before})
        gone = {file: None for file, digest in before.items() if file not in own and hash_of(file) == digest}
        written |= {**gone, **own}
        if paper.attached:
            recorded[pdf.name] = {"attachments": list(_entries(paper, paper.attached, pdf))}
    return AttachedFiles(written, recorded)


def written_beside(paper: TypesetPaper, pdf: Path) -> tuple[Path, ...]:
    """Return the files of the exhibits that are beside the *pdf* of *paper*, in the order in which they are filed."""
    return tuple(file for file, _, _ in _files(paper.attached, pdf))


def files_of(paper: TypesetPaper, pdf: Path) -> Iterator[tuple[str, Part, bytes, bool]]:
    """Yield each file of *paper*, whose own is *pdf*: its name, what it is, its bytes, and if others made pages."""
    attached = paper.attached
    in_it = attached is not None and any(not exhibit.pdf for exhibit in attached.exhibits)
    yield pdf.name, "paper", paper.pages.pdf, in_it
    for file, label, data in _files(attached, pdf):
        index = label == INDEX_LABEL
        yield file.name, "index" if index else "exhibit", data, not index


def _files(attached: Attached | None, pdf: Path) -> Iterator[tuple[Path, str, bytes]]:
    """Yield each file of exhibits with its label and its bytes: the index, then the exhibits."""
    if attached and attached.index:
        yield pdf.with_name(f"{pdf.stem}{INDEX}"), INDEX_LABEL, attached.index
    for exhibit in attached.exhibits if attached else ():
        if exhibit.pdf:
            yield _beside(pdf, exhibit.exhibit.label.lower()), exhibit.label, exhibit.pdf


def _beside(pdf: Path, label: str) -> Path:
    return pdf.with_name(f"{pdf.stem}-exhibit-{label}.pdf")


def _entries(paper: TypesetPaper, attached: Attached, pdf: Path) -> Iterator[dict[str, Any]]:
    """Yield what the manifest says of each exhibit: where it is, its pages, and what its copy has been changed in."""
    beside = {label: (file, data) for file, label, data in _files(attached, pdf)}
    if attached.index:
        file, data = beside[INDEX_LABEL]
        yield {
            "label": INDEX_LABEL,
            "file": file.name,
            "pages": attached.index_pages,
            "sha256": hashlib.sha256(data).hexdigest(),
        }
    for exhibit in attached.exhibits:
        file, data = beside.get(exhibit.label, (pdf, paper.pages.pdf))
        yield {
            "exhibit": exhibit.exhibit.name,
            "label": exhibit.label,
            "title": exhibit.exhibit.title,
            **({"date": exhibit.exhibit.day} if exhibit.exhibit.day else {}),
            "file": file.name,
            "first_page": exhibit.first_page,
            "pages": exhibit.pages,
            "covers": exhibit.covers,
            "sha256": hashlib.sha256(data).hexdigest(),
            "tagged": exhibit.tagged,
            "changes": list(exhibit.changes),
        }


def files_before(entry: Any, folder: Path) -> Iterator[tuple[Path, str]]:
    """Yield the files of exhibits that the manifest's *entry* of a paper names, with their hashes."""
    attachments = entry.get("attachments") if isinstance(entry, dict) else None
    for one in attachments if isinstance(attachments, list) else ():
        name = one.get("file") if isinstance(one, dict) else None
        if isinstance(name, str) and Path(name).name == name and ("-exhibit-" in name or name.endswith(INDEX)):
            yield folder / name, str(one.get("sha256", ""))
