"""A litigation document assembler: YAML matter files become court-ready papers."""

__version__ = "0.1.0"
