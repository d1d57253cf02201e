"""The reader of files that come back: a separate process, with the limits of the reader of exhibits.

`python -m assembler.verify.reader FILE` prints JSON: the pages of a PDF with the place of each word, or the paragraphs
of a Word file with their labels; or the problem that ended the reading.
"""

NEITHER = "is neither a PDF nor a Word file (.docx)"

SIGNS = frozenset({")", ":", "§", "*", "x"})
"""The signs that a caption's column repeats as its divider; our PDF draws them, and has no text there."""
