"""Tests of `assembler/outputs/pdf/paginate/`."""
