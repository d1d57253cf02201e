"""Rules on files to upload: what filing systems refuse, and what the program promises of each file."""

from assembler.proof.upload import Upload

READS = Upload
"""What all of these rules read."""
