"""Paths on disk: how messages show them, where links lead, what may be read and how much of it."""

import os
from pathlib import Path

from assembler.findings.faults import brief, fault
from assembler.findings.finding import Place, Stopped
from assembler.findings.suggestions import did_you_mean


class NotAFileError(OSError):
    """A folder, a pipe, a device: nothing that ends."""


def shown(file: Path) -> str:
    """Return *file* as messages name it: relative to the working folder if it is in it."""
    relative = os.path.relpath(file)
    return str(file) if relative.startswith("..") else relative


def resolved(file: Path) -> Path:
    """Return *file* with every link followed; a circle of links, or a name too long, is left as it is."""
    return Path(os.path.realpath(file))


def stands(file: Path) -> bool:
    """Whether *file* is a plain file; a name that no system takes is none."""
    try:
        return file.is_file()
    except OSError:
        return False


def within(file: Path, root: Path) -> bool:
    """Whether *file* is in the folder *root* once every link is followed."""
    return resolved(file).is_relative_to(resolved(root))


def named_file(named: str, place: Place, root: Path, code: str, suffix: str) -> Path:
    """Return the file that the YAML at *place* names, relative to that YAML, with every link followed.

    Raises `Stopped` with a finding of *code* if it is outside *root* or not a plain file. The finding suggests files
    that end in *suffix*, and never one outside the root.
    """
    target = resolved(Path(place.file).absolute().parent / named)
    if not within(target, root):
        message = f"`{brief(named)}` is outside the root `{shown(root)}`"
        raise Stopped(fault(code, place, message, fix="copy it into the root, or name a root that holds both"))
    if not stands(target):
        names = files_in(target.parent, suffix, root)
        fix = did_you_mean(Path(named).name, names) if names else ""
        raise Stopped(fault(code, place, f"`{brief(named)}` is not a file", fix=fix))
    return target


def files_in(folder: Path, suffix: str, root: Path) -> list[str]:
    """Return the names of the files in *folder* that end in *suffix*, sorted.

    There are none if the folder cannot be read or is outside *root*.
    """
    if not within(folder, root):
        return []
    try:
        return sorted(file.name for file in folder.iterdir() if file.suffix.lower() == suffix and stands(file))
    except OSError:
        return []


def read_bytes(file: Path, most: int) -> bytes:
    """Return the bytes of *file*, or, if it has more than *most*, one byte more than that.

    Raises `NotAFileError` for a folder, a pipe or a device, which may never end, and `OSError` if it cannot be read.
    """
    if file.exists() and not file.is_file():
        raise NotAFileError(file)
    with file.open("rb") as stream:
        return stream.read(most + 1)
