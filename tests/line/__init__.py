"""Tests of the whole line, from a matter to its finished papers, and walks over all of it."""
