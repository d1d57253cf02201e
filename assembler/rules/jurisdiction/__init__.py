"""Rules on jurisdiction: its grounds, the citizenship of parties, and the amount in controversy."""
