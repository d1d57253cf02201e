"""What follows from a matter and its law; nothing here reads a file."""
