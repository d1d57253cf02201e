"""Tests of `assembler/outputs/`."""
