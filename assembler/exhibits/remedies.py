"""Remedies for problems with the files of exhibits."""

SMALLER = "split it, or print it to a smaller PDF"
PRINTED_ANEW = "open it in a PDF reader, print it to a new PDF, and name the new PDF"
AGAIN = "get the file from its source again; if a PDF reader opens it, print it to a new PDF, and name the new PDF"

REMEDIES = {
    "pixels": "save it with fewer pixels; 300 dots per inch are enough for a page",
    "more than": SMALLER,
    "password": "save a copy that opens without a password, and name the copy",
    "HEIC": "open it, export it as a full-size JPEG, and name the JPEG; keep the original",
    "neither a PDF": "name a PDF, or a picture in PNG, JPEG, TIFF or WebP",
    "bits per pixel": "save a copy with 8 or 16 bits per pixel, and name the copy",
    "no bytes": "get the file from its source again",
    "no pages": "name a file that has pages",
    "points wide": "print it to a new PDF of letter size, and name the new PDF",
    "form": PRINTED_ANEW,
    "crash": PRINTED_ANEW,
    "too long": PRINTED_ANEW,
    "too much memory": PRINTED_ANEW,
    "cannot be read": AGAIN,
    "damaged": AGAIN,
    "not a complete": AGAIN,
}
"""Remedies by a part of the problem's text. The first match applies."""


def remedy(problem: str) -> str:
    """Return the remedy for *problem*, which is the end of a sentence about a file.

    The result is "" for the usual remedy.
    """
    return next((helps for part, helps in REMEDIES.items() if part in problem), "")
