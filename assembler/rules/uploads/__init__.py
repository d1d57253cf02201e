"""Rules on files to upload: contents that a court forbids, and the program's promises about each file."""

from assembler.proof.upload import Upload

READS = Upload
"""The type of the values that all these rules check."""
