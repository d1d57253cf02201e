"""Rules on facts that contradict each other: sums, lengths of time, and figures of one thing."""
