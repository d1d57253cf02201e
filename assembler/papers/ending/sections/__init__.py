"""The sections of papers that end a case, one module each."""
