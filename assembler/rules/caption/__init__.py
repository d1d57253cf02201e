"""Rules on the caption."""
