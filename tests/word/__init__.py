"""Tests of `assembler/word/`."""
