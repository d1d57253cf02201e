"""Tests of `assembler/outputs/word/`."""
