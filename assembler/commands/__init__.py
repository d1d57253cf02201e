"""The commands: each returns what `cli.py` prints."""
