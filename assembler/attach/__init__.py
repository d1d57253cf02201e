"""Exhibits behind a finished paper: working copies with covers, stamps and bookmarks; the originals never change."""
