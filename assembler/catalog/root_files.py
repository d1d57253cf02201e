"""Looks for files and folders in a firm's root, and refuses links out of the root and entries of the wrong kind."""

import os
from pathlib import Path

from assembler.findings.faults import fault
from assembler.findings.finding import MatterError
from assembler.load.files import is_file, is_within, kind_of, place_of


def has_file(file: Path, root: Path | None) -> bool:
    """Whether *file* exists.

    Raises `MatterError` if it is not a regular file, or is in *root* and is a link that leads out of the root.
    """
    is_regular = is_file(file)
    if not (is_regular or os.path.lexists(file)):
        return False
    _refuse_outside_link(file, root)
    if not is_regular:
        fix = "put a file in its place, or delete it"
        raise MatterError(fault("YML001", place_of(file), f"is {kind_of(file)}, not a file", fix=fix))
    return True


def has_folder(folder: Path, root: Path | None) -> bool:
    """Whether *folder*, a folder of records in *root*, exists.

    Raises `MatterError` if it is not a folder, or is a link that leads out of the root.
    """
    if not os.path.lexists(folder):
        return False
    _refuse_outside_link(folder, root)
    if not folder.is_dir():
        fix = "rename it: the program looks for a folder of records under this name"
        raise MatterError(fault("YML001", place_of(folder), f"is {kind_of(folder)}, not a folder", fix=fix))
    return True


def _refuse_outside_link(file: Path, root: Path | None) -> None:
    if root and file.is_relative_to(root) and not is_within(file, root):
        raise MatterError(fault("TRU004", place_of(file), "is a link that leads out of the root"))
