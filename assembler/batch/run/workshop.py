"""What a process builds with: the program, the packages that decide the bytes of a paper, and the fonts."""

import hashlib
import platform
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from assembler.batch.settings import program_hash

PACKAGES = (
    "weasyprint pydyf fonttools pikepdf pypdfium2 Jinja2 markdown-it-py pydantic PyYAML tinyhtml5 eyecite".split()
)
"""The packages whose versions may change a paper or a finding."""


def workshop(*, engine: bool = True) -> dict[str, str]:
    """Return the hash of the program, the versions of what it uses, and the hash of its fonts.

    Without the page *engine* papers are only checked, and neither it nor the fonts matter.
    """
    told = {"program": program_hash(), "python": platform.python_version(), **dict(_packages())}
    if not engine:
        return told
    from assembler.paginate.fonts import font_files, versions  # noqa: PLC0415 - slow to import

    return {**told, "engine": versions(), "fonts": _hash(font_files())}


def _packages() -> Iterator[tuple[str, str]]:
    for name in PACKAGES:
        try:
            yield name, version(name)
        except PackageNotFoundError:
            yield name, "none"


def _hash(files: tuple[Path, ...]) -> str:
    """Return the hash of *files*, by name and content; where they are does not matter."""
    digest = hashlib.sha256()
    for name, data in sorted((file.name, hashlib.sha256(file.read_bytes()).digest()) for file in files):
        digest.update(name.encode() + data)
    return digest.hexdigest()
