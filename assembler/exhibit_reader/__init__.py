"""The reader of exhibits: a process of its own, with limits, for a file that a stranger may have made.

`python -m assembler.exhibit_reader FILE` prints JSON: the text of each page and what else the file contains, or the
problem that ends the reading. It imports nothing else from the program, so that it starts quickly.
"""

MEMORY = 1 << 30
"""Bytes of memory that the process may use."""

SECONDS = 60
"""Seconds of computing time that it may use."""

OUT_OF_MEMORY = 75
"""The exit status of a process that asked for more memory than it may use."""

PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"II*\0", b"MM\0*")
"""The first bytes of a PNG, a JPEG and a TIFF."""


class UnusableError(Exception):
    """Why the file cannot be used, as the end of a sentence about it."""
