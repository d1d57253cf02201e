"""Records which roots the user trusts, with the hashes of their templates, in the user's own configuration folder.

Templates determine what a paper says, and so only the user can trust them; no file in the folder itself can make them
trusted. Trust covers one path and its current templates; if any template changes, the templates are no longer used.
"""

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import click

from assembler.findings.visible import as_json
from assembler.load.files import real_path
from assembler.load.private_files import read_private, write_private

MAX_BYTES = 1_000_000
"""The maximum size of a record of trust, in bytes."""


class NoConfigurationError(Exception):
    """The path of the user's configuration folder is not absolute."""


@dataclass(frozen=True)
class Trust:
    """A record of trust: the real path of the root, and the SHA-256 of each of its templates, by name."""

    root: Path
    hashes: Mapping[str, str]


def trust_folder() -> Path:
    """Return the folder of records of trust, which is in the user's configuration folder.

    Raises `NoConfigurationError` if its path is not absolute.
    """
    folder = Path(click.get_app_dir("assembler"))
    if not folder.is_absolute():
        raise NoConfigurationError
    return folder / "trusted"


def trust_of(root: Path) -> Trust | None:
    """Return the record of trust in *root*; None if *root* is not trusted or its record cannot be read."""
    try:
        trust = _read_record(record_file(root))
    except NoConfigurationError:
        return None
    return trust if trust and trust.root == real_path(root) else None


def save_trust(root: Path, hashes: Mapping[str, str]) -> None:
    """Record that the current templates of *root* are trusted. Raises `NoConfigurationError` or `OSError`."""
    record = as_json({"root": str(real_path(root)), "hashes": dict(hashes)})
    write_private(record_file(root), f"{record}\n".encode())


def revoke_trust(root: Path) -> bool:
    """Remove the record of trust in *root*, and return whether *root* was trusted.

    Raises `NoConfigurationError` or `OSError`.
    """
    record = record_file(root)
    existed = record.exists()
    record.unlink(missing_ok=True)
    return existed


def trust_records() -> Iterator[Trust]:
    """Yield every record of trust, sorted by path. Raises `NoConfigurationError`."""
    records = (_read_record(record) for record in trust_folder().glob("*.json"))
    yield from sorted((trust for trust in records if trust), key=lambda trust: trust.root)


def changes(trust: Trust, hashes: Mapping[str, str]) -> tuple[str, ...]:
    """Return the templates that differ from the trusted ones, such as "complaint.html (changed)"."""
    names = sorted({*trust.hashes, *hashes})
    kinds = {name: _change(trust.hashes.get(name), hashes.get(name)) for name in names}
    return tuple(f"{name} ({kind})" for name, kind in kinds.items() if kind)


def _change(old_hash: str | None, new_hash: str | None) -> str:
    if old_hash == new_hash:
        return ""
    if old_hash is None:
        return "new"
    return "removed" if new_hash is None else "changed"


def record_file(root: Path) -> Path:
    """Return the file, whether or not it exists, that records the trust in *root*. Raises `NoConfigurationError`."""
    digest = hashlib.sha256(os.fsencode(real_path(root))).hexdigest()
    return trust_folder() / f"{digest[:32]}.json"


def _read_record(record: Path) -> Trust | None:
    with suppress(OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        data = json.loads(read_private(record, MAX_BYTES))
        return Trust(Path(data["root"]), {str(name): str(digest) for name, digest in data["hashes"].items()})
    return None
