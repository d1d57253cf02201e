"""Tests of `assembler/rules/`."""
