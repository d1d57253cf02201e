"""Files and paths on disk: how messages name them, where links lead, what may be read and how much of it."""

import os
from pathlib import Path

from assembler.findings.faults import brief, fault
from assembler.findings.finding import Place, Stopped
from assembler.findings.suggestions import did_you_mean


class NotAFileError(OSError):
    """A folder, a pipe or a device, where a regular file was expected."""


def locate(file: Path, root: Path | None = None) -> tuple[Path, Path]:
    """Return the file of the matter at *file* and the root that it is read under; nothing is read yet.

    Raises `Stopped` when it is outside the root.
    """
    file = _matter_file(file).absolute()
    root = real_path(root or _default_root(file))
    if not is_within(file, root):
        message = f"is outside the root `{display_name(root)}`"
        raise Stopped(fault("YML001", place_of(file), message, fix="name a root that contains it"))
    return file, root


def _matter_file(file: Path) -> Path:
    try:
        return file / "matter.yaml" if file.is_dir() else file
    except OSError:
        return file


def _default_root(file: Path) -> Path:
    here = Path.cwd()
    return here if is_within(file, here) else file.parent


def display_name(file: Path) -> str:
    """Return *file* as messages name it: relative to the working folder if it is inside that folder."""
    relative = os.path.relpath(file)
    return str(file) if relative.startswith("..") else relative


def place_of(file: Path) -> Place:
    """Return the place of a finding that concerns the whole of *file*."""
    return Place(display_name(file))


def real_path(file: Path) -> Path:
    """Return *file* with every link followed; a circle of links, or a name that is too long, is left as it is."""
    return Path(os.path.realpath(file))


def is_file(file: Path) -> bool:
    """Whether *file* is a regular file; False too for a name that the file system does not accept."""
    try:
        return file.is_file()
    except OSError:
        return False


def is_within(file: Path, root: Path) -> bool:
    """Whether *file*, with every link followed, is in the folder *root*."""
    return real_path(file).is_relative_to(real_path(root))


def named_file(named: str, place: Place, root: Path, code: str, suffix: str) -> Path:
    """Return the file that the YAML at *place* names, relative to that YAML, with every link followed.

    Raises `Stopped` with a finding of *code* if it is outside *root* or not a regular file. The finding suggests
    files that end in *suffix*, but none outside the root, nor the YAML itself.
    """
    naming = Path(place.file).absolute()
    target = real_path(naming.parent / named)
    if not is_within(target, root):
        message = f"`{brief(named)}` is outside the root `{display_name(root)}`"
        raise Stopped(fault(code, place, message, fix="copy it into the root, or name a root that holds both"))
    if not is_file(target):
        names = [name for name in files_in(target.parent, suffix, root) if target.parent / name != real_path(naming)]
        fix = did_you_mean(Path(named).name, names) if names else ""
        raise Stopped(fault(code, place, f"`{brief(named)}` is not a file", fix=fix))
    return target


def files_in(folder: Path, suffix: str, root: Path) -> list[str]:
    """Return the names of the files in *folder* that end in *suffix*, sorted.

    The list is empty if the folder cannot be read or is outside *root*.
    """
    if not is_within(folder, root):
        return []
    try:
        return sorted(file.name for file in folder.iterdir() if file.suffix.lower() == suffix and is_file(file))
    except OSError:
        return []


def read_bytes(file: Path, most: int) -> bytes:
    """Return the bytes of *file*; of a file with more than *most*, only the first *most* + 1.

    Raises `NotAFileError` for a folder, a pipe or a device, which may never end, and `OSError` if reading fails.
    """
    if file.exists() and not file.is_file():
        raise NotAFileError(file)
    with file.open("rb") as stream:
        return stream.read(most + 1)
