"""Tests of `assembler/attach/`."""
