"""A firm's folder of templates, read once so that the bytes used are the same bytes that were hashed and trusted."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from assembler.findings.faults import fault
from assembler.findings.finding import Finding
from assembler.load.files import is_within, place_of, read_bytes

SUFFIXES = frozenset({".html", ".css", ".yaml"})
"""The suffixes of templates and document types; other files in the folder are ignored."""

MAX_FILES = 1_000
MAX_BYTES = 2_000_000
MAX_TOTAL_BYTES = 20_000_000


@dataclass(frozen=True)
class TemplateFolder:
    """The templates in *folder*: their bytes by name, such as `parts/caption.html`, and findings on unusable files."""

    folder: Path
    files: Mapping[str, bytes] = field(hash=False)
    problems: tuple[Finding, ...] = ()

    @cached_property
    def hashes(self) -> Mapping[str, str]:
        """The SHA-256 of each template, by name."""
        return {name: hashlib.sha256(data).hexdigest() for name, data in sorted(self.files.items())}

    def text(self, name: str) -> str:
        """Return the template *name* as text; bytes that are not UTF-8 become replacement characters."""
        return self.files[name].decode("utf-8-sig", "replace")


def read_templates(folder: Path, root: Path) -> TemplateFolder:
    """Return the templates in *folder* and its subfolders.

    A link that leads out of *root*, or a file that is too large or unreadable, is added to the problems.
    """
    if not is_within(folder, root):
        return TemplateFolder(folder, files={}, problems=(_outside_finding(folder),))
    files: dict[str, bytes] = {}
    problems: list[Finding] = []
    for file in _candidates(folder):
        match _read(file, root):
            case bytes() as data:
                files[file.relative_to(folder).as_posix()] = data
            case Finding() as problem:
                problems.append(problem)
        if len(files) > MAX_FILES or sum(map(len, files.values())) > MAX_TOTAL_BYTES:
            message = f"has more than {MAX_FILES:,} templates, or {MAX_TOTAL_BYTES:,} bytes of them"
            return TemplateFolder(folder, files={}, problems=(*problems, _too_large(folder, message)))
    return TemplateFolder(folder, files, tuple(problems))


def _read(file: Path, root: Path) -> bytes | Finding:
    """Return the bytes of *file*, or a finding that says why the file cannot be used."""
    if not is_within(file, root):
        return _outside_finding(file)
    try:
        data = read_bytes(file, MAX_BYTES)
    except OSError as error:
        message = f"cannot be read: {(error.strerror or 'it is not a file').lower()}"
        return fault("YML001", place_of(file), message, fix="make the file readable, or move it out of the folder")
    return data if len(data) <= MAX_BYTES else _too_large(file, f"the file is larger than {MAX_BYTES:,} bytes")


def _candidates(folder: Path) -> Iterator[Path]:
    """Yield the files in *folder* and its subfolders that have a template's suffix, sorted."""
    return (file for file in sorted(folder.rglob("*")) if file.suffix in SUFFIXES)


def _outside_finding(file: Path) -> Finding:
    return fault("TRU004", place_of(file), "is a link that leads out of the root")


def _too_large(file: Path, message: str) -> Finding:
    return fault("YML008", place_of(file), message, fix="move files that no paper needs out of the folder")
