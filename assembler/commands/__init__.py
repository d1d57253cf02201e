"""What each command does; `cli.py` prints it."""
