"""Tests of `assembler/language/`."""
