"""Remedies for problems with the files of exhibits."""

from collections.abc import Mapping

from assembler.exhibits.reader import ProblemKind

IN_THE_MATTER = "give the new file's path in `file:`"
"""The end of a remedy that makes a new file."""

REMEDIES: Mapping[ProblemKind, str] = {
    "": "",
    "bit depth": f"save a copy with 8 or 16 bits per channel, and {IN_THE_MATTER}",
    "damaged": "get the file from its source again; if a PDF reader opens it, print it to a new PDF, and "
    f"{IN_THE_MATTER}",
    "empty": "get the file from its source again",
    "encrypted": f"save a copy that is not encrypted, and {IN_THE_MATTER}",
    "format": "use a PDF, or a picture in PNG, JPEG, TIFF or WebP",
    "HEIC": f"open it, export it as a full-size JPEG, and {IN_THE_MATTER}; keep the original",
    "macros": f"save a copy without macros, and {IN_THE_MATTER}",
    "no pages": "use a file that has pages",
    "page size": f"print it to a new PDF of letter size, and {IN_THE_MATTER}",
    "password": f"save a copy that opens without a password, and {IN_THE_MATTER}",
    "pixels": "save it with fewer pixels; 300 dots per inch are enough for a page",
    "reprint": f"open it in a PDF reader, print it to a new PDF, and {IN_THE_MATTER}",
    "size": "split it, or print it to a smaller PDF",
    "space": "free some space in the folder for temporary files (TMPDIR), or raise the limit on the size of files",
}
"""The remedy for each kind of problem; "" for the usual remedy."""
