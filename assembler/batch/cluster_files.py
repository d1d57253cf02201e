"""The files of filings that a cluster has built: written here, whole or not at all, and never over a changed paper."""

import hashlib
import json
from dataclasses import replace
from pathlib import Path

from assembler.batch.cluster_task import Made
from assembler.batch.filing import failed
from assembler.batch.outcome import Outcome, told
from assembler.batch.rows.row import Row
from assembler.batch.settings import Settings
from assembler.findings.faults import fault
from assembler.findings.finding import Finding, Stopped
from assembler.load.files import locate, place_of
from assembler.write import MANIFEST, folder_below
from assembler.write.disk import is_plain, read_plain
from assembler.write.folders import make_folder
from assembler.write.journal import alone, put


def folder_of_row(row: Row, settings: Settings) -> Path:
    """Return the folder of the papers of *row*, below the folder of all papers."""
    file, root = locate(settings.base, settings.options.root)
    return folder_below(file, root) / settings.folder / row.id


def earlier_manifest(row: Row, settings: Settings) -> tuple[str, bytes] | None:
    """Return the manifest that an earlier build of *row* has left, with its path below the folder of papers."""
    path = folder_of_row(row, settings) / MANIFEST
    file = settings.options.out / path
    return (path.as_posix(), read_plain(file)) if is_plain(file) else None


def put_files(made: Made, row: Row, settings: Settings) -> Outcome:
    """Write the files *made* of *row*, and return what came of it."""
    outcome = made.outcome or failed(row, "nothing was made")
    if not made.files:
        return outcome
    below = folder_of_row(row, settings)
    try:
        where = make_folder(settings.options.out, below)
        with alone(where):
            if changed := _changed(where):
                return replace(outcome, outputs={}, findings=[*outcome.findings, *map(told, changed)])
            put({settings.options.out / path: data for path, data in made.files})
    except Stopped as stopped:
        return replace(outcome, verdict="stopped", outputs={}, findings=[told(found) for found in stopped.findings])
    return outcome


def _changed(where: Path) -> list[Finding]:
    """Return a warning for each paper in *where* that was changed since it was written; it is not replaced."""
    file = where / MANIFEST
    papers = json.loads(read_plain(file))["papers"] if is_plain(file) else {}
    return [
        fault("OUT005", place_of(where / name), "was changed since it was written, and is not replaced")
        for name, entry in papers.items()
        if is_plain(where / name) and hashlib.sha256(read_plain(where / name)).hexdigest() != entry["sha256"]
    ]
