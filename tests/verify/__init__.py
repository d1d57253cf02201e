"""Tests of the comparison of a returned file with its paper."""
