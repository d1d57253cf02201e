"""Rules on papers that end a case or a claim."""

from assembler.papers.ending.dismissal_papers import DismissalPaper

READS = DismissalPaper
"""The kind of value that all of these rules read."""
