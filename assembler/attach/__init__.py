"""Attaches exhibits to a finished paper, as working copies with covers, stamps and bookmarks.

The originals never change.
"""
