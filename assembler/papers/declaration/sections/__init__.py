"""The sections of a declaration, one module each."""
