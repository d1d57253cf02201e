"""Writes files that no manifest lists, such as a marked copy.

A file that was changed after it was written is left in place.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from assembler.findings.faults import fault
from assembler.findings.finding import Finding
from assembler.load.files import place_of
from assembler.write.disk import hash_of, mode, read_plain
from assembler.write.folders import refuse_link
from assembler.write.journal import put_file

MARKED_COPIES_RECORD = ".assembler-marked-copies.json"
"""The file with the hash of each file, by its name, as this program last wrote it in the folder."""


def put_unless_changed(files: Mapping[Path, bytes]) -> list[Finding]:
    """Write *files*, except files changed since they were written; return a warning for each of those.

    Raises `MatterError` if a file cannot be written.
    """
    return [finding for file, data in files.items() for finding in _write(file, data)]


def _write(file: Path, data: bytes) -> Iterator[Finding]:
    record = file.parent / MARKED_COPIES_RECORD
    refuse_link(record)
    hashes = _recorded_hashes(record)
    digest = hashlib.sha256(data).hexdigest()
    if mode(file) and hash_of(file) not in {hashes.get(file.name), digest}:
        message = "is not as this program last wrote it here, so it was left in place"
        fix = "rename the file, and run the command again to get a new file"
        yield fault("OUT005", place_of(file), message, fix=fix)
        return
    put_file(file, data)
    if hashes.get(file.name) != digest:
        put_file(record, json.dumps({**hashes, file.name: digest}, indent=1).encode())


def _recorded_hashes(record: Path) -> dict[str, str]:
    """Return the hashes in *record*; none if it is missing or damaged."""
    try:
        hashes = json.loads(read_plain(record))
    except (OSError, ValueError, RecursionError):
        return {}
    return {str(name): str(digest) for name, digest in hashes.items()} if isinstance(hashes, dict) else {}
