"""What the program reports to its user: findings, their places, and the codes of faults."""
