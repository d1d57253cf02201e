"""The reader of papers to import: a separate process, with the limits of the reader of exhibits.

`python -m assembler.importing.reader FILE` prints the paper as JSON, or the problem that ended the reading.
"""
