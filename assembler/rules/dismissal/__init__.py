"""Rules on papers that end a case or a claim."""

from assembler.papers.ending.dismissal_papers import DismissalPaper

READS = DismissalPaper
"""The type of the values that all these rules check."""
