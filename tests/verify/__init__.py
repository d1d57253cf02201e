"""Tests of the comparison of a file that came back with its paper."""
