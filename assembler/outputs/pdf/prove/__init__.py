"""prove: reads the finished PDF back with other libraries, as a `Proof` for the rules to check."""
