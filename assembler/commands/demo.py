"""Writes the sample lawsuit Parler v. Amazon into a folder, to look at and to change."""

import errno
import os
from pathlib import Path

import click

from assembler.findings.finding import MatterError
from assembler.load.packed import PROGRAM
from assembler.write.journal import put_file

SAMPLE_NAME = "parler_v_amazon"

FIRST = "king_county.yaml"
"""The matter that is shown first: the complaint."""


def write_demo(folder: Path) -> list[Path]:
    """Write the sample's files to *folder*, which must not exist or must be empty, and return them.

    Raises a usage error if the folder has files or cannot be written.
    """
    if os.path.lexists(folder) and (not folder.is_dir() or any(folder.iterdir())):
        raise click.UsageError(f"`{folder}` exists; give a new folder")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for file in _samples():
            put_file(folder / file.name, file.read_bytes())
    except OSError as error:
        reason = "" if error.errno is None else os.strerror(error.errno).lower()
        raise click.UsageError(f"`{folder}` cannot be written: {reason or error}; give a folder of your own") from None
    except MatterError as error:
        raise click.UsageError(str(error)) from None
    return [folder / file.name for file in _samples()]


def _samples() -> list[Path]:
    """Return the files of the sample: inside the package in a wheel, else at the top of the checkout."""
    packaged_folder = PROGRAM / "demo"
    folder = packaged_folder if packaged_folder.is_dir() else PROGRAM.parent / "matters" / SAMPLE_NAME
    files = sorted(folder.glob("*.yaml"))
    if not files:
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(folder))
    return files
