"""Makes `filing.json` and `filing.csv`: the data that e-filing forms ask for, and a list of the written papers."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from assembler.findings.visible import as_json
from assembler.results import TypesetPaper
from assembler.write.csv_table import table
from assembler.write.disk import hash_of, mode, read_plain
from assembler.write.filing_data import COLUMNS, filing_rows, filing_value
from assembler.write.folders import refuse_unknown

JSON = "filing.json"
CSV = "filing.csv"


def filing_files(
    papers: Sequence[TypesetPaper], entries: Mapping[str, Mapping[str, Any]], manifest: Path
) -> tuple[dict[Path, bytes | None], dict[str, str]]:
    """Return the files to write beside *manifest*, or to delete if None, and their hashes by name for the manifest.

    *entries* has the manifest's entries for *papers*, in the same order, by file name. If no filing data is requested,
    the files of an earlier build are deleted, because they would not match the papers. Raises `MatterError` if a file
    of the same name exists that no manifest lists.
    """
    earlier_hashes = filing_data_hashes(manifest)
    value = filing_value(papers, entries)
    if not value:
        stale_files = [manifest.with_name(name) for name in earlier_hashes]
        return {file: None for file in stale_files if hash_of(file) == earlier_hashes[file.name]}, {}
    files = {manifest.with_name(JSON): f"{as_json(value)}\n".encode(), manifest.with_name(CSV): _table(value)}
    for file in files:
        refuse_unknown(file, earlier_hashes)
    return {**files}, {file.name: hashlib.sha256(data).hexdigest() for file, data in files.items()}


def filing_data_hashes(manifest: Path) -> dict[str, str]:
    """Return the hashes of the filing data files that *manifest* lists; none if there is no manifest."""
    try:
        hashes = json.loads(read_plain(manifest)).get("filing_data", {}) if mode(manifest) else {}
        return {name: str(hashes[name]) for name in (JSON, CSV) if name in hashes}
    except (OSError, ValueError, AttributeError, TypeError, RecursionError):
        return {}


def _table(value: Mapping[str, Any]) -> bytes:
    """Return *value* as a CSV table with a row for each record."""
    return table(COLUMNS, [[row.get(column, "") for column in COLUMNS] for row in filing_rows(value)])
