"""Rules on the finished pages, which verify what the program promises to print."""

from assembler.proof.proof import Proof

READS = Proof
"""The type of value that all of these rules read."""
