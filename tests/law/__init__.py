"""Tests of `assembler/law/`."""
