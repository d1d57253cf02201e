"""Tests of `assembler/prove/`."""
