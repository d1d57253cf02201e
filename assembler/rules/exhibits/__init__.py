"""Rules on exhibits: those that are cited, and those that are attached."""
