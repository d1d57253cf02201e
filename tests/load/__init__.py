"""Tests of `assembler/load/`."""
