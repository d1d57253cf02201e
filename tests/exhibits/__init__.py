"""Tests of `assembler/exhibits/`."""
