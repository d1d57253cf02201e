"""Tests of `assembler/batch/`."""
