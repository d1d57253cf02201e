"""Remedies for problems with files of exhibits."""

SMALLER = "split it, or print it to a smaller PDF"
PRINTED_ANEW = "open it in a reader, print it to a new PDF, and name that one"
AGAIN = "get the file from its source again; if a reader opens it, print it to a new PDF, and name that one"

REMEDIES = {
    "pixels": "save it with fewer pixels; 300 dots an inch are enough for a page",
    "more than": SMALLER,
    "password": "save a copy that opens without the password, and name that one",
    "HEIC": "open it and save or export it as a JPEG of full size, and name that one; keep the original",
    "neither a PDF": "name a PDF, or a picture in PNG, JPEG, TIFF or WebP",
    "bits for each pixel": "save it with 8 or 16 bits for each pixel, and name that one",
    "no bytes": "get the file from its source again",
    "no pages": "name a file that has pages",
    "points wide": "print it to a new PDF of letter size, and name that one",
    "form": PRINTED_ANEW,
    "crash": PRINTED_ANEW,
    "too long": PRINTED_ANEW,
    "too much memory": PRINTED_ANEW,
    "cannot be read": AGAIN,
    "damaged": AGAIN,
    "not a complete": AGAIN,
}
"""Remedies by a part of the problem's text; the first match counts."""


def remedy(problem: str) -> str:
    """Return the remedy for *problem*, the end of a sentence about a file; "" for the usual remedy."""
    return next((helps for part, helps in REMEDIES.items() if part in problem), "")
