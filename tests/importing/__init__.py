"""Tests of the readers of papers to import, and of their recognition."""
