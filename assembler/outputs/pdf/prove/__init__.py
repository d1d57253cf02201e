"""prove: the finished PDF, read back as a `Proof` by other libraries; the rules on it are elsewhere."""
