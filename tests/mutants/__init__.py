"""Small changes to the program, every one of which must make a test fail: `make mutants`."""
