"""Compares a file that was edited, signed, scanned or printed elsewhere with the paper that the program makes now."""
