"""Rules on the finished pages, which verify that the program prints what it promises."""

from assembler.proof.proof import Proof

READS = Proof
"""The type of the values that all these rules check."""
