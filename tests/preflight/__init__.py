"""Tests of `assembler/preflight/`."""
