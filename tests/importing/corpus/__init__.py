"""Complaints that other tools printed: their descriptions, the files, and the program that makes these."""
