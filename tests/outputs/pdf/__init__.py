"""Tests of `assembler/outputs/pdf/`."""
