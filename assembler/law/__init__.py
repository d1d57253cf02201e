"""Legal conclusions drawn from a matter and its law; nothing in this package reads a file."""
