"""Compares a file that was edited, signed, scanned or printed elsewhere with the paper as the program makes it now."""
