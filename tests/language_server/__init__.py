"""Tests of `assembler/language_server/`."""
