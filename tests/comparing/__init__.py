"""Tests of the comparison of two papers."""
