"""Tests of `assembler/write/`."""
