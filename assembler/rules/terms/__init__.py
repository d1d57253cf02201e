"""Rules on defined terms."""
