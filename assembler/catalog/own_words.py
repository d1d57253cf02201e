"""Reads a firm's list of words that are spelled correctly: `spelling.txt` in its root."""

from pathlib import Path

from assembler.findings.faults import fault
from assembler.findings.finding import MatterError
from assembler.load.files import place_of

FILE = "spelling.txt"
"""The name of the list in a root."""


def words_in(file: Path) -> frozenset[str]:
    """Return the words of *file*, in lowercase; `#` begins a comment. Raises `MatterError` if it is not UTF-8."""
    try:
        lines = file.read_text("utf-8-sig").splitlines()
    except UnicodeDecodeError:
        fix = "save the file as UTF-8"
        raise MatterError(fault("MAT003", place_of(file), f"`{FILE}` is not UTF-8", fix=fix)) from None
    return frozenset(word.lower() for line in lines for word in line.partition("#")[0].split())
