"""Tests of `assembler/commands/`."""
