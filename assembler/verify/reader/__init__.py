"""The reader of returned files: a separate process, with the same limits as the reader of exhibits.

`python -m assembler.verify.reader FILE` prints JSON: the pages of a PDF with the place of each word, the paragraphs of
a Word file with their labels, or the problem that ended the reading.
"""

NEITHER = "is neither a PDF nor a Word file (.docx)"

SIGNS = frozenset({")", ":", "§", "*", "x"})
"""The characters of a caption's divider. In the program's PDFs, the divider is drawn, and has no text."""
