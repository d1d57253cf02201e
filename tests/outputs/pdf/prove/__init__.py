"""Tests of `assembler/outputs/pdf/prove/`."""
