"""The commands. Each returns the output that `cli.py` prints."""
