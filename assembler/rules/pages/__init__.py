"""Rules on the finished pages, which promise what the program prints."""

from assembler.prove.proof import Proof

READS = Proof
"""What all of these rules read."""
