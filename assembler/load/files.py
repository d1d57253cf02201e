"""Files on disk: their names in messages, the targets of links, and which files may be read."""

import os
from collections.abc import Collection, Sequence
from pathlib import Path

from assembler.findings.faults import brief, fault
from assembler.findings.finding import MatterError, Place
from assembler.findings.suggestions import did_you_mean, similar_names
from assembler.load.reads import note_file

WEB = ("http:", "https:", "data:", "file:", "ftp:", "//")
"""Prefixes of web addresses and other URLs, which a matter may not use as file names."""


WIDEN_THE_ROOT = (
    "choose a root that contains both the matter and the file, with `--root DIR` or, permanently, with"
    " `assembler trust DIR`"
)
"""The remedy for a file outside the root."""


class NotAFileError(OSError):
    """The path is a folder, a pipe or a device, but a regular file was expected."""


def display_name(file: Path) -> str:
    """Return the name of *file* for messages: relative to the working folder if the file is inside it."""
    relative = os.path.relpath(file)
    return str(file) if relative.startswith("..") else relative


def place_of(file: Path) -> Place:
    """Return the place of a finding about *file* as a whole."""
    return Place(display_name(file))


def real_path(file: Path) -> Path:
    """Return the absolute path of *file* with its links followed."""
    return Path(os.path.realpath(file))


def is_file(file: Path) -> bool:
    """Whether *file* is a regular file; also False if the file system does not accept the name."""
    note_file(file)
    try:
        return file.is_file()
    except OSError:
        return False


def kind_of(file: Path) -> str:
    """Return the kind of *file*, for a message: "a file", "a folder", "a pipe or a device" or "a broken link"."""
    if _is_folder(file):
        return "a folder"
    if is_file(file):
        return "a file"
    return "a pipe or a device" if _exists(file) else "a broken link"


def is_within(file: Path, root: Path) -> bool:
    """Whether *file*, with every link followed, is in the folder *root*."""
    return real_path(file).is_relative_to(real_path(root))


def named_file(
    name: str,
    place: Place,
    root: Path,
    code: str,
    *suffixes: str,
    used_files: Collection[Path] | None = None,
    open_files: Collection[Path] = (),
) -> Path:
    """Return the file at *name*, a path relative to the YAML file of *place*, with links followed.

    Raises `MatterError` with a finding of *code* if *name* is a web address or not a file name, or if the file is
    outside *root* or is not a regular file. The finding may suggest files with one of *suffixes*. If a file may be used
    only once, *used_files* are the files in use, with links followed. A file in *open_files* need not exist on disk.
    """
    if name.casefold().startswith(WEB):
        message = f"`{brief(name)}` is a web address; only files on disk are read"
        raise MatterError(fault(code, place, message, fix="save the file in the root, and write its path here"))
    if "\0" in name:
        raise MatterError(fault(code, place, f"`{brief(name)}` is not a file name", fix="write the path of a file"))
    naming_file = Path(place.file).absolute()
    path = naming_file.parent / name
    target = real_path(path)
    is_link = _is_link(path) and is_within(path.parent, root)
    if not is_within(target, root):
        message = f"`{brief(name)}` is{' a link that leads' if is_link else ''} outside the root `{display_name(root)}`"
        action = "copy the link's target" if is_link else "copy it"
        raise MatterError(fault(code, place, message, fix=f"{action} into the root, or {WIDEN_THE_ROOT}"))
    if target not in open_files and not is_file(target):
        fact, fix = _fact_and_remedy(name, target, root, suffixes, naming_file, used_files=used_files)
        if is_link and not _exists(target):
            fact = "is a link to a file that does not exist"
            fix = "write the path of the file itself"
        raise MatterError(fault(code, place, f"`{brief(name)}` {fact}", fix=fix))
    return target


def _fact_and_remedy(
    name: str,
    target: Path,
    root: Path,
    suffixes: Sequence[str],
    naming_file: Path,
    *,
    used_files: Collection[Path] | None,
) -> tuple[str, str]:
    """Return a description of *target*, which is not a regular file, and a remedy, which may be empty."""
    if _is_folder(target):
        files_inside = [f"{name.rstrip('/')}/{file_name}" for file_name in files_in(target, root, *suffixes)]
        remedy = did_you_mean(name, files_inside) if files_inside else "write the path of a file in it"
        return "is a folder", remedy
    if _exists(target):
        return "is a pipe or a device", "copy its contents into a regular file, and write that file's path here"
    neighbors = files_in(target.parent, root, *suffixes)
    names = [
        neighbor
        for neighbor in neighbors
        if real_path(target.parent / neighbor) not in {real_path(naming_file), *(used_files or ())}
    ]
    if used_files is not None and not similar_names(Path(name).name, names):
        names = []
    return "is not a file", did_you_mean(Path(name).name, names) if names else ""


def _is_link(file: Path) -> bool:
    try:
        return file.is_symlink()
    except OSError:
        return False


def _exists(file: Path) -> bool:
    try:
        return file.exists()
    except OSError:
        return False


def _is_folder(file: Path) -> bool:
    try:
        return file.is_dir()
    except OSError:
        return False


def files_in(folder: Path, root: Path, *suffixes: str) -> list[str]:
    """Return the sorted names of the files in *folder* with one of *suffixes*, except links that lead out of *root*.

    If the folder cannot be read or is outside *root*, the list is empty.
    """
    if not is_within(folder, root):
        return []
    try:
        files = [file for file in folder.iterdir() if file.suffix.lower() in suffixes and is_file(file)]
    except OSError:
        return []
    return sorted(file.name for file in files if is_within(file, root))


def read_bytes(file: Path, limit: int) -> bytes:
    """Return the bytes of *file*; if it has more than *limit* bytes, return only the first *limit* + 1.

    Raises `NotAFileError` for a folder, a pipe or a device, and `OSError` if reading fails.
    """
    note_file(file)
    if file.exists() and not file.is_file():
        raise NotAFileError(file)
    with file.open("rb") as stream:
        return stream.read(limit + 1)
