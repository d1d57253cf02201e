"""The findings that the program reports to its user, their places, and the codes of faults."""
