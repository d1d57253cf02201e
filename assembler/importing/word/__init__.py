"""Reads a paper in Word by the XML of its package, in the order of the document."""
