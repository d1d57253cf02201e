"""Tests of `assembler/validate/`."""
