"""Benchmarks of the program beside other programs: `python -m benchmarks` prints them. No test depends on a figure."""
