"""The complaint, which opens a case."""
