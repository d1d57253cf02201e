"""Tests of `assembler/engine/`."""
