"""Compares two papers: the later paper with its changes marked, and the table of its new paragraph numbers."""
