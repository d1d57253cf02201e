"""Tests of `assembler/papers/`."""
