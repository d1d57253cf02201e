"""Faults in a file that came back and is compared with its paper: titles, remedies and severities by code."""

from collections.abc import Mapping

from assembler.findings.finding import Severity

RETURNED_FAULTS: Mapping[str, tuple[str, str]] = {
    "VER001": (
        "a file to compare cannot be read",
        "give a PDF or a Word file (.docx) that opens without a password",
    ),
    "VER002": ("the file is another paper", "give the matter of this file, and choose its paper with `--paper`"),
    "VER003": (
        "words of the file differ from the paper",
        "write the change into the matter and build again, or undo it in the file",
    ),
    "VER004": (
        "a paragraph of the paper is missing from the file, or was added",
        "write the change into the matter and build again, or undo it in the file",
    ),
    "VER005": (
        "a passage is in another place in the file",
        "move it in the matter as well and build again, or undo the move in the file",
    ),
    "VER006": (
        "numbers of paragraphs in the file that are missing, doubled, out of order or changed",
        "correct the numbers in the file, or build the paper again",
    ),
    "VER007": (
        "a reference in the file does not lead to what the paper refers to",
        "correct the reference in the file; in Word, select all and press F9 to update the numbers",
    ),
    "VER008": (
        "an exhibit of the paper, or a page of one, is not in the file",
        "add the exhibit to the file, or build the paper again",
    ),
    "VER009": (
        "pages of the file were added, removed, moved, left blank or repeated",
        "compare the pages, and print the file again",
    ),
    "VER010": (
        "the size, the margins or the type of pages differ from those of the paper",
        "print the file again without scaling",
    ),
    "VER011": ("line numbers are missing or not level with their lines", "print the file again without scaling"),
    "VER012": ("a font is not embedded in the file", "print the file to a new PDF with its fonts embedded"),
    "VER013": ("pages without text", "read these pages against the paper, or recognize their text and compare again"),
    "VER014": (
        "an expected change: a signature, a date or a number that was filled in",
        "none needed if the change is right",
    ),
    "VER015": (
        "tracked changes, comments, hidden words or authors in the file",
        "before the file goes out, accept or reject the changes, and remove the comments, hidden words and authors",
    ),
    "VER016": ("which paper was compared", "to compare another paper, name it with `--paper`"),
}

RETURNED_SEVERITIES: Mapping[str, Severity] = {
    "VER009": Severity.WARNING,
    "VER010": Severity.WARNING,
    "VER011": Severity.WARNING,
    "VER012": Severity.WARNING,
    "VER013": Severity.WARNING,
    "VER014": Severity.NOTE,
    "VER015": Severity.WARNING,
    "VER016": Severity.NOTE,
}
"""Severities of the faults that are not errors."""
