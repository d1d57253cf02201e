"""Tests of `assembler/facts`."""
