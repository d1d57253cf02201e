"""Rules on signatures and counsel."""
