"""7 prove: the finished PDF, read back as a `Proof` by other libraries; it knows no rule."""
