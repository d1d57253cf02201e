"""Tests of the project as a whole: its layout, its packages, its wheel."""
