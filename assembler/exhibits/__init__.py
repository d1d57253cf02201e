"""Exhibits of a matter before any paper: their labels, and what is in their files."""
