"""Tests of `assembler/plan/`."""
