"""Tests of all steps together, from a matter to its finished papers."""
