"""Units of length. The program counts in points; a court's profile in inches, the page engine in CSS pixels."""

INCH = 72.0
"""Points in an inch."""

PIXEL = 0.75
"""Points in a CSS pixel."""
