"""Tests of `assembler/catalog/`."""
