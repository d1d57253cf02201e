"""Remedies for problems with the files of exhibits."""

from collections.abc import Mapping

from assembler.exhibits.reader import ProblemKind

NEW_PATH_REMEDY = "give the new file's path in `file:`"
"""The end of a remedy that makes a new file."""

REMEDIES: Mapping[ProblemKind, str] = {
    "": "",
    "bit depth": f"save a copy with 8 or 16 bits per channel, and {NEW_PATH_REMEDY}",
    "damaged": "get the file from its source again; if a PDF reader opens it, print it to a new PDF, and "
    f"{NEW_PATH_REMEDY}",
    "empty": "get the file from its source again",
    "encrypted": f"save a copy that is not encrypted, and {NEW_PATH_REMEDY}",
    "format": "use a PDF, or a picture in PNG, JPEG, TIFF or WebP",
    "HEIC": f"open it, export it as a full-size JPEG, and {NEW_PATH_REMEDY}; keep the original",
    "macros": f"save a copy without macros, and {NEW_PATH_REMEDY}",
    "no pages": "use a file that has pages",
    "page size": f"print it to a new PDF of letter size, and {NEW_PATH_REMEDY}",
    "password": f"save a copy that opens without a password, and {NEW_PATH_REMEDY}",
    "pixels": "save it with fewer pixels; 300 dots per inch are enough for a page",
    "reprint": f"open it in a PDF reader, print it to a new PDF, and {NEW_PATH_REMEDY}",
    "size": "split it, or print it to a smaller PDF",
    "space": "free some space in the folder for temporary files (TMPDIR), or raise the limit on the size of files",
}
"""The remedy for each kind of problem; "" for the usual remedy."""
