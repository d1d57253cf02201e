"""Rules on dates in the text."""
