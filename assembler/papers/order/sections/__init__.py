"""The sections of a proposed order, one module each."""
