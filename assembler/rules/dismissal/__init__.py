"""Rules on papers that end a case or a claim."""
