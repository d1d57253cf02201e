"""Rules on the finished pages, which promise what the program prints."""

from assembler.proof.proof import Proof

READS = Proof
"""What all of these rules read."""
