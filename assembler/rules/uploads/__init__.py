"""Rules on files to upload: what filing systems refuse, and what the program promises about each file."""

from assembler.proof.upload import Upload

READS = Upload
"""The type of value that all of these rules read."""
