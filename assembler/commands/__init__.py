"""The program's commands. Each command returns the output that `cli/` prints."""
