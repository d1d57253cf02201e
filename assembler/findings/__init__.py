"""What the program says to its user: findings, their places, the codes of faults."""
