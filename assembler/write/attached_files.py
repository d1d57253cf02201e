"""Writes the exhibits that are filed as separate files, and records all attached exhibits in the manifest."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assembler.proof.upload import Part
from assembler.results import PaperWithExhibits, TypesetPaper
from assembler.write.disk import hash_of
from assembler.write.folders import refuse_unknown

INDEX = "-index-of-exhibits.pdf"
"""The end of the file name for an index of exhibits."""


INDEX_LABEL = "Index of Exhibits"
"""The label for an index of exhibits in the manifest."""


@dataclass(frozen=True)
class AttachedFiles:
    """The exhibits' files to write, and the manifest's records of the exhibits by the paper's file name.

    None in place of a file means that the file is deleted.
    """

    files: Mapping[Path, bytes | None]
    records: Mapping[str, Mapping[str, Any]]


def attached_files(
    papers: Sequence[TypesetPaper], files: Mapping[str, Path], entries: Mapping[str, Any]
) -> AttachedFiles:
    """Return the files of the exhibits of *papers*.

    A file of an earlier build is marked for deletion if its exhibit is gone. *files* has each paper's PDF by the
    paper's id. *entries* has the manifest's entry for each PDF by the PDF's name. Raises `MatterError` if a file of the
    same name exists that no manifest lists.
    """
    data_by_file: dict[Path, bytes | None] = {}
    records: dict[str, Mapping[str, Any]] = {}
    for paper in papers:
        pdf = files[paper.plan.id]
        earlier_hashes = dict(files_before(entries.get(pdf.name), pdf.parent))
        new_files = {file: data for file, _, data in _files(paper.attached, pdf)}
        for file in new_files:
            refuse_unknown(file, {earlier_file.name for earlier_file in earlier_hashes})
        for file, digest in earlier_hashes.items():
            if file not in new_files and hash_of(file) == digest:
                data_by_file[file] = None
        data_by_file |= new_files
        if paper.attached:
            records[pdf.name] = {"attachments": list(_entries(paper, paper.attached, pdf))}
    return AttachedFiles(data_by_file, records)


def written_beside(paper: TypesetPaper, pdf: Path) -> tuple[Path, ...]:
    """Return the separate files of the exhibits of *paper*, whose own file is *pdf*, in the order of filing."""
    return tuple(file for file, _, _ in _files(paper.attached, pdf))


def files_of(paper: TypesetPaper, pdf: Path) -> Iterator[tuple[str, Part, bytes, bool]]:
    """Yield each file of *paper*, whose own file is *pdf*: name, kind, bytes, and whether the file has exhibits."""
    attached = paper.attached
    has_exhibits_inside = attached is not None and any(not exhibit.pdf for exhibit in attached.exhibits)
    yield pdf.name, "paper", paper.pages.pdf, has_exhibits_inside
    for file, label, data in _files(attached, pdf):
        is_index = label == INDEX_LABEL
        yield file.name, "index" if is_index else "exhibit", data, not is_index


def _files(attached: PaperWithExhibits | None, pdf: Path) -> Iterator[tuple[Path, str, bytes]]:
    """Yield each separate file with its label and bytes: first the index, then the exhibits."""
    if attached and attached.index_pdf:
        yield pdf.with_name(f"{pdf.stem}{INDEX}"), INDEX_LABEL, attached.index_pdf
    if not attached:
        return
    for exhibit in attached.exhibits:
        if exhibit.pdf:
            yield _file_of_label(pdf, exhibit.exhibit.label.lower()), exhibit.label, exhibit.pdf


def _file_of_label(pdf: Path, label: str) -> Path:
    return pdf.with_name(f"{pdf.stem}-exhibit-{label}.pdf")


def _entries(paper: TypesetPaper, attached: PaperWithExhibits, pdf: Path) -> Iterator[dict[str, Any]]:
    """Yield the manifest's records of the index and of each exhibit, with its file and its pages."""
    exhibit_files = {label: (file, data) for file, label, data in _files(attached, pdf)}
    if attached.index_pdf:
        file, data = exhibit_files[INDEX_LABEL]
        yield {
            "label": INDEX_LABEL,
            "file": file.name,
            "pages": attached.index_pages,
            "sha256": hashlib.sha256(data).hexdigest(),
        }
    for exhibit in attached.exhibits:
        file, data = exhibit_files.get(exhibit.label, (pdf, paper.pages.pdf))
        yield {
            "exhibit": exhibit.exhibit.name,
            "label": exhibit.label,
            "title": exhibit.exhibit.title,
            **({"date": exhibit.exhibit.day} if exhibit.exhibit.day else {}),
            "file": file.name,
            "first_page": exhibit.first_page,
            "pages": exhibit.page_count,
            "covers": exhibit.covers,
            "sha256": hashlib.sha256(data).hexdigest(),
            "tagged": exhibit.tagged,
            "changes": list(exhibit.changes),
        }


def files_before(entry: Any, folder: Path) -> Iterator[tuple[Path, str]]:
    """Yield the exhibits' files in *entry*, a paper's manifest entry, with their hashes."""
    attachments = entry.get("attachments") if isinstance(entry, dict) else None
    if not isinstance(attachments, list):
        return
    for attachment in attachments:
        name = attachment.get("file") if isinstance(attachment, dict) else None
        if isinstance(name, str) and Path(name).name == name and ("-exhibit-" in name or name.endswith(INDEX)):
            yield folder / name, str(attachment.get("sha256", ""))
