"""Tests of `assembler/paginate/`."""
