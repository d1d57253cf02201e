"""Writes a draft as the files of a matter."""
