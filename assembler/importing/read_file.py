"""Reads a paper from a PDF, Word or text file, in a separate process with limits on time and memory."""

from pathlib import Path

from assembler.exhibits.reader import UnusableError
from assembler.exhibits.reading_process import contents_of
from assembler.importing import reader
from assembler.importing.read_document import ReadDocument
from assembler.importing.records import document_of

MAX_FILE_BYTES = 500_000_000
"""The largest file that is read, in bytes."""


def read_file(file: Path) -> ReadDocument:
    """Return the paper in *file*: a PDF, a Word file or plain text, by its content.

    Raises `UnusableError`, whose message completes a sentence that begins with the file's name.
    """
    try:
        if file.is_dir():
            raise UnusableError("is a folder; give the path of a file in it")
        if not file.is_file() and file.exists():
            raise UnusableError("is a pipe or a device, which is never opened; save its content as a file")
        if file.stat().st_size > MAX_FILE_BYTES:
            raise UnusableError(f"is larger than {MAX_FILE_BYTES // 1_000_000} MB; import a smaller copy")
        with file.open("rb") as stream:
            stream.read(1)
    except OSError as error:
        raise UnusableError(f"cannot be read: {(error.strerror or str(error)).lower()}") from None
    contents = contents_of(file.absolute(), reader.__name__)
    if problem := contents.get("problem"):
        raise UnusableError(problem)
    return document_of(contents)
