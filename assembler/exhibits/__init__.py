"""Determines the labels of a matter's exhibits, and reads the exhibits' files, before any paper is made."""
