"""What tests share: small matters, made-up plans and proofs, runs of the command, and readers of finished files."""
