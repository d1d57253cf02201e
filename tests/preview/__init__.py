"""Tests of `assembler/preview/`."""
