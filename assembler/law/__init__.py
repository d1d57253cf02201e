"""Draws legal conclusions from a matter and the law of its court; nothing in this package reads a file."""
