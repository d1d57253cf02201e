"""Rules on venue, and on the assignment to a division."""
