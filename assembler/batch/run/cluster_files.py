"""Writes the files of filings that a cluster has built.

Either all files of a filing are written or none, and a changed paper is never replaced. A worker gets a copy of the
filing's folder and builds in the copy. It therefore sees the same files as a build on this machine would: changed
papers, files that no manifest lists, and obsolete files.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from assembler.batch.filing.make_filing import failure_outcome
from assembler.batch.filing.outcome import Outcome, as_record
from assembler.batch.rows.row import Row
from assembler.batch.run.cluster_worker import Built
from assembler.batch.settings import Settings
from assembler.findings.finding import MatterError
from assembler.load.roots import folder_below, locate
from assembler.write.disk import hash_of, is_plain, read_plain
from assembler.write.folders import existing_folder, make_folder
from assembler.write.journal import FILE, settle, settle_and_lock, write_all_or_none


def folder_of_row(row: Row, settings: Settings) -> Path:
    """Return the folder of the papers of *row*, relative to the output folder."""
    file, _ = locate(settings.base, settings.options.root)
    return folder_below(file, settings.options.root) / settings.folder / row.id


def files_of_row(row: Row, settings: Settings) -> dict[str, bytes]:
    """Return the files in the folder of *row*, by their paths below the output folder.

    If the folder cannot be used, return no files; `put_files` reports why.
    """
    row_folder = folder_of_row(row, settings)
    try:
        folder = existing_folder(settings.options.out, row_folder)
        if not folder:
            return {}
        settle(folder)
        files = sorted(file for file in folder.iterdir() if FILE.fullmatch(file.name) and is_plain(file))
        return {(row_folder / file.name).as_posix(): read_plain(file) for file in files}
    except (OSError, MatterError):
        return {}


def put_files(built: Built, row: Row, settings: Settings, earlier_hashes: Mapping[str, str]) -> Outcome:
    """Write the files that a worker has *built* for *row*, and return the outcome.

    *earlier_hashes* has the hashes of the files that were in the row's folder when the row was sent to the worker.
    """
    outcome = built.outcome or failure_outcome(row, "the worker made nothing")
    row_folder = folder_of_row(row, settings)
    is_for_row = outcome.id == row.id and outcome.number == row.number
    if not is_for_row or not all(_is_output_in(row_folder, path) for path in built.files):
        return failure_outcome(row, f"the worker `{built.worker}` sent files that belong to another filing")
    if not built.files:
        return outcome
    try:
        folder = make_folder(settings.options.out, row_folder)
        with settle_and_lock(folder):
            if any(hash_of(folder / Path(path).name) != earlier_hashes.get(path, "") for path in built.files):
                return failure_outcome(row, "a file in the filing's folder changed while the filing was built")
            changed_files = {
                path: data for path, data in built.files.items() if _file_differs(path, data, earlier_hashes)
            }
            write_all_or_none({folder / Path(path).name: data for path, data in changed_files.items()})
    except MatterError as error:
        findings = [*outcome.findings, *map(as_record, error.findings)]
        return replace(outcome, verdict="stopped", outputs={}, pages=0, findings=findings)
    return outcome


def _file_differs(path: str, data: bytes | None, earlier_hashes: Mapping[str, str]) -> bool:
    """Whether *data* differs from the earlier file at *path*, whose hash is in *earlier_hashes*."""
    return data is None or hashlib.sha256(data).hexdigest() != earlier_hashes.get(path)


def hashes(files: Mapping[str, bytes]) -> dict[str, str]:
    """Return the hash of each of *files*."""
    return {path: hashlib.sha256(data).hexdigest() for path, data in files.items()}


def _is_output_in(folder: Path, path: str) -> bool:
    """Whether *path* is directly in *folder*, and is a file of a kind that a build writes."""
    return (folder / Path(path).name).as_posix() == path and bool(FILE.fullmatch(Path(path).name))
