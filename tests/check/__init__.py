"""Tests of `assembler/check/`."""
