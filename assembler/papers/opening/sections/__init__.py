"""The sections of a complaint, one module each."""
