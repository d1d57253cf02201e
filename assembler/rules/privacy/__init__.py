"""Rules on what a public paper must not show."""
