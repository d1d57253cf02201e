"""Reads a paper in PDF with PDFium: letters, rows, what every page repeats, notes, columns, paragraphs."""
