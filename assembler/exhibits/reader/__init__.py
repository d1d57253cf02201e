"""The reader of exhibits: a separate, limited process for untrusted files.

`python -m assembler.exhibits.reader FILE` prints JSON: the text of each page and the file's other contents, or the
problem that ended the reading, with its kind. The reader imports nothing else from the program, so that it starts
quickly.
"""

from typing import Literal

MEMORY_LIMIT = 1 << 30
"""The memory in bytes that the reader's process may use."""

CPU_SECONDS = 60
"""The CPU time in seconds that the reader's process may use."""

OUT_OF_MEMORY = 75
"""The exit status of a process that exceeded its memory limit."""

OUT_OF_SPACE = 74
"""The exit status of a process that found no space for its temporary files."""

PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"II*\0", b"MM\0*", b"RIFF")
"""The first bytes of a PNG, a JPEG, a TIFF and a WebP."""

HEIC = (b"ftypheic", b"ftypheix", b"ftyphevc", b"ftypmif1", b"ftypmsf1", b"ftypavif")
"""The bytes after the first four of a HEIC or AVIF picture; phones take pictures in these formats."""

ProblemKind = Literal[
    "",
    "bit depth",
    "damaged",
    "empty",
    "encrypted",
    "format",
    "HEIC",
    "macros",
    "no pages",
    "page size",
    "password",
    "pixels",
    "reprint",
    "size",
    "space",
]
"""The kind of a problem with a file, which decides the remedy; "" for the usual remedy."""


class UnusableError(Exception):
    """The file cannot be used. The message is the end of a sentence that begins with the file's name."""

    def __init__(self, message: str, kind: ProblemKind = "") -> None:
        super().__init__(message)
        self.kind: ProblemKind = kind
