"""The sections of the family, one a module."""
