"""The tests: a test module for each part of the program, and tests that check all of the data."""
