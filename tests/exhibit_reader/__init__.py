"""Tests of `assembler/exhibit_reader/`."""
