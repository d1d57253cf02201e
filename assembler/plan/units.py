"""Units of length: points in the program, inches in a court's record, CSS pixels in the page engine."""

INCH = 72.0
"""Points in an inch."""

LETTER_SIZE = (8.5 * INCH, 11 * INCH)
"""The width and height of letter paper, in points."""

PIXEL = 0.75
"""Points in a CSS pixel."""
